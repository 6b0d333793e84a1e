import type { ExerciseProgress } from "../../study/progress.ts";

/** `1 test`, `12 tests`. */
export function tests(count: number): string {
  return count === 1 ? "1 test" : `${count} tests`;
}

/**
 * What is below the editor while no test was run on this page: how the exercise stands.
 *
 * @param total hidden tests. @param kept whether the browser keeps the code beyond this tab.
 */
export function idleLine(
  total: number,
  { solved, last }: Pick<ExerciseProgress, "solved" | "last">,
  kept = true,
): string {
  const saved = kept
    ? "Your code is saved in this browser as you type."
    : "Your code is kept in this tab only.";
  if (solved) return `Solved. ${tests(total)}, not run since you opened this page. ${saved}`;
  if (last !== undefined) {
    return `${tests(total)}, ${last.passed} passed when you last ran them. ${saved}`;
  }
  return `${tests(total)}, not run yet. ${saved}`;
}
