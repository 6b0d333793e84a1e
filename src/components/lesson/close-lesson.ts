/** The end of a lesson without an exercise: its quick checks close it. One with an exercise is closed in the workbench. */
import type { Progress } from "../../study/progress.ts";
import { PROGRESS_EVENT } from "../../study/read-progress.ts";
import { recordFact } from "../../study/record-fact.ts";
import { passedChecks } from "./margin.ts";

/** Offers to commit the lesson on this page once all its checks are passed, and says what is open until then. */
export function offerCommit(progress: Progress): void {
  const main = document.querySelector<HTMLElement>("main.page[data-offset]");
  if (main === null || main.querySelector("minibroker-workbench") !== null) return;
  const lesson = Number(main.dataset["offset"]);
  const slip = main.querySelector<HTMLElement>(".lesson-end") ?? endOf(main, lesson);
  const open = passedChecks(main, progress).filter((passed) => !passed).length;
  const done = progress.done.includes(lesson);
  const [text, button] = [slip.querySelector("p"), slip.querySelector("button")];
  if (text === null || button === null) return;
  text.textContent = endSentence(lesson, open, done);
  button.hidden = done || open > 0;
}

/** What the end of the lesson says. */
export function endSentence(lesson: number, open: number, done: boolean): string {
  if (done) return `Committed offset ${lesson + 1}.`;
  if (open === 0)
    return "Every quick check is passed. Commit the lesson to move the double rule on.";
  return open === 1
    ? "One quick check is open. Pass it to commit the lesson."
    : `${open} quick checks are open. Pass them to commit the lesson.`;
}

function endOf(main: HTMLElement, lesson: number): HTMLElement {
  const slip = document.createElement("div");
  slip.className = "lesson-end";
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--primary";
  button.textContent = `Commit offset ${lesson + 1}`;
  button.addEventListener("click", () => {
    void recordFact({ type: "committed", lesson });
    document.dispatchEvent(new CustomEvent(PROGRESS_EVENT));
  });
  slip.append(text, button);
  main.querySelector(".my-notes, .pager")?.before(slip);
  return slip;
}
