/** Brings the progress page to life: opens the learner's data, shows it, and does what is asked of it. */
import { render } from "preact";
import type { StudyEvent } from "../../study/events.ts";
import { noteJournal } from "../../study/journal.ts";
import { recoverNotes } from "../../study/note-session.ts";
import { lastPlace } from "../../study/place.ts";
import { Study } from "../../study/study.ts";
import { fetchDefinitions } from "../glossary/definitions.ts";
import { fetchQuestionList } from "../interview/question-data.ts";
import type { ReviewFacts } from "../interview/review/cards.ts";
import { download } from "../site/download.ts";
import { sitePath } from "../site/path.ts";
import { ProgressController } from "./controller.ts";
import type { CourseFacts } from "./course-facts.ts";
import type { Asked } from "./interviews.ts";
import { ProgressView } from "./ProgressView.tsx";

/** Names that take longer come after the rest. */
const PATIENCE_MS = 150;

/** Whether an event may bring something back; if none does, neither schedule nor names are fetched. */
function mayReturn({ type }: StudyEvent): boolean {
  return type === "answered" || type === "looked-up" || type === "ran" || type === "reviewed";
}

/** Takes over what the server drew in `root`, whose `data-facts` describe the course, `data-asked` how much is asked, and `data-design` what about solutions. */
export async function mountProgress(root: HTMLElement): Promise<void> {
  const facts: CourseFacts = JSON.parse(root.dataset["facts"] ?? '{"segments":[]}');
  const asked: Asked = JSON.parse(
    root.dataset["asked"] ?? '{"questions":0,"scenarios":0,"design":{}}',
  );
  const design: ReviewFacts["design"] = JSON.parse(root.dataset["design"] ?? "{}");
  const study = await Study.open();
  await recoverNotes(study, noteJournal());
  const controller = new ProgressController({
    study,
    facts,
    asked,
    place: () => lastPlace(),
    returning: async (events) => {
      if (!events.some(mayReturn)) return [];
      const [{ returning }, list, terms] = await Promise.all([
        import("./redelivery.ts"),
        fetchQuestionList(),
        fetchDefinitions(sitePath("reference/glossary.json")),
      ]);
      return returning(events, facts, { list, terms, design });
    },
    patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
    now: () => Date.now(),
    download: (name, text) => download(name, text, "application/json"),
    onChange: (state) => render(<ProgressView state={state} actions={controller} />, root),
  });
  await controller.refresh();
  root.dataset["ready"] = "";
}
