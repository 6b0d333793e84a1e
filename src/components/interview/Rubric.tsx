import { type Decisions, proposed } from "../../interview/assessment.ts";
import type {
  MistakeSuggestion,
  PointSuggestion,
  Recognition,
} from "../../interview/recogniser.ts";
import { type Score, scale } from "../../interview/scorecard.ts";
import { Evidence } from "./Evidence.tsx";
import { Inline } from "./Inline.tsx";
import type { AskableQuestion } from "./question-data.ts";

/** What the rubric shows and tells. */
export interface RubricProps {
  readonly question: Pick<AskableQuestion, "hits" | "mistakes">;
  /** The answer that the suggestions are about. */
  readonly answer: string;
  readonly recognition: Recognition;
  readonly decisions: Decisions;
  readonly onScore: (point: string, score: Score) => void;
  readonly onMistake: (mistake: string, made: boolean) => void;
}

const weights = { must: "must", should: "should", bonus: "bonus" } as const;

/** The lines of a rubric, each with what the answer seems to do with it. The keys 0, 1 and 2 score the focused line. */
export function Rubric(props: RubricProps) {
  const { recognition, question } = props;
  return (
    <>
      <ol class="lines">
        {recognition.points.map((suggestion, index) => (
          <Line key={suggestion.point.id} {...props} suggestion={suggestion} offset={index} />
        ))}
      </ol>
      {question.mistakes.length > 0 && (
        <fieldset class="slips">
          <legend>Common mistakes. Tick what you said.</legend>
          <ul>
            {question.mistakes.map(({ id, mistake, why }) => (
              <MistakeLine
                key={id}
                id={id}
                mistake={mistake}
                why={why}
                suggestion={recognition.mistakes.find((one) => one.mistake.id === id)}
                {...props}
              />
            ))}
          </ul>
        </fieldset>
      )}
    </>
  );
}

function Line({
  suggestion,
  offset,
  answer,
  decisions,
  onScore,
}: RubricProps & { readonly suggestion: PointSuggestion; readonly offset: number }) {
  const { point, weight, state, evidence, why } = suggestion;
  const decided = decisions.scores[point.id];
  /* Where no words were compared there is no reason, and no suggestion. */
  const suggested = why === "" ? undefined : proposed(suggestion);
  return (
    <li>
      <fieldset
        class={decided === undefined ? "line is-open" : "line"}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const pressed = scale.find(({ score }) => String(score) === event.key);
          if (pressed === undefined) return;
          event.preventDefault();
          onScore(point.id, pressed.score);
          focusOn(event.currentTarget, pressed.score);
        }}
      >
        <legend class="vh">
          {weights[weight]}: <Inline text={point.point} />
        </legend>
        <span class="line-offset" aria-hidden="true">
          {offset}
        </span>
        <div class="line-text">
          <p class="line-point">
            <span class={`weight weight--${weight}`}>{weights[weight]}</span>{" "}
            <Inline text={point.point} />
          </p>
          {why !== "" && (
            <div class={`line-why line-why--${state}`}>
              {evidence === undefined ? (
                <p>{why}</p>
              ) : (
                <>
                  <Evidence answer={answer} evidence={evidence} />
                  <p>
                    {state === "covered" ? "Seems to be said. " : ""}
                    {why}
                  </p>
                </>
              )}
            </div>
          )}
        </div>
        <div class="scores">
          {scale.map(({ score, name, means }) => (
            <label
              key={score}
              title={means}
              class={decided === undefined && score === suggested ? "is-suggested" : undefined}
            >
              <input
                type="radio"
                name={`line-${point.id}`}
                value={score}
                aria-label={
                  decided === undefined && score === suggested
                    ? `${score} ${name}, suggested`
                    : `${score} ${name}`
                }
                checked={decided === score}
                onChange={() => onScore(point.id, score)}
                // A suggestion that is right is taken with one key or click: it need not change to be chosen.
                onClick={() => onScore(point.id, score)}
              />
              <b>{score}</b>
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

function focusOn(line: HTMLElement, score: Score): void {
  line.querySelector<HTMLInputElement>(`input[value="${score}"]`)?.focus();
}

function MistakeLine({
  id,
  mistake,
  why,
  suggestion,
  answer,
  decisions,
  onMistake,
}: RubricProps & {
  readonly id: string;
  readonly mistake: string;
  readonly why: string;
  readonly suggestion: MistakeSuggestion | undefined;
}) {
  const made = decisions.mistakes.includes(id);
  return (
    <li class={made ? "slip is-made" : "slip"}>
      <label>
        <input
          type="checkbox"
          checked={made}
          onChange={(event) => onMistake(id, event.currentTarget.checked)}
        />
        <span>
          <strong>
            <Inline text={mistake} />
          </strong>
          <span class="slip-why">
            <Inline text={why} />
          </span>
        </span>
      </label>
      {suggestion !== undefined && (
        <div class="line-why line-why--mistake">
          <Evidence answer={answer} evidence={suggestion.evidence} />
          <p>Perhaps you said it. {suggestion.why}</p>
        </div>
      )}
    </li>
  );
}
