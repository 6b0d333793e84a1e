/** The file that the learner writes in, and the starter that it is made from. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { KitExercise } from "../grading/local/discovery.ts";
import { CommandError } from "./command-error.ts";

/** - `missing`: not made yet. - `untouched`: still the starter. - `begun`: the learner changed it. */
export type LearnerFileState = "missing" | "untouched" | "begun";

/** @throws {CommandError} when the file or its starter cannot be read. */
export async function stateOf(exercise: KitExercise): Promise<LearnerFileState> {
  const written = await readText(exercise.module, exercise);
  if (written === undefined) return "missing";
  return written === (await readStarter(exercise)) ? "untouched" : "begun";
}

/**
 * Makes the learner's file from the starter unless it is there. Returns whether it was made.
 *
 * @throws {CommandError} when it cannot be made.
 */
export async function ensureLearnerFile(exercise: KitExercise): Promise<boolean> {
  if ((await stateOf(exercise)) !== "missing") return false;
  await copyFile(exercise.starter, exercise.module);
  return true;
}

/**
 * Puts the starter in place of the learner's file, and keeps a copy of what was there.
 *
 * @param now names the copy.
 * @returns the path of the copy.
 */
export async function replaceByStarter(
  root: string,
  exercise: KitExercise,
  now: Date,
): Promise<string> {
  const folder = join(root, "backups", exercise.folderName);
  await mkdir(folder, { recursive: true });
  const stamp = now.toISOString().replaceAll(/[:.]/g, "-");
  const copy = join(folder, `${exercise.exercise.id}.${stamp}.ts`);
  await copyFile(exercise.module, copy);
  await copyFile(exercise.starter, exercise.module);
  return copy;
}

/** @throws {CommandError} when there is a file and it cannot be read. */
export async function readLearnerFile(exercise: KitExercise): Promise<string | undefined> {
  return readText(exercise.module, exercise);
}

async function readStarter(exercise: KitExercise): Promise<string> {
  const starter = await readText(exercise.starter, exercise);
  if (starter !== undefined) return starter;
  throw new CommandError(
    `${shown(exercise.starter, exercise)} is missing. Restore it with git checkout, or download the kit again.`,
  );
}

async function readText(path: string, exercise: KitExercise): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    const reason =
      code === "EISDIR"
        ? "it is a folder"
        : code === "EACCES"
          ? "this user may not read it"
          : String(code);
    throw new CommandError(`${shown(path, exercise)} cannot be read: ${reason}.`);
  }
}

function shown(path: string, exercise: KitExercise): string {
  return relative(join(exercise.folder, ".."), path);
}
