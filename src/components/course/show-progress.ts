/** Draws the learner's progress into the records that the server drew for somebody who just starts. */
import type { Progress } from "../../study/progress.ts";
import { listenToOtherTabs, PROGRESS_EVENT, readProgress } from "../../study/read-progress.ts";
import { type Standing, standing } from "./standing.ts";

let started = false;

const shown = Promise.withResolvers<void>();

/** Settles once the progress was shown for the first time. Never rejects. */
export const progressShown = shown.promise;

/**
 * Shows the progress on this page, now and whenever it changes, here or in another tab.
 *
 * @param also draws what only this page has
 */
export function showProgress(
  also: (progress: Progress, written: readonly number[]) => void = () => {},
): void {
  const show = async (): Promise<void> => {
    const progress = await readProgress();
    const written = writtenOffsets();
    draw(standing(progress.done, written), new Set(progress.done));
    also(progress, written);
    shown.resolve();
  };
  document.addEventListener(PROGRESS_EVENT, () => void show());
  // Somebody who comes back by the browser's Back sees what they did meanwhile, too.
  addEventListener("pageshow", (event) => event.persisted && void show());
  if (!started) listenToOtherTabs();
  started = true;
  void show();
}

function marked(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-offset]")];
}

function writtenOffsets(): number[] {
  const offsets = marked()
    .filter((element) => element.dataset["slot"] === undefined)
    .map((element) => Number(element.dataset["offset"]));
  return [...new Set(offsets)].toSorted((left, right) => left - right);
}

function draw({ committed, ahead, next }: Standing, done: ReadonlySet<number>): void {
  for (const element of marked()) {
    const offset = Number(element.dataset["offset"]);
    const written = element.dataset["slot"] === undefined;
    element.classList.toggle("is-done", written && done.has(offset) && offset < committed);
    element.classList.toggle("is-ahead", ahead.includes(offset));
    element.classList.toggle("is-next", offset === next);
    element.classList.toggle("is-commit", offset === committed);
  }
  for (const element of document.querySelectorAll("[data-committed]")) {
    element.textContent = String(committed);
  }
  const rule = document.querySelector("[data-commit-rule]");
  const place = document.querySelector(`li.l[data-offset="${committed}"]`);
  if (rule === null) return;
  if (place !== null) {
    if (rule.nextElementSibling !== place) place.before(rule);
  } else if (committed > 0) [...document.querySelectorAll("li.l")].at(-1)?.after(rule);
}
