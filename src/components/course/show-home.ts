/** The home page for somebody who has begun: where to go on, what is left, and the state of every lesson. */
import { lastPlace } from "../../study/place.ts";
import type { Progress } from "../../study/progress.ts";
import { sitePath } from "../site/path.ts";
import { roughDuration } from "./duration.ts";
import { resumeAt, type Standing, standing } from "./standing.ts";

/** Draws it. What it needs of the course is in the page: titles, links and minutes. */
export function showHome(progress: Progress, written: readonly number[]): void {
  const now = standing(progress.done, written);
  drawStart(progress, written, now);
  drawLane(now, minutesLeft(progress.done));
  drawStates(progress.done, now);
}

/** The one button. */
function drawStart(progress: Progress, written: readonly number[], now: Standing): void {
  const start = document.querySelector<HTMLElement>("[data-start]");
  const button = start?.querySelector<HTMLAnchorElement>("a.btn");
  const detail = start?.querySelector<HTMLElement>("[data-start-detail]");
  if (!button || !detail) return;
  const begun = progress.done.length > 0 || lastPlace() !== undefined;
  if (written.length === 0 || !begun) return;
  const resume = resumeAt(lastPlace(), progress, written);
  if (resume === undefined) {
    button.href = sitePath("progress/");
    button.textContent = "See your log";
    detail.textContent = `Everything that is written is committed. Log end ${now.logEnd}, lag 0.`;
    return;
  }
  const record = document.querySelector<HTMLAnchorElement>(
    `.map [data-offset="${resume.lesson}"] a`,
  );
  if (record === null) return;
  const link = document.createElement("a");
  link.href = resume.path === undefined ? record.href : sitePath(resume.path);
  link.textContent = record.dataset["title"] ?? "";
  button.href = link.href;
  button.textContent = `Resume at offset ${resume.lesson}`;
  detail.replaceChildren("Next: ", link, resume.detail === "" ? "" : `, ${resume.detail}`);
}

function minutesLeft(done: readonly number[]): number {
  return [...document.querySelectorAll<HTMLElement>(".contents [data-minutes]")]
    .filter((row) => !done.includes(Number(row.dataset["offset"])))
    .reduce((sum, row) => sum + Number(row.dataset["minutes"]), 0);
}

function drawLane({ committed, lag, logEnd, next }: Standing, minutes: number): void {
  const map = document.querySelector<HTMLElement>(".map");
  map?.style.setProperty("--committed", String(committed));
  map?.classList.toggle(
    "is-finished",
    next === undefined && committed >= Number(map.dataset["count"]),
  );
  map?.classList.toggle("is-caught-up", lag === 0 && logEnd > 0);
  const lagText = document.querySelector("[data-lag]");
  if (lagText !== null) lagText.textContent = String(lag);
  const left = document.querySelector("[data-left]");
  if (left !== null)
    left.textContent = minutes === 0 ? "" : ` · about ${roughDuration(minutes)} to the end`;
}

/** The last column of the contents. */
function drawStates(done: readonly number[], { next, ahead }: Standing): void {
  for (const row of document.querySelectorAll<HTMLElement>(".contents tr[data-minutes]")) {
    const cell = row.querySelector(".s");
    const link = row.querySelector<HTMLAnchorElement>(".ttl a");
    if (cell === null || link === null) continue;
    const offset = Number(row.dataset["offset"]);
    if (offset === next && done.length > 0) cell.replaceChildren(resumeLink(link));
    else if (ahead.includes(offset)) cell.textContent = "ahead";
    else if (done.includes(offset)) cell.replaceChildren(tick());
    else cell.textContent = "";
  }
}

function resumeLink(lesson: HTMLAnchorElement): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = lesson.href;
  link.textContent = "Next";
  link.setAttribute("aria-label", `Next: ${lesson.textContent ?? ""}`);
  return link;
}

function tick(): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const mark = document.createElement("span");
  mark.className = "mono";
  mark.ariaHidden = "true";
  mark.textContent = "✓";
  const word = document.createElement("span");
  word.className = "vh";
  word.textContent = "committed";
  fragment.append(mark, word);
  return fragment;
}
