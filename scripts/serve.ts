/**
 * Serves the built site as a production host would: `npm start`, or `node scripts/serve.ts` after a build.
 * `PORT` chooses the port.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headersFor } from "./headers.ts";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const wanted = process.env["PORT"] ?? "4321";
const port = Number(wanted);

function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  giveUp(`PORT is "${wanted}", which is no port: give a number from 1 to 65535.`);
}
if (!existsSync(`${dist}index.html`)) {
  giveUp(
    "There is no built site in dist/. Build it first with `npm run build`, or use `npm start`, which does both.",
  );
}

const notFound = readFileSync(`${dist}404.html`);
const serveFile = sirv(dist, {
  etag: true,
  gzip: true,
  brotli: true,
  setHeaders: (response, pathname) => {
    for (const [name, value] of Object.entries(headersFor(pathname)))
      response.setHeader(name, value);
  },
});

const server = createServer((request, response) => {
  serveFile(request, response, () => {
    response.writeHead(404, {
      ...headersFor("/404.html"),
      "Content-Type": "text/html;charset=utf-8",
    });
    response.end(request.method === "HEAD" ? undefined : notFound);
  });
});

server.on("error", (error: NodeJS.ErrnoException) => {
  giveUp(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start`
      : `The server could not start: ${error.message}`,
  );
});
server.listen(port, () => console.log(`Minibroker is at http://localhost:${port}`));
