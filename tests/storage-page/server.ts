/** Serves the page that is killed while somebody types, and hears its last words. */
import { EventEmitter, once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { listenLocally } from "../local-server.ts";
import type { LastWords } from "./page.ts";

/** A running server. */
export interface StoragePageServer {
  readonly url: string;
  /** What the next page to die says. Ask before it may. */
  lastWords(): Promise<LastWords>;
  close(): void;
}

/** Bundles the page and serves it on a free port. */
export async function serveStoragePage(): Promise<StoragePageServer> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
  });
  const script = outputFiles[0]?.text ?? "";
  const deaths = new EventEmitter();
  /** Never answered: each belongs to a page that waits to be killed. */
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      waiting.push(response);
      text(request).then((body) => deaths.emit("death", JSON.parse(body)));
      return;
    }
    const [type, body] =
      request.url === "/page.js"
        ? ["text/javascript", script]
        : [
            "text/html",
            '<!doctype html><title>Storage</title><script type="module" src="page.js"></script>',
          ];
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(body);
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    lastWords: async () => (await once(deaths, "death"))[0],
    close() {
      for (const response of waiting) response.destroy();
      server.close();
    },
  };
}
