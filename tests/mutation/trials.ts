/**
 * Asks a hidden suite about many mutants, in a few threads of this process. Starting Vitest for each would
 * take ten times as long; that bare Node judges as every other place does is what `tests/parity` is for.
 */
import { once } from "node:events";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { testTitles } from "../../exercises/grading/exercise.ts";
import type { KitExercise } from "../../exercises/grading/local/discovery.ts";
import type { Trial } from "./trial.ts";

const THREADS = 2;
/** A mutant that has used this much processor time does not come back, in milliseconds. No suite needs a tenth. */
const ENDLESS_MS = 4000;
/** How often to look. */
const WATCH_MS = 200;
const MEMORY_MB = 512;

/**
 * Which of the given modules the hidden suite passes.
 *
 * @param folder a scratch folder within the kit, so that `#broker/*` resolves. It is emptied.
 */
export async function unnoticed<Module extends { readonly source: string }>(
  { exercise, suite }: Pick<KitExercise, "exercise" | "suite">,
  modules: readonly Module[],
  folder: string,
): Promise<Module[]> {
  rmSync(folder, { recursive: true, force: true });
  const tests = testTitles(exercise).length;
  const noticed = new Map<Module, boolean>();
  const left = [...modules.entries()];
  const thread = async (): Promise<void> => {
    let trials = new Trials();
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, module] = next;
      const place = join(folder, String(index));
      mkdirSync(place, { recursive: true });
      copyFileSync(suite, join(place, `${exercise.id}.test.ts`));
      writeFileSync(join(place, `${exercise.id}.ts`), module.source);
      const address = pathToFileURL(join(place, `${exercise.id}.test.ts`)).href;
      noticed.set(module, await trials.isNoticed({ address, tests }));
      if (!trials.usable) {
        await trials.end();
        trials = new Trials();
      }
    }
    await trials.end();
  };
  await Promise.all(Array.from({ length: THREADS }, thread));
  rmSync(folder, { recursive: true, force: true });
  return modules.filter((module) => noticed.get(module) === false);
}

/** One thread. It can be used until a mutant does not come back. */
class Trials {
  readonly #worker = new Worker(new URL("./trial.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  readonly #online = once(this.#worker, "online");
  usable = true;

  async isNoticed(trial: Trial): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const worker = this.#worker;
    const spoil = (): void => {
      this.usable = false;
      resolve(true);
    };
    const hear = (isPassed: boolean): void => resolve(!isPassed);
    worker.on("message", hear);
    // A rejection that nobody handles, or too much memory.
    worker.on("error", spoil);
    worker.on("exit", spoil);
    await this.#online;
    const startedAt = await this.#cpuMs();
    const watch = setInterval(() => {
      this.#cpuMs().then((used) => {
        if (used - startedAt > ENDLESS_MS) spoil();
      }, spoil);
    }, WATCH_MS);
    worker.postMessage(trial);
    try {
      return await promise;
    } finally {
      clearInterval(watch);
      worker.off("message", hear).off("error", spoil).off("exit", spoil);
    }
  }

  async #cpuMs(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1000;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
