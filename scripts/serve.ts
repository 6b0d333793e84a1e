/**
 * Serves the built site as a production host would: `npm start`, or `node scripts/serve.ts` after a build.
 * `PORT` chooses the port; `BASE_PATH` is that of the build.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deployment } from "./deployment.ts";
import { createSiteServer } from "./site-server.ts";

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

const { base } = deployment(process.env);
const server = createSiteServer({ dist, base });
server.on("error", (error: NodeJS.ErrnoException) => {
  giveUp(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start`
      : `The server could not start: ${error.message}`,
  );
});
server.listen(port, () => console.log(`Minibroker is at http://localhost:${port}${base}`));
