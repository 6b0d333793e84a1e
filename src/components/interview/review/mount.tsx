/** Brings the review page to life. */
import { render } from "preact";
import { answerDrafts } from "../../../study/answer-drafts.ts";
import { Study } from "../../../study/study.ts";
import { fetchDefinitions } from "../../glossary/definitions.ts";
import { download } from "../../site/download.ts";
import { sitePath } from "../../site/path.ts";
import { fetchDesignSheet } from "../design/design-data.ts";
import { fetchQuestion, fetchQuestionList } from "../question-data.ts";
import { Unavailable } from "../Unavailable.tsx";
import type { ReviewFacts } from "./cards.ts";
import { ReviewController } from "./controller.ts";
import { ReviewView } from "./ReviewView.tsx";

/** Draws the reviews into `root`, whose `data-facts` describe the course. */
export async function mountReview(root: HTMLElement): Promise<void> {
  try {
    const facts: ReviewFacts = JSON.parse(root.dataset["facts"] ?? "");
    const [study, list, terms] = await Promise.all([
      Study.open(),
      fetchQuestionList(),
      fetchDefinitions(sitePath("reference/glossary.json")),
    ]);
    root.replaceChildren();
    const controller: ReviewController = new ReviewController({
      study,
      deck: { ...facts, list, terms },
      drafts: answerDrafts(),
      now: () => Date.now(),
      fetchQuestion,
      fetchDesignSheet,
      download: (name, text) => download(name, text, "text/plain"),
      onChange: (state) => render(<ReviewView state={state} controller={controller} />, root),
    });
    await controller.next();
  } catch (cause) {
    root.replaceChildren();
    render(<Unavailable cause={cause} />, root);
  }
}
