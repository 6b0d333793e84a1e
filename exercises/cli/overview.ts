/** One line per exercise. */
import type { KitExercise } from "../grading/local/discovery.ts";
import type { Verdict } from "../grading/verdict.ts";
import { type Attempt, isSolved } from "./attempt.ts";
import { dim, green, red } from "./terminal.ts";

/** `solved`, `4 of 9`, `not started`, or what kept the suite from running. */
export function standing(attempt: Attempt): string {
  if (attempt.state === "not-started") return dim("not started");
  if (isSolved(attempt)) return green("solved");
  const { verdict } = attempt;
  const count = `${passedTests(verdict)} of ${verdict.tests.length}`;
  return verdict.status === "failed" ? count : red(endedEarly(verdict));
}

/** The line of an exercise in the list of all. `width` is that of the longest title, in characters. */
export function overviewLine(attempt: Attempt, width: number): string {
  const { number, title } = attempt.exercise.exercise;
  return `${String(number).padStart(3)}  ${title.padEnd(width)}  ${standing(attempt)}`;
}

/** The width that the titles need. */
export function titleWidth(exercises: readonly KitExercise[]): number {
  return Math.max(0, ...exercises.map(({ exercise }) => exercise.title.length));
}

export function passedTests(verdict: Verdict): number {
  return verdict.tests.filter((test) => test.status === "passed").length;
}

function endedEarly({ status }: Verdict): string {
  switch (status) {
    case "did-not-compile":
      return "does not compile";
    case "timed-out":
      return "timed out";
    case "runner-unavailable":
      return "could not be graded";
    case "crashed":
    case "cancelled":
    case "passed":
    case "failed":
      return status;
  }
}
