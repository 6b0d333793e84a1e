/** Serves the page that tests of the container's runner drive, isolated as the site is. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isolationHeaders } from "../../scripts/headers.ts";
import { kitFiles } from "../../src/components/workbench/kit-archive.ts";
import { listenLocally } from "../local-server.ts";

/** @param standInUrl where the client is to look for its container. */
export async function serveContainerRunnerPage(
  standInUrl: string,
): Promise<{ readonly url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./runner-page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    define: { "import.meta.env": "{}" },
  });
  const files = await kitFiles(fileURLToPath(new URL("../../exercises", import.meta.url)));
  const lock = createHash("sha256")
    .update(files["package-lock.json"] ?? "")
    .digest("hex");
  const answers: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/": [
      "text/html",
      `<!doctype html><title>Container</title><body><script>globalThis.WEBCONTAINER_API_IFRAME_URL=${JSON.stringify(standInUrl)}</script><script type="module" src="page.js"></script>`,
    ],
    "/page.js": ["text/javascript", outputFiles[0]?.text ?? ""],
    "/kit.json": ["application/json", JSON.stringify({ files, lock })],
  };
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? "/", "http://localhost").pathname];
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...isolationHeaders, "Content-Type": `${answer[0]}; charset=utf-8` });
    response.end(answer[1]);
  });
  const port = await listenLocally(server);
  // Another site than the stand-in's, as StackBlitz is another than the course's.
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}
