/** A host outside the site, which notes who calls. */
import { once } from "node:events";
import { createServer } from "node:net";

/** A host that listens on a port of its own. */
export interface Outside {
  /** `host:port`. */
  readonly address: string;
  /** How many connections were made so far. */
  readonly calls: number;
  close(): void;
}

/** Starts to listen. Every connection is counted and ended. */
export async function listenOutside(): Promise<Outside> {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    address: `127.0.0.1:${address.port}`,
    get calls() {
      return calls;
    },
    close: () => server.close(),
  };
}
