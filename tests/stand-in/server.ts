/** Serves the stand-in for StackBlitz's side of a WebContainer, on a free port of this machine. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { listenLocally } from "../local-server.ts";
import { Container, type ContainerEvent } from "./container.ts";

/** What the stand-in is to do wrong, from the next boot on. */
export interface Faults {
  /** The frame loads and says nothing. */
  init?: "never";
  /** The container never comes up, or fails with these words. */
  build?: "never" | string;
  /** npm ends with these words. */
  npm?: string;
}

/** A running stand-in. */
export interface StandIn {
  /** What `WEBCONTAINER_API_IFRAME_URL` is to be. */
  readonly url: string;
  readonly faults: Faults;
  /** The containers that are up. */
  readonly containers: ReadonlyMap<string, Container>;
  /** Command lines of every process so far, in all containers. */
  readonly commands: readonly string[];
  /** Query strings that the frame was asked for with. */
  readonly asked: readonly string[];
  close(): void;
}

const isolated = {
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Cache-Control": "no-store",
};

/**
 * Starts a stand-in.
 *
 * @param installsOnce whether packages that an earlier container installed will do for later ones.
 */
export async function startStandIn(installsOnce = false): Promise<StandIn> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
  });
  const script = outputFiles[0]?.text ?? "";
  const faults: Faults = {};
  const containers = new Map<string, Container>();
  const listeners = new Map<string, (event: ContainerEvent) => void>();
  const commands: string[] = [];
  const asked: string[] = [];
  let count = 0;

  const remove = (id: string): void => {
    containers.get(id)?.teardown();
    containers.delete(id);
  };

  /** A command that the faults concern is another one. */
  const withFaults = (method: string, body: Buffer): Buffer => {
    if (method !== "run" || faults.npm === undefined) return body;
    const [options] = JSON.parse(body.toString("utf8"));
    if (options.command !== "npm") return body;
    const script = `console.error(${JSON.stringify(faults.npm)}); process.exit(1)`;
    return Buffer.from(JSON.stringify([{ ...options, command: "node", args: ["-e", script] }]));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams, search } = new URL(request.url ?? "/", "http://stand-in");
    const id = searchParams.get("container") ?? "";
    if (pathname === "/headless") {
      asked.push(search);
      send(response, "text/html", '<!doctype html><script type="module" src="/page.js"></script>');
    } else if (pathname === "/page.js") {
      send(response, "text/javascript", script);
    } else if (pathname === "/faults") {
      send(response, "application/json", JSON.stringify(faults));
    } else if (pathname === "/call/build") {
      count += 1;
      const name = String(count);
      const early: ContainerEvent[] = [];
      listeners.set(name, (event) => early.push(event));
      const container = new Container((event) => listeners.get(name)?.(event), installsOnce);
      containers.set(name, container);
      send(
        response,
        "application/json",
        JSON.stringify({ id: name, path: container.path, cwd: container.workdir }),
      );
    } else if (pathname === "/events") {
      response.writeHead(200, { ...isolated, "Content-Type": "text/event-stream" });
      response.write(":\n\n");
      listeners.set(id, (event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
      request.once("close", () => remove(id));
    } else {
      const container = containers.get(id);
      const method = pathname.replace(/^\/call\//, "");
      if (container === undefined) throw new Error("this container is gone");
      const mountPoint = searchParams.get("mountPoint") ?? undefined;
      const value =
        method === "loadSnapshot"
          ? await container.loadSnapshot(request, mountPoint)
          : await perform(container, method, withFaults(method, await buffer(request)), mountPoint);
      if (method === "run") commands.push(container.commands.at(-1) ?? "");
      if (method === "teardown") containers.delete(id);
      if (value instanceof Uint8Array) send(response, "application/octet-stream", value);
      else send(response, "application/json", JSON.stringify(value ?? null));
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500, isolated);
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    containers,
    commands,
    asked,
    close() {
      for (const id of [...containers.keys()]) remove(id);
      server.closeAllConnections();
      server.close();
    },
  };
}

function perform(container: Container, method: string, body: Buffer, mountPoint?: string): unknown {
  const args = JSON.parse(body.toString("utf8"));
  if (method === "loadFiles") return container.loadFiles(args, mountPoint);
  switch (method) {
    case "run":
      return container.run(args[0]);
    case "write":
      return container.write(args[0], args[1]);
    case "resize":
      return container.resize(args[0], args[1]);
    case "kill":
      return container.kill(args[0]);
    case "serialize":
      return container.serialize(args[0]);
    case "readFile":
      return container.readFile(args[0]);
    case "writeFile":
      return container.writeFile(args[0], args[1]);
    case "readdir":
      return container.readdir(args[0]);
    case "mkdir":
      return container.mkdir(args[0], args[1]);
    case "rm":
      return container.rm(args[0], args[1]);
    case "rename":
      return container.rename(args[0], args[1]);
    case "watch":
      return container.watch(args[0], args[1]);
    case "unwatch":
      return container.unwatch(args[0]);
    case "teardown":
      return container.teardown();
    default:
      throw new Error(`the stand-in does not know "${method}"`);
  }
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { ...isolated, "Content-Type": type });
  response.end(body);
}
