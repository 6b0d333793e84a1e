/** `npm run watch`: grades an exercise each time its file is saved, until Ctrl+C. */
import { watch as watchFolder } from "node:fs";
import { relative } from "node:path";
import type { KitExercise } from "../../grading/local/discovery.ts";
import { attempt, attemptAll, isSolved } from "../attempt.ts";
import { ensureLearnerFile } from "../learner-file.ts";
import { select } from "../selection.ts";
import { dim, print } from "../terminal.ts";
import type { Command, CommandContext } from "./context.ts";
import { printDetails } from "./test.ts";

/** Editors write a file in several steps; a save is over when nothing happened for this long. */
const SETTLE_MS = 80;

export const watch: Command = async (context) => {
  const { root, exercises, names } = context;
  const watched = names.length === 0 ? exercises : select(exercises, names);
  const first = names.length === 0 ? await firstUnsolved(context) : watched[0];
  if (first === undefined) {
    print("Every exercise is solved; there is nothing to watch.");
    return 0;
  }
  await ensureLearnerFile(first);

  let running = new AbortController();
  const grade = async (exercise: KitExercise): Promise<void> => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const result = await attempt(root, exercise, signal);
    if (signal.aborted) return;
    print("", dim(`--- ${new Date().toLocaleTimeString()} ---`), "");
    await printDetails(result, root);
    print("", dim(`watching ${relative(root, exercise.module)}, Ctrl+C to stop`));
  };

  for (const exercise of watched) onSave(exercise, () => grade(exercise).catch(report));
  await grade(first);
  return new Promise((resolve) => {
    process.once("SIGINT", () => {
      running.abort();
      resolve(0);
    });
  });
};

async function firstUnsolved({
  root,
  exercises,
}: CommandContext): Promise<KitExercise | undefined> {
  for (const pending of attemptAll(root, exercises)) {
    const result = await pending;
    if (!isSolved(result)) return result.exercise;
  }
  return undefined;
}

function onSave(exercise: KitExercise, saved: () => void): void {
  const name = `${exercise.exercise.id}.ts`;
  let settling: NodeJS.Timeout | undefined;
  // The folder, not the file: many editors replace the file, which would end a watch on it.
  watchFolder(exercise.folder, (_event, changed) => {
    if (changed !== name) return;
    clearTimeout(settling);
    settling = setTimeout(saved, SETTLE_MS);
  });
}

function report(error: unknown): void {
  print(error instanceof Error ? error.message : String(error));
}
