import type { PastAnswer } from "../../../interview/history.ts";
import { type Score, scale } from "../../../interview/scorecard.ts";
import { designPath, exercisePath, sitePath } from "../../site/path.ts";
import { Inline } from "../Inline.tsx";
import { PastAnswers } from "../PastAnswers.tsx";
import { Practice } from "../Practice.tsx";
import type { PracticeSession, PracticeState } from "../practice-session.ts";
import { Recorder } from "../recording/Recorder.tsx";
import type { DesignSheet } from "./design-data.ts";
import { slugOf } from "./own-answers.ts";
import type { OwnQuestion } from "./own-question.ts";
import { OwnCode } from "./QuotedCode.tsx";

/** What the page shows of an exercise that is solved. */
export interface DesignState {
  readonly sheet: DesignSheet;
  /** How each question was answered last, by its id. */
  readonly answered: ReadonlyMap<string, Score>;
  readonly session: PracticeSession;
  readonly practice: PracticeState;
  readonly quote: OwnQuestion["quote"];
  /** Earlier answers to this question, the latest first. */
  readonly past: readonly PastAnswer[];
  /** Whether one was just deleted, and can be brought back. */
  readonly deleted: boolean;
}

/** What the page does. */
export interface DesignActions {
  ask(question: string): void;
  again(): void;
  remove(answer: PastAnswer): void;
  bringBack(): void;
}

/** The questions about one's own solution, one at a time. */
export function DesignView({
  state,
  actions,
}: {
  readonly state: DesignState;
  readonly actions: DesignActions;
}) {
  const { sheet, session, practice, quote, past, deleted } = state;
  const { id } = session.question;
  const next = nextOpen(state);
  return (
    <>
      <nav class="practice-up" aria-label="Interview practice">
        <a href={sitePath("interview/")}>Interview</a>
        <a href={exercisePath(sheet.exercise)}>{sheet.title}</a>
      </nav>
      <Practice
        key={id}
        session={session}
        state={practice}
        about={`Defend your design: ${sheet.title}`}
        quoted={<OwnCode quote={quote} />}
        aside={<Recorder question={id} onHeard={(text) => session.hear(text)} />}
        next={
          <>
            {next !== undefined && (
              <button class="btn btn--primary" type="button" onClick={() => actions.ask(next)}>
                Next question
              </button>
            )}
            <button class="btn" type="button" onClick={() => actions.again()}>
              Answer it again
            </button>
          </>
        }
      />
      <Questions state={state} actions={actions} />
      <PastAnswers
        past={past}
        deleted={deleted}
        onDelete={(answer) => actions.remove(answer)}
        onUndo={() => actions.bringBack()}
      />
    </>
  );
}

/** The question after this one that was not answered yet; else the one after this. */
function nextOpen({ sheet, session, answered }: DesignState): string | undefined {
  const at = sheet.questions.findIndex(({ id }) => id === session.question.id);
  const others = [...sheet.questions.slice(at + 1), ...sheet.questions.slice(0, at)];
  return (others.find(({ id }) => !answered.has(id)) ?? others[0])?.id;
}

function Questions({
  state: { sheet, answered, session },
  actions,
}: {
  readonly state: DesignState;
  readonly actions: DesignActions;
}) {
  return (
    <section class="design-list" aria-labelledby="design-list">
      <h2 id="design-list">The questions about your solution</h2>
      <ol>
        {sheet.questions.map(({ id, ask }) => {
          const score = answered.get(id);
          return (
            <li key={id}>
              <a
                href={designPath(sheet.exercise, slugOf(id))}
                aria-current={id === session.question.id ? "true" : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  actions.ask(id);
                }}
              >
                <Inline text={ask} />
              </a>
              <span class="num">
                {score === undefined
                  ? "not answered"
                  : `${score} ${scale.find((one) => one.score === score)?.name}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Before the exercise is solved there is nothing to defend. */
export function NotSolved({ sheet }: { readonly sheet: DesignSheet }) {
  return (
    <>
      <nav class="practice-up" aria-label="Interview practice">
        <a href={sitePath("interview/")}>Interview</a>
      </nav>
      <div class="not-solved">
        <h1 id="question" tabIndex={-1}>
          Defend your design: {sheet.title}
        </h1>
        <p class="empty">
          Once all tests of this exercise pass, {sheet.questions.length} questions about your own
          lines will be here. <a href={exercisePath(sheet.exercise)}>Open the exercise</a>.
        </p>
      </div>
    </>
  );
}
