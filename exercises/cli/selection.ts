/** Finds the exercises that a person means by what they typed. */
import { closest } from "fastest-levenshtein";
import type { KitExercise } from "../grading/local/discovery.ts";
import { CommandError } from "./command-error.ts";

/**
 * @param names ids (`partition-log`), numbers (`3`), folders (`03-partition-log`) or paths into one.
 * @throws {CommandError} when a name is unknown; it suggests the nearest.
 */
export function select(
  exercises: readonly KitExercise[],
  names: readonly string[],
): readonly KitExercise[] {
  const chosen = new Set(names.map((name) => find(exercises, name)));
  return exercises.filter((exercise) => chosen.has(exercise));
}

/**
 * The one exercise that a command works on.
 *
 * @throws {CommandError} when there is not exactly one name, or it is unknown.
 */
export function selectOne(
  exercises: readonly KitExercise[],
  names: readonly string[],
  command: string,
): KitExercise {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) {
    const ids = exercises.map(({ exercise }) => exercise.id).join(", ");
    throw new CommandError(`Name one exercise: npm run ${command} <exercise>\nThere are: ${ids}.`);
  }
  return find(exercises, name);
}

function find(exercises: readonly KitExercise[], name: string): KitExercise {
  const wanted = name.replace(/^\.?[\\/]/, "").split(/[\\/]/)[0] ?? name;
  const found = exercises.find(
    ({ exercise, folderName }) =>
      exercise.id === wanted ||
      folderName === wanted ||
      (/^\d+$/.test(wanted) && exercise.number === Number(wanted)),
  );
  if (found !== undefined) return found;
  const ids = exercises.map(({ exercise }) => exercise.id);
  if (/^\d+$/.test(wanted)) {
    const numbers = exercises.map(({ exercise }) => exercise.number).join(", ");
    throw new CommandError(`There is no exercise ${wanted}. The numbers are ${numbers}.`);
  }
  throw new CommandError(
    `There is no exercise "${wanted}". Did you mean ${closest(wanted.toLowerCase(), ids)}?`,
  );
}
