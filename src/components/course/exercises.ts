/** The exercises of the kit, as the site sees them at build time. */
import { type Exercise, exerciseFolder } from "../../../exercises/grading/exercise.ts";

const modules = import.meta.glob<{ default: Exercise }>(
  "../../../exercises/[0-9][0-9]-*/exercise.ts",
  {
    eager: true,
  },
);

/** A page names an exercise that the kit does not have. */
export class UnknownExerciseError extends Error {
  override readonly name = "UnknownExerciseError";

  constructor(
    readonly id: string,
    known: readonly string[],
  ) {
    super(`There is no exercise "${id}" in exercises/. There are: ${known.join(", ") || "none"}.`);
  }
}

/** All exercises, by lesson. */
export const exercises: readonly Exercise[] = Object.values(modules)
  .map((module) => module.default)
  .toSorted((left, right) => left.number - right.number);

/**
 * The exercise with an id.
 *
 * @throws {UnknownExerciseError} when the kit does not have it.
 */
export function exerciseById(id: string): Exercise {
  const exercise = exercises.find((candidate) => candidate.id === id);
  if (exercise === undefined) {
    throw new UnknownExerciseError(
      id,
      exercises.map((candidate) => candidate.id),
    );
  }
  return exercise;
}

/** What the learner writes, in a few characters: the one thing that the module exports, or else the module. */
export function whatToWrite(exercise: Exercise): string {
  const [only, ...more] = exercise.exports;
  return only !== undefined && more.length === 0 ? only : `${exercise.id}.ts`;
}

/** The id of an exercise's instructions in the collection `instructions`. */
export function instructionsId(exercise: Exercise): string {
  return exerciseFolder(exercise);
}
