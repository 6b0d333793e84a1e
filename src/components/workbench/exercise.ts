/** An exercise as the workbench gets it: what the page is built with, and what is fetched on the first touch. */
import type { Exercise } from "../../../exercises/grading/exercise.ts";
import type { ExercisePayload } from "../../grading/exercise-payload.ts";

/** What the page is built with: enough to show the workbench before it is touched. */
export interface WorkbenchFacts {
  readonly exercise: Exercise;
  /** What comes after this exercise in the course, if there is something. */
  readonly next?: { readonly href: string; readonly title: string };
}

/** The exercise could not be fetched. Nothing the learner did is at stake. */
export class ExerciseUnavailableError extends Error {
  override readonly name = "ExerciseUnavailableError";
}

/**
 * Fetches an exercise.
 *
 * @throws {ExerciseUnavailableError} if the page cannot get it, with a sentence for the learner.
 */
export async function fetchExercise(url: string): Promise<ExercisePayload> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return (await response.json()) satisfies ExercisePayload;
  } catch (cause) {
    throw new ExerciseUnavailableError(
      "The exercise could not be loaded. Your code is safe in this browser. Check the connection, then try again.",
      { cause },
    );
  }
}

/** Titles of the hidden tests, in order. The kit has the same; importing it from there would bring its schema library. */
export function hiddenTests(exercise: Pick<Exercise, "tasks">): string[] {
  return exercise.tasks.flatMap((task) => task.tests);
}

/** The learner's file: `partition-log.ts`. */
export function moduleFile(exercise: Pick<Exercise, "id">): string {
  return `${exercise.id}.ts`;
}
