/** Grades what the learner has written so far. */
import { availableParallelism } from "node:os";
import type { KitExercise } from "../grading/local/discovery.ts";
import { gradeSuites } from "../grading/local/local-runner.ts";
import type { Verdict } from "../grading/verdict.ts";
import { stateOf } from "./learner-file.ts";

/** Where the learner stands with an exercise. */
export type Attempt =
  | { readonly exercise: KitExercise; readonly state: "not-started" }
  | { readonly exercise: KitExercise; readonly state: "graded"; readonly verdict: Verdict };

/** More processes at once than this make the machine sluggish and finish no sooner. */
const MAX_PROCESSES = 4;

/** Whether every hidden test of the exercise passes. */
export function isSolved(attempt: Attempt): boolean {
  return attempt.state === "graded" && attempt.verdict.status === "passed";
}

/** Grades one exercise, unless its file is still the starter. */
export async function attempt(
  root: string,
  exercise: KitExercise,
  signal?: AbortSignal,
): Promise<Attempt> {
  if ((await stateOf(exercise)) !== "begun") return { exercise, state: "not-started" };
  const options = signal === undefined ? { root } : { root, signal };
  const [verdict] = await gradeSuites([exercise], options);
  if (verdict === undefined) throw new Error(`no verdict for ${exercise.exercise.id}`);
  return { exercise, state: "graded", verdict };
}

/**
 * Grades exercises, several at a time, each in a process of its own.
 *
 * @returns a promise each, in the order given, so that the first can be shown while others still run.
 */
export function attemptAll(
  root: string,
  exercises: readonly KitExercise[],
): readonly Promise<Attempt>[] {
  const lanes = Math.min(availableParallelism(), MAX_PROCESSES);
  const attempts: Promise<Attempt>[] = [];
  for (const [index, exercise] of exercises.entries()) {
    const before = attempts[index - lanes];
    const previous: Promise<unknown> = before?.catch(() => undefined) ?? Promise.resolve();
    attempts.push(previous.then(() => attempt(root, exercise)));
  }
  // Each is awaited in turn; one that fails before its turn must not end the process.
  for (const pending of attempts) pending.catch(() => undefined);
  return attempts;
}
