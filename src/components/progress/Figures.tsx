import { roughDuration } from "../course/duration.ts";
import type { Interviews } from "./interviews.ts";
import type { Ledger } from "./ledger.ts";

/** The six numbers at the head of the page. */
export function Figures({
  ledger,
  interviews,
}: {
  readonly ledger: Ledger;
  readonly interviews: Interviews;
}) {
  const { committed, logEnd, lag, passing, tests, checksPassed, checks, minutesLeft } = ledger;
  const bank = interviews.rows.find(({ kind }) => kind === "question");
  return (
    <dl class="figs">
      <div class="k">
        <dt>Committed</dt>
        <dd>{committed}</dd>
      </div>
      <div>
        <dt>Log end</dt>
        <dd>{logEnd}</dd>
      </div>
      <div>
        <dt>Lag</dt>
        <dd>
          {lag} {minutesLeft > 0 && <small>about {roughDuration(minutesLeft)}</small>}
        </dd>
      </div>
      <div>
        <dt>Tests passing</dt>
        <dd>
          {passing} <small>of {tests}</small>
        </dd>
      </div>
      <div>
        <dt>Quick checks passed</dt>
        <dd>
          {checksPassed} <small>of {checks}</small>
        </dd>
      </div>
      <div>
        <dt>Interview questions</dt>
        <dd>
          {bank?.answered} <small>of {bank?.of}</small>
        </dd>
      </div>
    </dl>
  );
}
