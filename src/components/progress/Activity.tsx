import { activity } from "../../study/activity.ts";
import { scorecardPath } from "../site/path.ts";
import type { ProgressProps } from "./state.ts";
import { eventSentence, moment } from "./wording.ts";

/** Rows that are shown. */
const SHOWN = 12;

/** What the learner did last. */
export function Activity({ state: { facts, data, now }, actions }: ProgressProps) {
  const rows = activity(data.events, SHOWN);
  return (
    <section class="blk" aria-labelledby="activity">
      <h2 id="activity">Activity</h2>
      {rows.length === 0 ? (
        <p class="empty">Nothing yet. What you run, answer and commit is appended here.</p>
      ) : (
        <table class="ledger act">
          <thead>
            <tr>
              <th scope="col">Offset</th>
              <th scope="col">When</th>
              <th scope="col">Event</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ offset, event, times }) => (
              <tr key={event.id}>
                <td class="o">{offset}</td>
                <td class="when">
                  <time dateTime={new Date(event.at).toISOString()}>{moment(event.at, now)}</time>
                </td>
                <td>
                  {eventSentence(event, times, facts)}
                  {event.type === "interviewed" && (
                    <>
                      {": "}
                      <a href={scorecardPath(event.session)}>its scorecard</a>
                    </>
                  )}
                  {event.type === "withdrawn" &&
                    (event.reason === "rewound" || event.reason === "started-over") && (
                      <>
                        {" "}
                        <button
                          class="btn btn--sm"
                          type="button"
                          onClick={() => void actions.undoWithdrawal(event.id)}
                        >
                          Undo
                        </button>
                      </>
                    )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
