/** Listening on this machine alone, for servers that tests start. */
import { once } from "node:events";
import type { Server } from "node:net";

/** Listens on a free port, and gives it back. */
export async function listenLocally(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
