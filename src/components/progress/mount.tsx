/** Brings the progress page to life: opens the learner's data, shows it, and does what is asked of it. */
import { hydrate, render } from "preact";
import { noteJournal } from "../../study/journal.ts";
import { recoverNotes } from "../../study/note-session.ts";
import { lastPlace } from "../../study/place.ts";
import { Study } from "../../study/study.ts";
import { download } from "../site/download.ts";
import { ProgressController } from "./controller.ts";
import type { CourseFacts } from "./course-facts.ts";
import { ProgressView } from "./ProgressView.tsx";
import { NOTHING_YET, noProgressActions, type ProgressState } from "./state.ts";

/** Takes over what the server drew in `root`, whose `data-facts` describe the course. */
export async function mountProgress(root: HTMLElement): Promise<void> {
  const facts: CourseFacts = JSON.parse(root.dataset["facts"] ?? '{"segments":[]}');
  const empty: ProgressState = {
    facts,
    data: NOTHING_YET,
    now: Date.now(),
    dialog: undefined,
    outcome: undefined,
  };
  hydrate(<ProgressView state={empty} actions={noProgressActions} />, root);
  const study = await Study.open();
  await recoverNotes(study, noteJournal());
  const controller = new ProgressController({
    study,
    facts,
    place: () => lastPlace(),
    now: () => Date.now(),
    download: (name, text) => download(name, text, "application/json"),
    onChange: (state) => render(<ProgressView state={state} actions={controller} />, root),
  });
  await controller.refresh();
  root.dataset["ready"] = "";
}
