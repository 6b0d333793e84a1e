import type { ComponentChildren } from "preact";
import { Inline } from "./Inline.tsx";
import type { AskableQuestion } from "./question-data.ts";

/** The question as it is asked, with what one knows of it. */
export function AskedQuestion({
  question,
  about,
  children,
}: {
  readonly question: Pick<AskableQuestion, "ask" | "level" | "conceptTitle" | "minutes">;
  /** In place of level and lesson: `Follow-up`. */
  readonly about?: string;
  /** What belongs to the question, below it. */
  readonly children?: ComponentChildren;
}) {
  return (
    <header class="asked-question">
      <p class="asked-about">
        <span class="tag">{question.level}</span> {about ?? question.conceptTitle}
      </p>
      <h1 id="question" tabIndex={-1}>
        <Inline text={question.ask} />
      </h1>
      {children}
    </header>
  );
}
