import { duration } from "../course/duration.ts";
import type { Ledger, LedgerRow, RecordState } from "./ledger.ts";
import { day, listed } from "./wording.ts";

/** The course, a segment a line. */
export function CourseLedger({ ledger }: { readonly ledger: Ledger }) {
  return (
    <section class="blk" aria-labelledby="course-ledger">
      <h2 id="course-ledger">Course</h2>
      <p>{sentence(ledger)}</p>
      <table class="ledger seglog">
        <thead>
          <tr>
            <th scope="col">Segment</th>
            <th scope="col">Records</th>
            <th scope="col" class="n opt">
              Committed
            </th>
            <th scope="col" class="n opt">
              Tests
            </th>
            <th scope="col" class="n last">
              Left
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.rows.map((row) => (
            <Row key={row.title} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            <td class="n opt" />
            <td class="n opt">
              {ledger.passing} / {ledger.tests}
            </td>
            <td class="n last">{left(ledger.minutesLeft)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** What stands where, in words. */
function sentence({ committed, ahead, finished, rows }: Ledger): string {
  const rule =
    committed === 0
      ? "Nothing is committed yet. Pass the tests of a lesson to commit it; the double rule moves along."
      : "Everything before the double rule is committed.";
  const front =
    ahead.length === 0
      ? ""
      : ` You finished ${listed(ahead.map(String))} ahead of it; what lies between is still open.`;
  const all = finished ? " Everything that is written is." : "";
  const slots = rows.flatMap((row) => row.records).filter((record) => record.state === "slot");
  const unwritten =
    slots.length === 0 ? "" : " Dashed records are not written yet and count no time.";
  return rule + front + all + unwritten;
}

function Row({ row }: { readonly row: LedgerRow }) {
  const { title, records, committedAt, passing, tests, minutesLeft } = row;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <ol class="log" aria-label={title}>
          {records.map(({ lesson, state, ruled }) => (
            <li key={lesson.offset} class={`rec ${classes[state]}${ruled ? " rec--commit" : ""}`}>
              {lesson.href === undefined ? (
                <span>
                  {lesson.offset}
                  <span class="vh"> {lesson.title}, not written yet</span>
                </span>
              ) : (
                <a href={lesson.href} title={`${lesson.offset}  ${lesson.title}`}>
                  <span>{lesson.offset}</span>
                  <span class="vh">
                    {" "}
                    {lesson.title}
                    {words[state]}
                  </span>
                </a>
              )}
            </li>
          ))}
        </ol>
      </td>
      <td class="n opt">{committedAt === undefined ? "–" : day(committedAt)}</td>
      <td class="n opt">
        {tests === 0 ? (
          "–"
        ) : (
          <>
            <span class="bar-t" style={`--v:${(100 * passing) / tests}%`} aria-hidden="true" />
            {passing} / {tests}
          </>
        )}
      </td>
      <td class="n last">{left(minutesLeft)}</td>
    </tr>
  );
}

const classes: Readonly<Record<RecordState, string>> = {
  committed: "rec--done",
  ahead: "rec--ahead",
  next: "rec--next",
  unread: "",
  slot: "rec--slot",
};
const words: Readonly<Record<RecordState, string>> = {
  committed: ", committed",
  ahead: ", done ahead",
  next: ", next",
  unread: "",
  slot: ", not written yet",
};

function left(minutes: number): string {
  return minutes === 0 ? "–" : duration(minutes);
}
