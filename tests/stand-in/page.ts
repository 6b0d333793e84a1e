/**
 * What StackBlitz would serve at `/headless`: hands its page a port, and answers Comlink calls on it. Every
 * call goes on to the server of the stand-in, where the files and the processes are.
 */
import { expose, type ProxyMarked, proxy, transfer } from "comlink";
import type { ContainerEvent, RunOptions } from "./container.ts";

/** What the server wants this page to do wrong. */
interface Faults {
  readonly init?: "never";
  readonly build?: "never" | string;
}

type Output = ((data: Uint8Array | null) => void) & ProxyMarked;

async function call(method: string, body: BodyInit = "[]", query = ""): Promise<Response> {
  const response = await fetch(`/call/${method}?${query}`, { method: "POST", body });
  if (response.ok) return response;
  throw Object.assign(new Error(await response.text()), { stack: "" });
}

const json = async (method: string, container: string, ...args: unknown[]) =>
  (await call(method, JSON.stringify(args), `container=${container}`)).json();

async function bytes(method: string, container: string, ...args: unknown[]) {
  const response = await call(method, JSON.stringify(args), `container=${container}`);
  const found = new Uint8Array(await response.arrayBuffer());
  return transfer(found, [found.buffer]);
}

class Instance {
  readonly #id: string;
  readonly #runtime: { path: string; cwd: string };
  readonly #events: EventSource;
  readonly #outputs = new Map<number, Output>();
  readonly #exits = new Map<number, (code: number) => void>();
  readonly #watchers = new Map<number, (event: string, filename: string) => void>();
  readonly #errors = new Set<(error: { message: string }) => void>();
  /** What a process said before the answer with its number was here. */
  readonly #early: ContainerEvent[] = [];

  constructor(id: string, runtime: { path: string; cwd: string }, events: EventSource) {
    this.#id = id;
    this.#runtime = runtime;
    this.#events = events;
    events.addEventListener("message", ({ data }) => this.#hear(JSON.parse(data)));
  }

  fs() {
    const id = this.#id;
    const watchers = this.#watchers;
    return proxy({
      readFile: async (path: string, encoding?: string | null) => {
        const found = await bytes("readFile", id, path);
        return encoding ? new TextDecoder().decode(found) : found;
      },
      writeFile: (path: string, data: string | Uint8Array) =>
        json(
          "writeFile",
          id,
          path,
          typeof data === "string" ? data : new TextDecoder().decode(data),
        ),
      readdir: async (path: string, options?: { withFileTypes?: boolean }) => {
        const entries: { name: string }[] = await json("readdir", id, path);
        return options?.withFileTypes ? entries : entries.map(({ name }) => name);
      },
      mkdir: (path: string, options?: unknown) => json("mkdir", id, path, options),
      rm: (path: string, options?: unknown) => json("rm", id, path, options),
      rename: (from: string, to: string) => json("rename", id, from, to),
      watch: async (
        path: string,
        options: unknown,
        listener: (event: string, filename: string) => void,
      ) => {
        const watcher: number = await json("watch", id, path, options);
        watchers.set(watcher, listener);
        return proxy({ close: () => json("unwatch", id, watcher) });
      },
    });
  }

  previewScript() {
    return "";
  }

  runtimeInfo() {
    return this.#runtime;
  }

  async run(options: RunOptions, _stdout: unknown, _stderr: unknown, output?: Output) {
    const id = this.#id;
    const process: number = await json("run", id, options);
    if (output !== undefined) this.#outputs.set(process, output);
    const onExit = new Promise<number>((resolve) => this.#exits.set(process, resolve));
    for (const event of this.#early.splice(0)) this.#hear(event);
    // Two requests may overtake one another; keys must not.
    let writing: Promise<unknown> = Promise.resolve();
    return proxy({
      write: (data: string) => {
        writing = writing.then(() => json("write", id, process, data));
        return writing;
      },
      resize: (size: unknown) => json("resize", id, process, size),
      kill: () => json("kill", id, process),
      onExit,
    });
  }

  serialize(path: string) {
    return bytes("serialize", this.#id, path);
  }

  async loadFiles(payload: Uint8Array<ArrayBuffer>, options?: { mountPoints?: string }) {
    const query = new URLSearchParams({
      container: this.#id,
      mountPoint: options?.mountPoints ?? ".",
    });
    // A payload that is not JSON is a snapshot.
    const method = payload[0] === "{".charCodeAt(0) ? "loadFiles" : "loadSnapshot";
    // As a blob: the text of any other body goes to whoever drives the browser, megabytes of it.
    await call(method, new Blob([payload]), query.toString());
  }

  on(event: string, listener: ((error: { message: string }) => void) & ProxyMarked) {
    if (event === "error") this.#errors.add(listener);
    return proxy(() => this.#errors.delete(listener));
  }

  setPreviewScript() {}

  setCredentials() {}

  async teardown() {
    // In this order: the end of the events tells the server that the page is gone, and the container with it.
    await json("teardown", this.#id);
    this.#events.close();
  }

  #hear(event: ContainerEvent): void {
    if (event.type === "output") {
      const output = this.#outputs.get(event.process);
      if (output === undefined && !this.#exits.has(event.process)) this.#early.push(event);
      output?.(event.data === null ? null : decoded(event.data));
    } else if (event.type === "exit") {
      const exit = this.#exits.get(event.process);
      if (exit === undefined) this.#early.push(event);
      exit?.(event.code);
    } else if (event.type === "watch") {
      this.#watchers.get(event.watcher)?.(event.event, event.filename);
    } else {
      for (const tell of this.#errors) tell({ message: event.message });
    }
  }
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function start(): Promise<void> {
  const faults: Faults = await (await fetch("/faults")).json();
  if (faults.init === "never") return;
  const server = {
    async build() {
      if (faults.build === "never") return new Promise(() => {});
      if (faults.build !== undefined) throw new Error(faults.build);
      const { id, path, cwd } = await (await call("build")).json();
      // The server removes the container when this stream ends, which it does with the page.
      const events = new EventSource(`/events?container=${id}`);
      await new Promise((resolve) => events.addEventListener("open", resolve, { once: true }));
      return proxy(new Instance(id, { path, cwd }, events));
    },
  };
  const { port1, port2 } = new MessageChannel();
  expose(server, port1);
  window.parent.postMessage({ type: "init" }, "*", [port2]);
}

void start();
