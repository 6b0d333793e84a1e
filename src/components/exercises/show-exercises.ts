/** Draws how each exercise stands into the index that the server drew for somebody who just starts. */
import { exerciseProgress } from "../../study/progress.ts";
import {
  listenToOtherTabs,
  PROGRESS_EVENT,
  readDrafts,
  readProgress,
} from "../../study/read-progress.ts";
import { exerciseState } from "./exercise-state.ts";

/** Shows the states, now and whenever they change. */
export function showExercises(): void {
  document.addEventListener(PROGRESS_EVENT, () => void show());
  addEventListener("pageshow", (event) => event.persisted && void show());
  listenToOtherTabs();
  void show();
}

async function show(): Promise<void> {
  const [progress, drafts] = await Promise.all([readProgress(), readDrafts()]);
  const begun = new Set(drafts.map((draft) => draft.exercise));
  let solved = 0;
  for (const row of document.querySelectorAll<HTMLElement>("[data-exercise]")) {
    const { exercise = "", tests } = row.dataset;
    const work = exerciseProgress(progress, exercise);
    const committed = progress.done.includes(Number(row.querySelector(".rec")?.textContent));
    const state = exerciseState(work, Number(tests), begun.has(exercise), committed);
    if (work.solved) solved++;
    row.querySelector(".rec")?.classList.toggle("rec--done", committed);
    row.querySelector(".rec")?.classList.toggle("rec--ahead", state.kind === "solved");
    row.dataset["kind"] = state.kind;
    write(row, "[data-state]", state.text);
    write(row, "[data-begin]", state.open);
  }
  write(document, "[data-solved]", String(solved));
}

function write(root: ParentNode, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element !== null) element.textContent = text;
}
