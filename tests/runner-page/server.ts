/** Serves the page that tests of the in-page runner drive. */
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildInPageScripts } from "../../src/grading/in-page/build.ts";
import { listenLocally } from "../local-server.ts";

/** A running server. */
export interface RunnerPageServer {
  /**
   * Address of the page. `?isolated` serves it with COOP and COEP, `?strict` with a strict policy that
   * allows the runner, and `?forbidden` with one that does not.
   */
  readonly url: string;
  /** The paths that were asked for so far. */
  readonly requested: readonly string[];
  /** The body of the next `POST report`: for a page that Playwright can no longer reach. */
  nextReport(): Promise<string>;
  close(): void;
}

/** Bundles the page and serves it on a free port. */
export async function serveRunnerPage(): Promise<RunnerPageServer> {
  const { workerSource, frameScript, frameCsp, frameScriptHash } = await buildInPageScripts();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
  });
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/worker.txt": ["text/plain", workerSource],
    "/page.js": ["text/javascript", outputFiles[0]?.text ?? ""],
    "/options.js": [
      "text/javascript",
      `window.runnerOptions = ${JSON.stringify({ workerUrl: "worker.txt", frameScript, frameCsp })};`,
    ],
    "/": [
      "text/html",
      '<!doctype html><title>Runner</title><body><script src="options.js"></script><script type="module" src="page.js"></script>',
    ],
  };
  const requested: string[] = [];
  const reports = new EventEmitter();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    requested.push(pathname);
    if (request.method === "POST" && pathname === "/report") {
      text(request).then((body) => reports.emit("report", body));
      response.writeHead(204).end();
      return;
    }
    const file = files[pathname];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": `${file[0]}; charset=utf-8`,
      "Cross-Origin-Resource-Policy": "same-origin",
      ...(searchParams.has("isolated")
        ? {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
          }
        : {}),
      ...(searchParams.has("forbidden")
        ? { "Content-Security-Policy": "default-src 'self'; style-src 'unsafe-inline'" }
        : {}),
      ...(searchParams.has("strict")
        ? {
            "Content-Security-Policy": `default-src 'self'; script-src 'self' ${frameScriptHash} blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:`,
          }
        : {}),
    });
    response.end(file[1]);
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    requested,
    nextReport: async () => String((await once(reports, "report"))[0]),
    close: () => server.close(),
  };
}
