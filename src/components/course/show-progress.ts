/** Draws the learner's progress into the records that the server drew for somebody who just starts. */
import { aheadOffsets, committedOffset } from "../../study/progress.ts";
import { PROGRESS_EVENT, readProgress } from "../../study/read-progress.ts";

/** Where the learner stands among the lessons that are written. */
export interface Standing {
  /** Everything before this offset is done. */
  readonly committed: number;
  /** Offsets of lessons that are done although one before them is not. */
  readonly ahead: readonly number[];
  /** Offset of the lesson to go on with, or undefined when all are done. */
  readonly next: number | undefined;
}

/**
 * @param done offsets of the lessons that were committed
 * @param written offsets of the lessons that exist
 */
export function standing(done: readonly number[], written: readonly number[]): Standing {
  const committed = committedOffset(done, written);
  return {
    committed,
    ahead: aheadOffsets(done, committed),
    next: written.find((offset) => !done.includes(offset)),
  };
}

/** Shows the progress on this page, now and whenever it changes. */
export function showProgress(): void {
  const show = async (): Promise<void> => {
    const { done } = await readProgress();
    draw(standing(done, writtenOffsets()), new Set(done));
  };
  document.addEventListener(PROGRESS_EVENT, () => void show());
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
  const map = document.querySelector<HTMLElement>(".map");
  map?.style.setProperty("--committed", String(committed));
  const lag = document.querySelector("[data-lag]");
  if (lag !== null) lag.textContent = String(Number(lag.getAttribute("data-lag")) - committed);
  const rule = document.querySelector("[data-commit-rule]");
  const place = document.querySelector(`li.l[data-offset="${committed}"]`);
  if (rule !== null && place !== null && rule.nextElementSibling !== place) place.before(rule);
  const start = document.querySelector<HTMLElement>("[data-start]");
  if (start !== null) drawStart(start, committed, next);
}

/** The home page's one button: where to go on. */
function drawStart(start: HTMLElement, committed: number, next: number | undefined): void {
  const record = document.querySelector<HTMLAnchorElement>(`[data-offset="${next}"] a`);
  const link = start.querySelector("a");
  if (link === null || record === null || next === undefined) return;
  link.href = record.href;
  link.textContent = committed === 0 ? `Start at offset ${next}` : `Resume at offset ${next}`;
  const title = start.querySelector("[data-next-title]");
  if (title !== null) title.textContent = record.dataset["title"] ?? "";
}
