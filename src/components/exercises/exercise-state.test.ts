import { expect, test } from "vitest";
import { type ExerciseProgress, exerciseProgress, NO_PROGRESS } from "../../study/progress.ts";
import { exerciseState } from "./exercise-state.ts";

const untouched = exerciseProgress(NO_PROGRESS, "partition-log");
const ran = (
  status: "failed" | "passed" | "did-not-compile",
  passed: number,
): ExerciseProgress => ({
  ...untouched,
  attempts: 2,
  solved: status === "passed",
  last: { at: 1, status, passed, total: 12 },
});

test.each([
  ["an untouched exercise", untouched, false, false, "Not begun"],
  ["one with code and no run", untouched, true, false, "Begun, not run yet"],
  ["one that fails", ran("failed", 9), true, false, "9 of 12 tests pass, 2 runs"],
  ["one that does not compile", ran("did-not-compile", 0), true, false, "Does not compile, 2 runs"],
  ["one that is solved", ran("passed", 12), true, false, "All tests pass, not committed"],
  ["one that is committed", ran("passed", 12), true, true, "Committed, after 2 runs"],
])("%s says so", (_, work, hasDraft, committed, text) => {
  expect(exerciseState(work, 12, hasDraft, committed).text).toBe(text);
});
