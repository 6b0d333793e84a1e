/**
 * The learner's modules in the container: kept the same as in the editor, and watched, so that what a shell
 * changes comes back.
 */
import { type Kit, type LearnerFiles, learnerFiles } from "./kit.ts";

/** A command may write a file in several steps; it has been written when nothing happened for this long. */
const SETTLE_MS = 120;

/** What is needed of a container here. */
export interface FileTarget {
  readonly fs: {
    writeFile(path: string, data: string): Promise<void>;
    readFile(path: string, encoding: "utf-8"): Promise<string>;
    watch(
      folder: string,
      listener: (event: "rename" | "change", name: string | Uint8Array) => void,
    ): unknown;
  };
}

/** What a shell made of the module of an exercise. */
export interface ShellEdit {
  readonly exercise: string;
  readonly text: string;
  /** The module as the kit gives it. */
  readonly starter: string;
}

/** Told what a shell changed. */
export type OnShellEdit = (edit: ShellEdit) => void;

export class LearnerCopy {
  readonly #fs: FileTarget["fs"];
  readonly #files: LearnerFiles;
  readonly #starters: Kit["files"];
  readonly #onShellEdit: OnShellEdit;
  /** What each module is to hold, as far as this page knows. */
  readonly #known = new Map<string, string>();
  /** What was written last. */
  readonly #written = new Map<string, string>();
  readonly #settling = new Map<string, ReturnType<typeof setTimeout>>();
  #writing: Promise<void> = Promise.resolve();

  /** @param known texts that were mounted, by exercise. */
  constructor(
    container: FileTarget,
    kit: Kit,
    known: ReadonlyMap<string, string>,
    onShellEdit: OnShellEdit,
  ) {
    this.#fs = container.fs;
    this.#files = learnerFiles(kit);
    this.#starters = kit.files;
    this.#onShellEdit = onShellEdit;
    for (const [exercise, text] of known) {
      this.#known.set(exercise, text);
      this.#written.set(exercise, text);
    }
    for (const [exercise, path] of this.#files) this.#watch(exercise, path);
  }

  /**
   * Writes a module, unless it holds that text already. Writes go one after the other; of those that queue up
   * while the learner types, only the last is made.
   */
  write(exercise: string, text: string): Promise<void> {
    const path = this.#files.get(exercise);
    if (path === undefined || this.#known.get(exercise) === text) return this.#writing;
    this.#known.set(exercise, text);
    this.#writing = this.#writing.then(async () => {
      const latest = this.#known.get(exercise) ?? text;
      if (this.#written.get(exercise) === latest) return;
      this.#written.set(exercise, latest);
      await this.#fs.writeFile(path, latest);
    });
    return this.#writing;
  }

  #watch(exercise: string, path: string): void {
    const [folder = "", name = ""] = path.split("/");
    this.#fs.watch(folder, (_event, changed) => {
      if (String(changed) !== name) return;
      clearTimeout(this.#settling.get(exercise));
      this.#settling.set(
        exercise,
        setTimeout(() => void this.#look(exercise, path), SETTLE_MS),
      );
    });
  }

  async #look(exercise: string, path: string): Promise<void> {
    const before = this.#known.get(exercise);
    await this.#writing;
    // A module that was removed stays in the editor, which writes it again.
    const text = await this.#fs.readFile(path, "utf-8").catch(() => undefined);
    // The learner typed in the meantime: that text is on its way, and this one is from before.
    if (this.#known.get(exercise) !== before) return;
    if (text === undefined) {
      this.#known.delete(exercise);
      this.#written.delete(exercise);
    }
    if (text === undefined || text === before) return;
    this.#known.set(exercise, text);
    this.#written.set(exercise, text);
    const starter = this.#starters[path.replace(/\.ts$/, ".starter.ts")] ?? "";
    this.#onShellEdit({ exercise, text, starter });
  }
}
