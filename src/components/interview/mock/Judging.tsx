import { useEffect, useRef, useState } from "preact/hooks";
import { type Score, scale, skills } from "../../../interview/scorecard.ts";
import type { MockPart } from "../../../study/interviews.ts";
import { Inline } from "../Inline.tsx";
import { keyNames } from "../practice-keys.ts";
import { Rubric } from "../Rubric.tsx";
import { DrawingPicture } from "../whiteboard/DrawingPicture.tsx";
import { askOf, nameOf } from "./Interview.tsx";
import type {
  AskedPart,
  JudgedPart,
  JudgedSkill,
  MockActions,
  MockState,
  OpenInterview,
} from "./state.ts";

/** The interview is over: each part against its rubric, one at a time. */
export function Judging({
  open,
  judged,
  actions,
  state,
  onLeave,
}: {
  readonly open: OpenInterview;
  readonly judged: JudgedPart;
  readonly actions: MockActions;
  readonly state: MockState;
  readonly onLeave: () => void;
}) {
  const { session, asked } = open;
  const { index } = judged;
  const here = asked[index];
  const part = session.parts[index];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [index]);
  if (here === undefined || part === undefined) return null;
  const last = index === session.parts.length - 1;
  return (
    <article
      class="judging"
      aria-labelledby="judging"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.ctrlKey === event.metaKey) return;
        event.preventDefault();
        actions.nextPart();
      }}
    >
      <header>
        <p class="asked-about">
          <span>
            The interview is over. Answer <span class="num">{index + 1}</span> of{" "}
            <span class="num">{session.parts.length}</span>
          </span>
        </p>
        <h1 id="judging" tabIndex={-1} ref={heading}>
          {nameOf(here)}
        </h1>
        <p class="rubric-lead">
          Now the rubric. The page compares words and understands nothing; what it suggests is
          dashed, and you decide. Press <kbd>0</kbd> <kbd>1</kbd> <kbd>2</kbd> on a line, and be
          strict: nobody else sees it.
        </p>
      </header>
      <Said key={index} asked={here} part={part} drawing={session.drawing} />
      <section class="rubric" aria-labelledby="rubric">
        <h2 id="rubric">Score this answer</h2>
        <Rubric
          key={index}
          question={judged.rubric}
          answer={judged.said}
          recognition={judged.recognition}
          decisions={judged.decisions}
          onScore={(line, score) => actions.score(line, score)}
          onMistake={(mistake, made) => actions.mistake(mistake, made)}
        />
        <h2 class="whole">As a whole</h2>
        <Skill
          skill="tradeOffs"
          name="Trade-offs"
          score={part.judgement.tradeOffs}
          actions={actions}
        />
        <Skill
          skill="communication"
          name="Communication"
          score={part.judgement.communication}
          actions={actions}
        />
        <div class="sum">
          <p role="status">
            {judged.left === 0
              ? "Every line is scored"
              : `${judged.left} ${judged.left === 1 ? "line" : "lines"} left to score`}
          </p>
          {judged.left > 0 && here.kind === "question" && (
            <button class="btn" type="button" onClick={() => actions.takeSuggestions()}>
              Take the suggestions
            </button>
          )}
          {index > 0 && (
            <button class="btn" type="button" onClick={() => actions.show(index - 1)}>
              Back
            </button>
          )}
          <button
            class="btn btn--primary"
            type="button"
            aria-disabled={judged.left > 0}
            onClick={() => actions.nextPart()}
          >
            {last ? "Show the scorecard" : "Next answer"}{" "}
            <span class="keys">{keyNames().done}</span>
          </button>
          {state.problem !== undefined && (
            <p class="problem" role="alert">
              {state.problem}
            </p>
          )}
        </div>
      </section>
      <p class="judging-leave">
        <button class="btn btn--quiet btn--sm" type="button" onClick={onLeave}>
          Delete this interview
        </button>
      </p>
    </article>
  );
}

/** What was asked and said. For a scenario, what was not asked as well. */
function Said({
  asked,
  part,
  drawing,
}: {
  readonly asked: AskedPart;
  readonly part: MockPart;
  /** Of the whole interview: most are of its scenario, which comes last. */
  readonly drawing: string | undefined;
}) {
  const [shown, setShown] = useState(asked.kind === "scenario");
  const answered = new Set(part.clarified.flatMap(({ answers }) => answers));
  const unasked =
    asked.kind === "scenario"
      ? asked.scenario.clarify.filter((_, index) => !answered.has(index))
      : [];
  return (
    <section class="said" aria-labelledby="said">
      <h2 id="said">What you said</h2>
      <ol class="turns">
        {part.turns.map(({ text, spentMs }, turn) => (
          <li key={askOf(asked, turn)}>
            <p class="turn-ask">
              <Inline text={askOf(asked, turn)} />{" "}
              <span class="num">{Math.round(spentMs / 1000)} s</span>
            </p>
            {text.trim() === "" ? (
              <p class="said-nothing">You wrote nothing down. Score what you said.</p>
            ) : (
              <p class="said-text">{text}</p>
            )}
          </li>
        ))}
      </ol>
      {drawing !== undefined && (
        <details
          class="before"
          open={shown}
          onToggle={({ currentTarget }) => setShown(currentTarget.open)}
        >
          <summary>Your whiteboard</summary>
          {shown && <DrawingPicture drawing={drawing} />}
        </details>
      )}
      {part.clarified.length > 0 && (
        <p class="turn-ask">You asked: {part.clarified.map(({ asked }) => asked).join(" ")}</p>
      )}
      {unasked.length > 0 && (
        <details class="before">
          <summary>What you could have asked, and did not</summary>
          <dl>
            {unasked.map(({ ask, answer, matters }) => (
              <div key={ask}>
                <dt>
                  <Inline text={ask} />
                </dt>
                <dd>
                  <Inline text={answer} /> <small>{matters}</small>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function Skill({
  skill,
  name,
  score: decided,
  actions,
}: {
  readonly skill: JudgedSkill;
  readonly name: string;
  readonly score: Score | undefined;
  readonly actions: MockActions;
}) {
  return (
    <fieldset
      class="line skill"
      onKeyDown={(event) => {
        const pressed = scale.find(({ score }) => String(score) === event.key);
        if (pressed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        actions.skill(skill, pressed.score);
      }}
    >
      <legend class="vh">{name}</legend>
      <span aria-hidden="true" />
      <div class="line-text">
        <p class="line-point">{name}</p>
        <p class="line-why">{skills[skill]} Leave it open if it was not asked for.</p>
      </div>
      <div class="scores">
        {scale.map(({ score }) => (
          <label key={score}>
            <input
              type="radio"
              name={`skill-${skill}`}
              checked={decided === score}
              onChange={() => actions.skill(skill, score)}
            />
            <b>{score}</b>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
