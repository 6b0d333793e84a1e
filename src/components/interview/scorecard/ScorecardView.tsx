import { useState } from "preact/hooks";
import { overall, type PastSession, scoredAnswer } from "../../../interview/past-sessions.ts";
import { type Scorecard, scale, scorecardOf, skills } from "../../../interview/scorecard.ts";
import { Dialog } from "../../site/Dialog.tsx";
import { scorecardPath, sitePath } from "../../site/path.ts";
import { Inline } from "../Inline.tsx";
import { DrawingPicture } from "../whiteboard/DrawingPicture.tsx";
import { conceptName, conceptOf, dayOf } from "./naming.ts";
import type { OpenScorecard, ScorecardActions, ScorecardState } from "./state.ts";
import { skillNames } from "./state.ts";
import { ScoreLane, Trend } from "./Trend.tsx";

interface Props {
  readonly state: ScorecardState;
  readonly actions: ScorecardActions;
}

/** One scorecard, or the list of all. */
export function ScorecardView({ state, actions }: Props) {
  const { open, sessions, deleted } = state;
  return (
    <>
      <nav class="practice-up" aria-label="Interview practice">
        <a href={sitePath("interview/")}>Interview</a>
        {open !== undefined && <a href={scorecardPath()}>All scorecards</a>}
      </nav>
      <p class="deleted" role="status">
        {deleted !== undefined && (
          <>
            The interview is deleted, with everything that you said.{" "}
            <button class="btn btn--sm" type="button" onClick={() => actions.bringBack()}>
              Bring the scores back
            </button>
          </>
        )}
      </p>
      {open !== undefined ? (
        <One state={state} actions={actions} open={open} />
      ) : (
        <All state={state} sessions={sessions} />
      )}
    </>
  );
}

