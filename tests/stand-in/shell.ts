/**
 * A small shell in place of StackBlitz's `jsh`: shows what is typed, runs a line when Enter is pressed, keeps
 * the folder between lines, ends the running command on Ctrl+C.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { killGroup } from "./container.ts";

const ENTER = "\r";
const CONTROL_C = "\u0003";
const CONTROL_D = "\u0004";
const BACKSPACE = "\u007f";

export interface ShellOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly output: (text: string | Buffer) => void;
  readonly exit: (code: number) => void;
  readonly size?: { readonly cols: number; readonly rows: number };
}

export class Shell {
  readonly #options: ShellOptions;
  #folder: string;
  #size: { cols: number; rows: number };
  #line = "";
  #running: ChildProcess | undefined;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#folder = options.root;
    this.#size = options.size ?? { cols: 80, rows: 24 };
    this.#prompt();
  }

  write(data: string): void {
    for (const key of data) this.#press(key);
  }

  resize(size: { cols: number; rows: number }): void {
    this.#size = size;
  }

  kill(): void {
    if (this.#running !== undefined) killGroup(this.#running);
    this.#options.exit(137);
  }

  #press(key: string): void {
    const { output } = this.#options;
    if (key === CONTROL_C) {
      output("^C\n");
      this.#line = "";
      if (this.#running === undefined) this.#prompt();
      else killGroup(this.#running);
    } else if (this.#running !== undefined) {
      output(key === ENTER ? "\n" : key);
      this.#running.stdin?.write(key === ENTER ? "\n" : key);
    } else if (key === ENTER) {
      output("\n");
      this.#obey(this.#line.trim());
      this.#line = "";
    } else if (key === BACKSPACE) {
      if (this.#line !== "") output("\b \b");
      this.#line = this.#line.slice(0, -1);
    } else if (key === CONTROL_D && this.#line === "") {
      this.#options.exit(0);
    } else {
      this.#line += key;
      output(key);
    }
  }

  #obey(line: string): void {
    const { output, exit, root, environment } = this.#options;
    if (line === "") {
      this.#prompt();
      return;
    }
    if (line === "exit") {
      exit(0);
      return;
    }
    const [, target] = /^cd\s+(\S+)$/.exec(line) ?? [];
    if (target !== undefined) {
      const folder = resolve(this.#folder, target);
      if (existsSync(folder)) this.#folder = folder;
      else output(`cd: no such folder: ${target}\n`);
      this.#prompt();
      return;
    }
    const child = spawn(line, {
      shell: true,
      cwd: this.#folder,
      detached: true,
      env: {
        ...environment,
        COLUMNS: String(this.#size.cols),
        LINES: String(this.#size.rows),
        INIT_CWD: root,
      },
    });
    this.#running = child;
    child.stdout.on("data", output);
    child.stderr.on("data", output);
    child.stdin.on("error", () => {});
    child.once("close", () => {
      this.#running = undefined;
      this.#prompt();
    });
  }

  #prompt(): void {
    const folder = relative(this.#options.root, this.#folder);
    this.#options.output(`~/${folder}\n❯ `);
  }
}
