import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { scale } from "../../interview/scorecard.ts";
import { FollowUps, ModelAnswer, WhereToRead } from "./AfterAnswer.tsx";
import { AnswerBox } from "./AnswerBox.tsx";
import { AskedQuestion } from "./AskedQuestion.tsx";
import { Clock } from "./Clock.tsx";
import { Inline } from "./Inline.tsx";
import { asksToPause, keyNames } from "./practice-keys.ts";
import type { PracticeSession, PracticeState } from "./practice-session.ts";
import { Rubric } from "./Rubric.tsx";
import { comesBack } from "./wording.ts";

/** What a page around a question gives and adds. */
export interface PracticeProps {
  readonly session: PracticeSession;
  readonly state: PracticeState;
  /** In place of the lesson: what the question is about. */
  readonly about?: string;
  /** Below the question: what it quotes. */
  readonly quoted?: ComponentChildren;
  /** Beside the buttons of the pad: what records and hears. */
  readonly aside?: ComponentChildren;
  /** Once it is done: what comes next. */
  readonly next: ComponentChildren;
}

/** One question: the pad and the clock, the rubric, and what an answer is followed by. */
export function Practice({ session, state, about, quoted, aside, next }: PracticeProps) {
  const { question } = session;
  const { phase } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(phase);
  useEffect(() => {
    if (shown.current === phase) return;
    shown.current = phase;
    if (phase === "answering") document.getElementById("answer")?.focus();
    else heading.current?.focus();
  }, [phase]);
  useEffect(() => {
    const ticking = setInterval(() => session.tick(), 1000);
    const leaving = () => session.leaving();
    const onKey = (event: KeyboardEvent): void => {
      if (!asksToPause(event)) return;
      event.preventDefault();
      session.pause();
    };
    addEventListener("pagehide", leaving);
    addEventListener("keydown", onKey);
    const unwatch = session.watch();
    return () => {
      unwatch();
      clearInterval(ticking);
      removeEventListener("pagehide", leaving);
      removeEventListener("keydown", onKey);
    };
  }, [session]);
  return (
    <article class={`practice is-${phase}`} aria-labelledby="question">
      <AskedQuestion question={question} {...(about === undefined ? {} : { about })}>
        {quoted}
      </AskedQuestion>
      {phase === "answering" ? (
        <>
          <Clock
            seconds={state.seconds}
            minutes={question.minutes}
            paused={state.paused}
            onPause={() => session.pause()}
          />
          <AnswerBox
            text={state.text}
            kept={state.kept}
            onText={(text) => session.edit(text)}
            onDone={() => session.showRubric()}
          >
            <button class="btn btn--primary" type="button" onClick={() => session.showRubric()}>
              Show the rubric <span class="keys">{keyNames().done}</span>
            </button>
            {aside}
            <p>Answer aloud if you can. Notes are enough here.</p>
          </AnswerBox>
          <Aside state={state} session={session} />
        </>
      ) : (
        <Said state={state} session={session} />
      )}
      {phase === "scoring" && (
        <section
          class="rubric"
          aria-labelledby="rubric"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
            event.preventDefault();
            void session.keep();
          }}
        >
          <h2 id="rubric" tabIndex={-1} ref={heading}>
            Score your answer
          </h2>
          <p class="rubric-lead">
            The page compares words and understands nothing. What it suggests is dashed; you decide.
            Press <kbd>0</kbd> <kbd>1</kbd> <kbd>2</kbd> on a line, and be strict.
          </p>
          <Rubric
            question={question}
            answer={state.text}
            recognition={state.recognition}
            decisions={state.decisions}
            onScore={(point, score) => session.score(point, score)}
            onMistake={(mistake, made) => session.mistake(mistake, made)}
          />
          <Sum state={state} session={session} />
        </section>
      )}
      {phase === "done" && (
        <>
          <section class="result" aria-labelledby="result">
            <h2 id="result" tabIndex={-1} ref={heading}>
              {state.answer === undefined ? "Keeping your answer" : resultOf(state)}
            </h2>
            {state.answer !== undefined && (
              <p>
                {comesBack(state.answer.due)}{" "}
                <button class="btn btn--sm" type="button" onClick={() => void session.undo()}>
                  Undo
                </button>
              </p>
            )}
            <Missed state={state} />
            <div class="result-next">{next}</div>
          </section>
          <ModelAnswer answer={question.answer} />
          <FollowUps followUps={question.followUps} />
          <WhereToRead taughtBy={question.taughtBy} sources={question.sources} />
        </>
      )}
    </article>
  );
}

/** What another tab wrote to the same question. */
function Aside({ state: { aside }, session }: Pick<PracticeProps, "state" | "session">) {
  if (aside === "") return null;
  return (
    <section class="notice answer-aside" aria-labelledby="aside">
      <h2 id="aside">Another tab had a different answer to this question</h2>
      <p class="said-text">{aside}</p>
      <p class="answer-bar">
        <button class="btn btn--sm" type="button" onClick={() => session.swapAside()}>
          Put it in place of mine
        </button>
        <button class="btn btn--sm btn--quiet" type="button" onClick={() => session.dropAside()}>
          Throw it away
        </button>
      </p>
    </section>
  );
}

/** The answer as it was given. */
function Said({ state, session }: Pick<PracticeProps, "state" | "session">) {
  return (
    <section class="said" aria-labelledby="said">
      <h2 id="said">
        Your answer <span class="num">{timeOf(state.seconds)}</span>
      </h2>
      {state.text.trim() === "" ? (
        <p class="said-nothing">You wrote nothing down. Score what you said.</p>
      ) : (
        <p class="said-text">{state.text}</p>
      )}
      {state.phase === "scoring" && (
        <button class="btn btn--sm" type="button" onClick={() => session.backToAnswer()}>
          Back to the answer
        </button>
      )}
    </section>
  );
}

function Sum({ state, session }: Pick<PracticeProps, "state" | "session">) {
  const { left } = state;
  return (
    <div class="sum">
      <p role="status">
        {left === 0
          ? "Every line is scored"
          : `${left} ${left === 1 ? "line" : "lines"} left to score`}
      </p>
      {left > 0 && (
        <button class="btn" type="button" onClick={() => session.takeSuggestions()}>
          Take the suggestions
        </button>
      )}
      <button
        class="btn btn--primary"
        type="button"
        aria-disabled={left > 0}
        onClick={() => void session.keep()}
      >
        Keep the score <span class="keys">{keyNames().done}</span>
      </button>
      {state.problem !== undefined && (
        <p class="problem" role="alert">
          {state.problem}
        </p>
      )}
    </div>
  );
}

/** The lines that the answer did not make clearly. */
function Missed({ state }: Pick<PracticeProps, "state">) {
  const { points } = state.recognition;
  const weak = points.filter(({ point }) => state.decisions.scores[point.id] !== 2);
  if (weak.length === 0) return null;
  return (
    <ul class="missed">
      {weak.map(({ point, weight }) => (
        <li key={point.id}>
          <span class={`weight weight--${weight}`}>{weight}</span>{" "}
          <span>
            <Inline text={point.point} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function resultOf({ answer }: PracticeState): string {
  const name = scale.find(({ score }) => score === answer?.score)?.name ?? "";
  return `${answer?.score} · ${name}`;
}

function timeOf(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
