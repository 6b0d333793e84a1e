/** The keys of a lesson: `[` and `]` for the lessons before and after, `J` and `K` for the sections. */
import { isSingleKey } from "../site/single-key.ts";

/** Obeys the lesson's keys on this page. `N` belongs to the notes. */
export function obeyLessonKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (!isSingleKey(event)) return;
    const go = commands[event.key.toLowerCase()];
    if (go === undefined) return;
    event.preventDefault();
    go();
  });
}

const commands: Readonly<Record<string, () => void>> = {
  "[": () => document.querySelector<HTMLAnchorElement>(".pager a[rel=prev]")?.click(),
  "]": () => document.querySelector<HTMLAnchorElement>(".pager a[rel=next]")?.click(),
  j: () => goToSection(1),
  k: () => goToSection(-1),
};

/** How far below the top of the window a heading still counts as the one the reader is at, in pixels. */
const AT_TOP = 140;

function goToSection(step: 1 | -1): void {
  const headings = [...document.querySelectorAll<HTMLElement>("main .part > h2")];
  const tops = headings.map((heading) => heading.getBoundingClientRect().top);
  const here = tops.findLastIndex((top) => top < AT_TOP);
  // Back first leads to the beginning of the section that is being read.
  const atHeading = here >= 0 && (tops[here] ?? 0) > 0;
  const heading = headings[step === 1 ? here + 1 : atHeading ? here - 1 : here];
  if (heading === undefined) {
    if (step === -1) scrollTo({ top: 0 });
    return;
  }
  heading.scrollIntoView();
  // Tab and a screen reader go on from here.
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
