/**
 * One container of the stand-in: a temporary folder, and real processes in it. Paths are relative to the
 * folder, as in a WebContainer.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { type FSWatcher, mkdtempSync, rmSync, watch } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { copyPackages, keepPackages } from "./installed-once.ts";
import { Shell } from "./shell.ts";

/** What a container tells its page, as it happens. */
export type ContainerEvent =
  /** `data` is base64; null when the output is over. */
  | { readonly type: "output"; readonly process: number; readonly data: string | null }
  | { readonly type: "exit"; readonly process: number; readonly code: number }
  | {
      readonly type: "watch";
      readonly watcher: number;
      readonly event: string;
      readonly filename: string;
    }
  | { readonly type: "error"; readonly message: string };

/** As the client sends it to `run`. */
export interface RunOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | number | boolean>>;
  readonly terminal?: { readonly cols: number; readonly rows: number };
}

/** The client's tree of files: `d` is a folder, `f` a file with contents `c` (binary if `b`) or a link `l`. */
type Tree =
  | { readonly d: Readonly<Record<string, Tree>> }
  | { readonly f: { readonly c: string; readonly b?: boolean } | { readonly l: string } };

const OF_RUNNERS =
  /^(VITEST|PLAYWRIGHT|PW_|TEST|NODE_(?!EXTRA_CA)|npm_(lifecycle|package|command)|INIT_CWD|CI$|FORCE_COLOR|NO_COLOR)/;

interface RunningProcess {
  write(data: string): void;
  resize(size: { cols: number; rows: number }): void;
  kill(): void;
}

export class Container {
  /** What was started here, as command lines. */
  readonly commands: string[] = [];
  readonly workdir = mkdtempSync(join(tmpdir(), "minibroker-stand-in-"));
  readonly #tell: (event: ContainerEvent) => void;
  readonly #installsOnce: boolean;
  readonly #processes = new Map<number, RunningProcess>();
  readonly #watchers = new Map<number, FSWatcher>();
  #count = 0;

  /** @param installsOnce whether packages that another container installed will do. */
  constructor(tell: (event: ContainerEvent) => void, installsOnce = false) {
    this.#tell = tell;
    this.#installsOnce = installsOnce;
  }