function All({
  state,
  sessions,
}: {
  readonly state: ScorecardState;
  readonly sessions: readonly PastSession[];
}) {
  return (
    <section aria-labelledby="scorecards">
      <h1 id="scorecards">Scorecards</h1>
      {sessions.length === 0 ? (
        <p class="empty">
          No mock interview yet. <a href={sitePath("interview/mock/")}>Hold one</a>, and its
          scorecard is here.
        </p>
      ) : (
        <>
          <Trend points={trendOf(state)} current={undefined} />
          <table class="ledger sessions">
            <thead>
              <tr>
                <th scope="col">Held</th>
                <th scope="col">Level</th>
                <th scope="col" class="n">
                  Min
                </th>
                <th scope="col" class="n last">
                  Overall
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.toReversed().map(({ fact, answers }) => (
                <tr key={fact.session}>
                  <th scope="row">
                    <a href={scorecardPath(fact.session)}>{dayOf(fact.startedAt)}</a>
                  </th>
                  <td>{fact.level}</td>
                  <td class="n">{fact.minutes}</td>
                  <td class="n last">
                    {overall(answers.map((one) => scoredAnswer(one, String)))?.toFixed(1) ?? "–"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function One({ state, actions, open }: Props & { readonly open: OpenScorecard }) {
  const [asking, setAsking] = useState(false);
  const { fact, answers } = open.session;
  const at = state.sessions.findIndex((one) => one.fact.session === fact.session);
  const before = state.sessions[at - 1];
  const scored = answers.map((one) => scoredAnswer(one, (id) => conceptOf(state, id)));
  const card = scorecardOf(scored);
  const earlier = before && cardOf(state, before);
  const again = `${sitePath("interview/mock/")}?level=${fact.level}&minutes=${fact.minutes}&seed=${fact.seed}&topics=${fact.concepts.join(",")}`;
  return (
    <article class="scorecard" aria-labelledby="scorecard">
      <header>
        <p class="asked-about">
          <span class="tag">{fact.level}</span>
          <span class="num">
            {Math.round(fact.seconds / 60)} of {fact.minutes} min
          </span>
          <time dateTime={new Date(fact.startedAt).toISOString()}>{dayOf(fact.startedAt)}</time>
        </p>
        <h1 id="scorecard">Scorecard</h1>
      </header>
      <div class="scorecard-top">
        <p class="total">
          <span class="num">{overall(scored)?.toFixed(1) ?? "–"}</span> of 2, over {answers.length}{" "}
          {answers.length === 1 ? "answer" : "answers"}
        </p>
        <dl class="scale">
          {scale.map(({ score, name, means }) => (
            <div key={score}>
              <dt>
                <span class="num">{score}</span> {name}
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </div>
      <section aria-labelledby="by-skill">
        <h2 id="by-skill">By skill</h2>
        <Scores
          rows={(["correctness", "depth", "tradeOffs", "communication"] as const).map((skill) => ({
            id: skill,
            name: skillNames[skill],
            means: skills[skill],
            score: card.bySkill[skill],
            before: earlier?.bySkill[skill],
          }))}
        />
      </section>
      <section aria-labelledby="by-concept">
        <h2 id="by-concept">By concept</h2>
        <Scores
          rows={Object.entries(card.byConcept).map(([concept, score]) => ({
            id: concept,
            name: conceptName(state, concept),
            means: "",
            score,
            before: earlier?.byConcept[concept],
          }))}
        />
        <p class="note-s">
          Solid: this time. Hollow: the interview before, where it asked for the same.
        </p>
      </section>
      <section aria-labelledby="missed">
        <h2 id="missed">What to reread</h2>
        {open.answers.map(({ name, text, weak, taughtBy }) => (
          <section class="reread" key={name}>
            <h3>
              <Inline text={name} />
            </h3>
            {weak.length === 0 ? (
              <p class="note-s">Every line was made clearly.</p>
            ) : (
              <ul class="missed">
                {weak.map(({ id, weight, score, point }) => (
                  <li key={id}>
                    <span class={`weight weight--${weight}`}>{weight}</span>{" "}
                    <span class="num">{score}</span>{" "}
                    <span>
                      <Inline text={point} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {taughtBy.length > 0 && (
              <ul class="read-on">
                {taughtBy.map(({ title, href }) => (
                  <li key={href}>
                    <a href={href}>{title}</a>
                  </li>
                ))}
              </ul>
            )}
            {text !== "" && (
              <details class="before">
                <summary>What you said</summary>
                <p class="said-text">{text}</p>
              </details>
            )}
          </section>
        ))}
      </section>
      {open.kept?.session.drawing !== undefined && (
        <section aria-labelledby="whiteboard">
          <h2 id="whiteboard">Whiteboard</h2>
          <DrawingPicture drawing={open.kept.session.drawing} />
        </section>
      )}
      {open.kept !== undefined && open.kept.session.notes.trim() !== "" && (
        <section aria-labelledby="notes">
          <h2 id="notes">Notes</h2>
          <p class="said-text">{open.kept.session.notes}</p>
        </section>
      )}
      <section aria-labelledby="trend">
        <h2 id="trend">Session by session</h2>
        <Trend points={trendOf(state)} current={fact.session} />
      </section>
      <div class="sum">
        <p>Kept in your log, and in its export.</p>
        <button class="btn" type="button" onClick={() => actions.exportMarkdown()}>
          Export as Markdown
        </button>
        <button class="btn" type="button" onClick={() => print()}>
          Print
        </button>
        <button class="btn btn--quiet" type="button" onClick={() => setAsking(true)}>
          Delete
        </button>
        <a class="btn btn--primary" href={sitePath("interview/mock/")}>
          Another interview
        </a>
      </div>
      <p class="note-s">
        Drawn from seed <span class="num">{fact.seed}</span>.{" "}
        <a href={again}>Ask for the same plan again</a>
      </p>
      {asking && (
        <Dialog class="question" labelledBy="delete-title" onClose={() => setAsking(false)}>
          <h2 id="delete-title">Delete this interview?</h2>
          <p>
            Its scores no longer count, here or in your reviews. What you said, your notes and your
            drawing are gone for good.
          </p>
          <div class="question-ways">
            <button class="btn" type="button" onClick={() => setAsking(false)}>
              Keep it
            </button>
            <button class="btn btn--primary" type="button" onClick={() => actions.remove()}>
              Delete it
            </button>
          </div>
        </Dialog>
      )}
    </article>
  );
}

interface ScoreRow {
  readonly id: string;
  readonly name: string;
  readonly means: string;
  readonly score: number | undefined;
  readonly before: number | undefined;
}

function Scores({ rows }: { readonly rows: readonly ScoreRow[] }) {
  return (
    <table class="ledger score-rows">
      <thead>
        <tr>
          <th scope="col">
            <span class="vh">What</span>
          </th>
          <th scope="col" class="lane-cell">
            <span class="vh">On the scale from 0 to 2</span>
            <span class="lane-ends" aria-hidden="true">
              {scale.map(({ score: mark }) => (
                <span key={mark}>{mark}</span>
              ))}
            </span>
          </th>
          <th scope="col" class="n">
            <span class="vh">Score</span>
          </th>
          <th scope="col" class="n last">
            <span class="vh">Since last time</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, means, score, before }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {means !== "" && <small>{means}</small>}
            </th>
            <td class="lane-cell">
              {score !== undefined && (
                <ScoreLane score={score} before={before} slipped={slipped(score, before)} />
              )}
            </td>
            <td class="n">{score === undefined ? "not asked" : score.toFixed(1)}</td>
            <td class={slipped(score, before) ? "n last slipped" : "n last"}>
              {score === undefined || before === undefined ? "" : change(score - before)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether less was scored than the time before, as far as one can see. */
function slipped(score: number | undefined, before: number | undefined): boolean {
  return score !== undefined && before !== undefined && change(score - before).startsWith("−");
}

function change(difference: number): string {
  const rounded = difference.toFixed(1);
  if (Number(rounded) === 0) return "±0";
  return difference > 0 ? `+${rounded}` : `−${Math.abs(difference).toFixed(1)}`;
}

function cardOf(state: ScorecardState, { answers }: PastSession): Scorecard {
  return scorecardOf(answers.map((one) => scoredAnswer(one, (id) => conceptOf(state, id))));
}

function trendOf({ sessions }: ScorecardState) {
  return sessions.flatMap(({ fact, answers }) => {
    const score = overall(answers.map((one) => scoredAnswer(one, String)));
    if (score === undefined) return [];
    const { session, startedAt } = fact;
    return [{ id: session, day: dayOf(startedAt), score, href: scorecardPath(session) }];
  });
}
