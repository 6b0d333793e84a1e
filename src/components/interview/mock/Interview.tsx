import { useEffect, useRef } from "preact/hooks";
import { nextStep, place } from "../../../interview/mock-session.ts";
import { AnswerBox } from "../AnswerBox.tsx";
import { Inline } from "../Inline.tsx";
import { keyNames } from "../practice-keys.ts";
import { Whiteboard } from "../whiteboard/Whiteboard.tsx";
import { Interviewer } from "./Interviewer.tsx";
import type { AskedPart, MockActions, MockState, OpenInterview } from "./state.ts";
import { TimeLeft } from "./TimeLeft.tsx";

/** The interview while it goes on: what is asked, the pad, the clock, and paper for notes. */
export function Interview({
  state,
  open,
  actions,
  onLeave,
  board,
  onBoard,
}: {
  readonly state: MockState;
  readonly open: OpenInterview;
  readonly actions: MockActions;
  /** Asks whether to end or to delete it. */
  readonly onLeave: () => void;
  /** Whether the whiteboard is open. */
  readonly board: boolean;
  readonly onBoard: (open: boolean) => void;
}) {
  const { session, asked } = open;
  const at = place(session);
  const heading = useRef<HTMLHeadingElement>(null);
  const boardButton = useRef<HTMLButtonElement>(null);
  const turnKey = `${at.part}.${at.turn}`;
  const shown = useRef(turnKey);
  useEffect(() => {
    if (shown.current === turnKey) return;
    shown.current = turnKey;
    heading.current?.focus();
  }, [turnKey]);
  const here = asked[at.part];
  const part = session.parts[at.part];
  if (here === undefined || part === undefined) return null;
  const next = nextStep(session, state.now);
  const said = part.turns.slice(0, -1);
  return (
    <article class={board ? "practice mock has-board" : "practice mock"} aria-labelledby="question">
      <header class="asked-question">
        <p class="asked-about">
          <span class="tag">{levelOf(here)}</span> {aboutTurn(here, at)}
        </p>
        {at.turn > 0 && (
          <details class="before">
            <summary>What was asked before</summary>
            <ol>
              {said.map(({ text }, turn) => (
                <li key={askOf(here, turn)}>
                  <p>
                    <Inline text={askOf(here, turn)} />
                  </p>
                  {text.trim() !== "" && <p class="said-text">{text}</p>}
                </li>
              ))}
            </ol>
          </details>
        )}
        <h1 id="question" tabIndex={-1} ref={heading}>
          <Inline text={askOf(here, at.turn)} />
        </h1>
      </header>
      <TimeLeft session={session} now={state.now} onPause={() => actions.pause()} />
      {board && (
        <Whiteboard
          drawing={session.drawing}
          onDraw={(drawing) => actions.draw(drawing)}
          onClose={() => {
            onBoard(false);
            boardButton.current?.focus();
          }}
        />
      )}
      {here.kind === "scenario" && (
        <Interviewer
          scenario={here.scenario}
          part={part}
          onAsk={(question) => actions.clarify(question)}
        />
      )}
      <AnswerBox
        text={part.turns.at(-1)?.text ?? ""}
        kept={state.storage === undefined ? "kept" : "not-kept"}
        onText={(text) => actions.answer(text)}
        onDone={() => actions.goOn()}
      >
        <button class="btn btn--primary" type="button" onClick={() => actions.goOn()}>
          {next === "end" ? "That was my last answer" : "I have answered"}{" "}
          <span class="keys">{keyNames().done}</span>
        </button>
        {next === "follow-up" && (
          <button class="btn" type="button" onClick={() => actions.moveOn()}>
            No follow-up, move on
          </button>
        )}
        <button
          class="btn"
          type="button"
          ref={boardButton}
          aria-expanded={board}
          onClick={() => onBoard(!board)}
        >
          Whiteboard
        </button>
        <p>Say it aloud. What you type is what you score later.</p>
      </AnswerBox>
      <aside class="mock-side" aria-label="This interview">
        <Prompts open={open} />
        <div class="paper">
          <label for="notes">Notes</label>
          <textarea
            id="notes"
            value={session.notes}
            maxLength={20_000}
            onInput={(event) => actions.note(event.currentTarget.value)}
          />
        </div>
        <button class="btn btn--quiet btn--sm" type="button" onClick={onLeave}>
          End the interview
        </button>
      </aside>
    </article>
  );
}

/** What was reached so far. What comes is not told, as nobody is told. */
function Prompts({ open: { session, asked } }: { readonly open: OpenInterview }) {
  const current = place(session).part;
  return (
    <section class="prompts" aria-labelledby="prompts">
      <h2 id="prompts">
        Question <span class="num">{current + 1}</span> of{" "}
        <span class="num">{session.plan.length}</span>
      </h2>
      <ol>
        {session.plan.map((planned, index) => {
          const reached = asked[index];
          const state = index < current ? "rec--done" : index === current ? "rec--next" : "";
          return (
            <li key={`${planned.kind}-${reached === undefined ? index : nameOf(reached)}`}>
              <span class={`rec ${state}`}>
                <span>{index}</span>
              </span>
              {index === current && <span class="vh">current</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What a turn asks: the question or the task, then a follow-up or a deep dive. */
export function askOf(asked: AskedPart, turn: number): string {
  if (asked.kind === "question") {
    const { ask, followUps } = asked.question;
    return turn === 0 ? ask : (followUps[turn - 1]?.ask ?? ask);
  }
  const { prompt, deepDives } = asked.scenario;
  return turn === 0 ? prompt : (deepDives[turn - 1]?.ask ?? prompt);
}

/** By what a part is called in lists. */
export function nameOf(asked: AskedPart): string {
  return asked.kind === "question" ? asked.question.conceptTitle : asked.scenario.title;
}

function levelOf(asked: AskedPart): string {
  return asked.kind === "question" ? asked.question.level : asked.scenario.level;
}

function aboutTurn(asked: AskedPart, { turn }: { readonly turn: number }): string {
  const name = nameOf(asked);
  if (turn === 0) return asked.kind === "scenario" ? `Design scenario: ${name}` : name;
  return asked.kind === "scenario" ? `${name}, deep dive ${turn}` : `${name}, follow-up ${turn}`;
}