  get path(): string {
    return [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  }

  /** Starts a command; answers with its number. */
  run(options: RunOptions): number {
    const { command, args } = options;
    this.commands.push([command, ...args].join(" "));
    this.#count += 1;
    const number = this.#count;
    const output = (text: string | Buffer) => {
      const data = Buffer.from(text.toString("utf8").replace(/\r?\n/g, "\r\n"));
      this.#tell({ type: "output", process: number, data: data.toString("base64") });
    };
    const installs = this.#installsOnce && command === "npm" && args[0] === "ci";
    const exit = (code: number) => {
      if (installs && code === 0) keepPackages(this.workdir);
      this.#processes.delete(number);
      this.#tell({ type: "output", process: number, data: null });
      this.#tell({ type: "exit", process: number, code });
    };
    const cwd = this.#resolve(options.cwd ?? ".");
    const environment = { ...this.#environment(), ...texts(options.env) };
    if (installs && copyPackages(this.workdir)) {
      setImmediate(exit, 0);
    } else if (command === "jsh") {
      const shell = new Shell({
        root: this.workdir,
        environment,
        output,
        exit,
        ...(options.terminal === undefined ? {} : { size: options.terminal }),
      });
      this.#processes.set(number, shell);
    } else {
      this.#processes.set(number, started(command, args, cwd, environment, output, exit));
    }
    return number;
  }

  write(process: number, data: string): void {
    this.#processes.get(process)?.write(data);
  }

  resize(process: number, size: { cols: number; rows: number }): void {
    this.#processes.get(process)?.resize(size);
  }

  kill(process: number): void {
    this.#processes.get(process)?.kill();
  }

  /** Writes a tree of files. */
  async loadFiles(tree: Tree, mountPoint = "."): Promise<void> {
    await writeTree(tree, this.#resolve(mountPoint));
  }

  /** Writes what `serialize` made, while it comes in. */
  async loadSnapshot(snapshot: Readable, mountPoint = "."): Promise<void> {
    const target = this.#resolve(mountPoint);
    await mkdir(target, { recursive: true });
    const tar = spawn("tar", ["-xf", "-", "-C", target]);
    const closed = new Promise((done) => tar.once("close", done));
    // A tar that gives up early says so with its code.
    await pipeline(snapshot, tar.stdin).catch(() => {});
    if ((await closed) !== 0) throw new Error("the snapshot is damaged");
  }

  /** A folder as bytes. StackBlitz's format is its own affair; to the client it is opaque, so tar will do. */
  async serialize(path: string): Promise<Buffer> {
    const tar = spawn("tar", ["-cf", "-", "-C", this.#resolve(path), "."]);
    return buffer(tar.stdout);
  }

  readFile(path: string): Promise<Buffer> {
    return readFile(this.#resolve(path));
  }

  writeFile(path: string, data: string): Promise<void> {
    return writeFile(this.#resolve(path), data);
  }

  async readdir(path: string): Promise<{ name: string; "Symbol(type)": number }[]> {
    const entries = await readdir(this.#resolve(path), { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      "Symbol(type)": entry.isDirectory() ? 2 : 1,
    }));
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    await mkdir(this.#resolve(path), options);
  }

  rm(path: string, options?: { force?: boolean; recursive?: boolean }): Promise<void> {
    return rm(this.#resolve(path), options);
  }

  rename(from: string, to: string): Promise<void> {
    return rename(this.#resolve(from), this.#resolve(to));
  }

  /** Watches a path; answers with the number of the watcher. */
  watch(path: string, options?: { recursive?: boolean } | null): number {
    this.#count += 1;
    const watcher = this.#count;
    const watching = watch(
      this.#resolve(path),
      { recursive: options?.recursive ?? false },
      (event, filename) => this.#tell({ type: "watch", watcher, event, filename: filename ?? "" }),
    );
    watching.on("error", () => {});
    this.#watchers.set(watcher, watching);
    return watcher;
  }

  unwatch(watcher: number): void {
    this.#watchers.get(watcher)?.close();
    this.#watchers.delete(watcher);
  }

  /** Ends everything and removes the folder. */
  teardown(): void {
    for (const process of this.#processes.values()) process.kill();
    for (const watcher of this.#watchers.values()) watcher.close();
    rmSync(this.workdir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Ends everything without a word, as a browser does that runs out of memory, and says so. */
  crash(message: string): void {
    for (const process of this.#processes.values()) process.kill();
    this.#tell({ type: "error", message });
  }

  #resolve(path: string): string {
    // `/` is the working folder too: the client's paths never leave it.
    return resolve(this.workdir, path.replace(/^\/+/, ""));
  }

  #environment(): Record<string, string> {
    // A test runner that runs us, and npm, set variables that a Vitest or an npm in here would obey.
    const kept = Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !OF_RUNNERS.test(entry[0]),
    );
    return { ...Object.fromEntries(kept), PATH: this.path };
  }
}

function started(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  output: (text: string | Buffer) => void,
  exit: (code: number) => void,
): RunningProcess {
  const child = spawn(command === "node" ? process.execPath : command, args, {
    cwd,
    env,
    detached: true,
  });
  child.stdout.on("data", output);
  child.stderr.on("data", output);
  child.stdin.on("error", () => {});
  child.once("error", (error) => {
    output(`${command}: ${error.message}\n`);
    exit(127);
  });
  child.once("close", (code) => exit(code ?? 137));
  return {
    write(data) {
      // A terminal shows what is typed.
      output(data);
      child.stdin.write(data);
    },
    resize() {},
    kill: () => killGroup(child),
  };
}

/** Ends a process and what it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended in this moment.
  }
}

async function writeTree(tree: Tree, target: string): Promise<void> {
  if ("d" in tree) {
    await mkdir(target, { recursive: true });
    for (const [name, entry] of Object.entries(tree.d)) await writeTree(entry, join(target, name));
  } else if ("l" in tree.f) {
    await symlink(tree.f.l, target);
  } else {
    await writeFile(target, tree.f.c, tree.f.b ? "latin1" : "utf8");
  }
}

function texts(env: RunOptions["env"] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
}
