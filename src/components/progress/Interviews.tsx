import { scale } from "../../interview/scorecard.ts";
import { Trend } from "../interview/scorecard/Trend.tsx";
import { scorecardPath, sitePath } from "../site/path.ts";
import type { AnsweredRow, Interviews } from "./interviews.ts";
import { counted, day } from "./wording.ts";

/** Mock interviews that are listed; the plot and the page of the scorecards have more. */
const SHOWN = 3;

const kinds: Readonly<Record<AnsweredRow["kind"], { name: string; path: string }>> = {
  question: { name: "Questions", path: "interview/drill/" },
  design: { name: "Your own design", path: "interview/#own-design" },
  scenario: { name: "Scenarios", path: "interview/#scenarios" },
};

/** What was asked in drills, reviews and mock interviews, and how it went. */
export function Answered({ interviews: { rows } }: { readonly interviews: Interviews }) {
  const some = rows.some(({ answered }) => answered > 0);
  return (
    <section class="blk" aria-labelledby="interviews">
      <h2 id="interviews">Interviews</h2>
      <p>
        Each question counts once, by how you scored your last answer:{" "}
        {scale.map(({ score, name }) => `${score} ${name}`).join(", ")}.
      </p>
      {some ? (
        <table class="ledger answered">
          <thead>
            <tr>
              <th scope="col">Asked</th>
              <th scope="col" class="n">
                Answered
              </th>
              {scale.map(({ score, name }) => (
                <th key={score} scope="col" class={score === 2 ? "n last" : "n"}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, answered, of, last }) => (
              <tr key={kind}>
                <th scope="row">
                  <a href={sitePath(kinds[kind].path)}>{kinds[kind].name}</a>
                </th>
                <td class="n">
                  {answered} / {of}
                </td>
                {scale.map(({ score }) => (
                  <td key={score} class={score === 2 ? "n last" : "n"}>
                    {last[score] === 0 ? "–" : last[score]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <NoneAnswered />
      )}
    </section>
  );
}

/** The mock interviews: their scores one after the other, and the way to each scorecard. */
export function MockInterviews({ interviews: { held } }: { readonly interviews: Interviews }) {
  return (
    <section class="blk" aria-labelledby="mock-interviews">
      <h2 id="mock-interviews">Mock interviews</h2>
      {held.length === 0 ? (
        <NoneHeld />
      ) : (
        <>
          <p>The overall score of each, as on its scorecard.</p>
          <Trend
            points={held.map(({ session, startedAt, score }) => ({
              id: session,
              day: day(startedAt),
              score,
              href: scorecardPath(session),
            }))}
            current={held.at(-1)?.session}
          />
          <ol class="list">
            {held
              .slice(-SHOWN)
              .toReversed()
              .map(({ session, level, minutes, startedAt, score }) => (
                <li key={session}>
                  <div>
                    <a href={scorecardPath(session)}>{day(startedAt)}</a>
                    <small>
                      {level}, {minutes} min
                    </small>
                  </div>
                  <span class="num">{score.toFixed(1)} of 2</span>
                </li>
              ))}
          </ol>
          {held.length > SHOWN && (
            <p class="more">
              <a href={scorecardPath()}>All {counted(held.length, "scorecard")}</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Before the first answer. */
export function NoneAnswered() {
  return (
    <p class="empty">
      No question answered yet. <a href={sitePath("interview/drill/")}>Answer one</a> and score
      yourself; it is counted here.
    </p>
  );
}

/** Before the first mock interview. */
export function NoneHeld() {
  return (
    <p class="empty">
      None held yet. <a href={sitePath("interview/mock/")}>Hold one</a>, and its score is plotted
      here.
    </p>
  );
}
