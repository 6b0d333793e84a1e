/** The margin line of a lesson: committed green down to the last section whose check was passed. */
import type { Progress } from "../../study/progress.ts";
import { questionOf } from "./question-of.ts";

/**
 * Which sections the line has passed.
 *
 * @param sections whether each quick check of a section was passed, section by section
 * @returns for each section whether it is closed. One above the last passed check is closed, too, unless a check of its
 * own is open: the line says what was passed, and nothing more.
 */
export function closedSections(sections: readonly (readonly boolean[])[]): boolean[] {
  const last = sections.findLastIndex((checks) => checks.length > 0 && checks.every(Boolean));
  return sections.map((checks, index) => index <= last && checks.every(Boolean));
}

/**
 * Whether each quick check in a part of the lesson was passed. What was answered on this page counts even where nothing
 * can be stored.
 */
export function passedChecks(part: HTMLElement, progress: Progress): boolean[] {
  const lesson = Number(part.closest<HTMLElement>("main")?.dataset["offset"]);
  const passed = new Set(
    progress.checks
      .filter((check) => check.lesson === lesson && check.passed)
      .map((check) => check.question),
  );
  return [...part.querySelectorAll<HTMLElement>("quick-check")].map(
    (check) => check.dataset["answered"] !== undefined || passed.has(questionOf(check)),
  );
}

/** Draws the line of the lesson on this page. */
export function showMargin(progress: Progress): void {
  const parts = [...document.querySelectorAll<HTMLElement>("main[data-offset] > .part")];
  const closed = closedSections(parts.map((part) => passedChecks(part, progress)));
  for (const [index, part] of parts.entries()) {
    part.classList.toggle("is-done", closed[index] === true);
  }
}
