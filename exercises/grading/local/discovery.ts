/** Finds the exercises of a kit on disk. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type Exercise, exerciseFolder } from "../exercise.ts";

/** An exercise and where its files are. Paths are absolute. */
export interface KitExercise {
  readonly exercise: Exercise;
  readonly folder: string;
  /** The folder's own name: `03-partition-log`. */
  readonly folderName: string;
  /** The learner's module. Not there until they begin. */
  readonly module: string;
  readonly starter: string;
  readonly suite: string;
  readonly instructions: string;
}

/** An exercise of the kit cannot be read. The message names the file and what is wrong with it. */
export class BrokenKitError extends Error {
  override readonly name = "BrokenKitError";
}

/** The names of the folders that hold exercises, in the order of the course. */
export async function exerciseFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{2}-/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(root, name, "exercise.ts")))
    .sort();
}

/**
 * Every exercise of a kit, in the order of the course.
 *
 * @param root folder of the kit.
 * @throws {BrokenKitError} when the metadata of one cannot be read.
 */
export async function discoverExercises(root: string): Promise<KitExercise[]> {
  const folders = await exerciseFolders(root);
  return Promise.all(folders.map((name) => readExercise(root, name)));
}

/**
 * One exercise of a kit.
 *
 * @param root folder of the kit.
 * @param name its folder: `03-partition-log`.
 * @throws {BrokenKitError} when its metadata cannot be read.
 */
export async function readExercise(root: string, name: string): Promise<KitExercise> {
  const folder = join(root, name);
  const metadata = join(folder, "exercise.ts");
  const exercise = await importExercise(metadata, relative(root, metadata));
  const expected = exerciseFolder(exercise);
  if (expected !== name) {
    throw new BrokenKitError(`${name}/exercise.ts describes ${expected}; rename one of the two.`);
  }
  return {
    exercise,
    folder,
    folderName: name,
    module: join(folder, `${exercise.id}.ts`),
    starter: join(folder, `${exercise.id}.starter.ts`),
    suite: join(folder, `${exercise.id}.test.ts`),
    instructions: join(folder, "README.md"),
  };
}

async function importExercise(path: string, shown: string): Promise<Exercise> {
  try {
    const module: { readonly default?: Exercise } = await import(pathToFileURL(path).href);
    if (module.default === undefined) throw new Error("it has no default export");
    return module.default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BrokenKitError(`${shown} cannot be read: ${reason}`, { cause: error });
  }
}
