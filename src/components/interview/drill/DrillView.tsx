import type { Level } from "../../../content/level.ts";
import { levels } from "../../../content/level.ts";
import type { PastAnswer } from "../../../interview/history.ts";
import type { Wanted } from "../../../interview/pick.ts";
import { sitePath } from "../../site/path.ts";
import { PastAnswers } from "../PastAnswers.tsx";
import { Practice } from "../Practice.tsx";
import type { PracticeSession, PracticeState } from "../practice-session.ts";
import type { QuestionList } from "../question-data.ts";
import { Recorder } from "../recording/Recorder.tsx";

/** What the drill shows. */
export interface DrillState {
  readonly list: QuestionList;
  readonly wanted: Wanted;
  readonly session: PracticeSession;
  readonly practice: PracticeState;
  /** Earlier answers to this question, the latest first. */
  readonly past: readonly PastAnswer[];
  /** Whether one was just deleted, and can be brought back. */
  readonly deleted: boolean;
}

/** What the drill does. */
export interface DrillActions {
  want(wanted: Wanted): void;
  next(): void;
  again(): void;
  remove(answer: PastAnswer): void;
  bringBack(): void;
}

/** One question after the other. */
export function DrillView({
  state,
  actions,
}: {
  readonly state: DrillState;
  readonly actions: DrillActions;
}) {
  const { list, wanted, session, practice, past, deleted } = state;
  return (
    <>
      <nav class="practice-up" aria-label="Interview practice">
        <a href={sitePath("interview/")}>Interview</a>
        <form class="wanted" onSubmit={(event) => event.preventDefault()}>
          <label>
            Topic
            <select
              value={wanted.concept ?? ""}
              onChange={({ currentTarget: { value } }) =>
                actions.want({ ...wanted, concept: value === "" ? undefined : value })
              }
            >
              <option value="">all</option>
              {Object.entries(list.concepts).map(([slug, title]) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            Level
            <select
              value={wanted.level ?? ""}
              onChange={({ currentTarget: { value } }) =>
                actions.want({ ...wanted, level: levelOf(value) })
              }
            >
              <option value="">all</option>
              {levels.map((level) => (
                <option key={level}>{level}</option>
              ))}
            </select>
          </label>
          <button class="btn btn--sm" type="button" onClick={() => actions.next()}>
            Another question
          </button>
        </form>
      </nav>
      <Practice
        key={session.question.id}
        session={session}
        state={practice}
        aside={<Recorder question={session.question.id} onHeard={(text) => session.hear(text)} />}
        next={
          <>
            <button class="btn btn--primary" type="button" onClick={() => actions.next()}>
              Next question
            </button>
            <button class="btn" type="button" onClick={() => actions.again()}>
              Answer it again
            </button>
          </>
        }
      />
      <PastAnswers
        past={past}
        deleted={deleted}
        onDelete={(answer) => actions.remove(answer)}
        onUndo={() => actions.bringBack()}
      />
    </>
  );
}

function levelOf(value: string): Level | undefined {
  return levels.find((level) => level === value);
}
