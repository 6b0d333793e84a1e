/** A host outside the site, which notes who calls. */
import { createServer } from "node:net";
import { listenLocally } from "../local-server.ts";

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
  const port = await listenLocally(server);
  return {
    address: `127.0.0.1:${port}`,
    get calls() {
      return calls;
    },
    close: () => server.close(),
  };
}
