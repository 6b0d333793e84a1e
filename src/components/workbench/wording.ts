/** What the workbench says. Plain functions from a state to a sentence. */
import type { TestResult, Verdict } from "../../../exercises/grading/verdict.ts";
import { LIMITS } from "../../../exercises/grading/verdict.ts";
import { tests } from "./idle-line.ts";

/** How many of the hidden tests passed. */
export function passedCount(verdict: Pick<Verdict, "tests">): number {
  return verdict.tests.filter((test) => test.status === "passed").length;
}

/** The verdict as a sentence, without a final stop. */
export function headline(verdict: Verdict): string {
  const total = verdict.tests.length;
  const passed = passedCount(verdict);
  switch (verdict.status) {
    case "passed":
      return total === 1 ? "The test passes" : `All ${total} tests pass`;
    case "failed":
      return `${passed} of ${tests(total)} ${passed === 1 ? "passes" : "pass"}`;
    case "did-not-compile":
      return "Did not compile";
    case "timed-out":
      return `Stopped: no test finished for ${LIMITS.stallMs / 1000} s`;
    case "crashed":
      return "Your code ended the run";
    case "cancelled":
      return "Stopped by you";
    case "runner-unavailable":
      return "The tests could not be run";
  }
}

/** What to think of next, where the verdict is not a list of results. */
export function advice(verdict: Verdict): string | undefined {
  switch (verdict.status) {
    case "timed-out":
      return "Look for a loop whose condition never becomes false, or that never awaits.";
    case "crashed":
      return "No test could go on after this.";
    case "cancelled":
      return "Nothing is wrong with your code for it. Run the tests again when you like.";
    case "runner-unavailable":
      return "This is not your code's fault. It is saved, you can keep writing, and the same tests run on your machine with npm test.";
    default:
      return undefined;
  }
}

/** A test's time, as the ledger shows it: `9 ms`, `<1 ms`. */
export function milliseconds(ms: number): string {
  return ms < 0.5 ? "<1 ms" : `${Math.round(ms)} ms`;
}

/** What a screen reader says when a run ends. */
export function announcement(verdict: Verdict): string {
  const first = verdict.tests.find(
    (test) => test.status === "failed" || test.status === "timed-out",
  );
  if (verdict.status === "failed" && first !== undefined) {
    return `${headline(verdict)}. First failure: ${first.title}.`;
  }
  const message = verdict.problem?.message;
  return message === undefined ? `${headline(verdict)}.` : `${headline(verdict)}. ${message}`;
}

/** What a cell of the strip says to who cannot see it. */
export function statusWord(result: TestResult | undefined): string {
  if (result === undefined) return "not run";
  return result.status === "not-run" ? "not run" : result.status.replace("-", " ");
}

/** One value of an array that is drawn as record cells. */
export type CellValue = string | number | boolean | null;

/** Arrays longer than this, or of longer values, are shown as text. */
const MOST_CELLS = 16;
const LONGEST_CELL = 6;

/**
 * Reads a pretty-printed value as a row of small scalars, to be drawn as record cells.
 *
 * @returns undefined if it is anything else.
 */
export function asCells(printed: string): readonly CellValue[] | undefined {
  const json = printed
    .trim()
    .replace(/^Array /, "")
    .replace(/,(\s*)\]$/, "$1]");
  if (!json.startsWith("[")) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_CELLS) return undefined;
  const cells: CellValue[] = [];
  for (const entry of value as readonly unknown[]) {
    const scalar =
      entry === null ||
      typeof entry === "string" ||
      typeof entry === "number" ||
      typeof entry === "boolean";
    if (!scalar || String(entry).length > LONGEST_CELL) return undefined;
    cells.push(entry);
  }
  return cells;
}

/** Text with `code` in back-ticks, in parts. */
export function codeParts(
  text: string,
): readonly { readonly code: boolean; readonly text: string }[] {
  return text
    .split("`")
    .map((part, index) => ({ code: index % 2 === 1, text: part }))
    .filter((part) => part.text !== "");
}
