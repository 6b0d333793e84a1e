import type { PastAnswer } from "../../interview/history.ts";
import { scale } from "../../interview/scorecard.ts";

/** How many are drawn at first: somebody may have answered one question a hundred times. */
const SHOWN = 10;

/** Earlier answers to a question, each of which can be deleted. */
export function PastAnswers({
  past,
  deleted,
  onDelete,
  onUndo,
}: {
  /** The latest first. */
  readonly past: readonly PastAnswer[];
  /** Whether one was just deleted. */
  readonly deleted: boolean;
  readonly onDelete: (answer: PastAnswer) => void;
  readonly onUndo: () => void;
}) {
  if (past.length === 0 && !deleted) return null;
  return (
    <section class="past" aria-labelledby="past">
      <h2 id="past">
        Earlier answers <span class="num">{past.length}</span>
      </h2>
      <p class="past-undo" role="status">
        {deleted && (
          <>
            Deleted: it no longer counts, and its words are gone from your log.{" "}
            <button class="btn btn--sm" type="button" onClick={onUndo}>
              Undo
            </button>
          </>
        )}
      </p>
      <ol>
        {past.slice(0, SHOWN).map((answer) => (
          <li key={answer.id}>
            <details>
              <summary>
                <time dateTime={new Date(answer.at).toISOString()}>
                  {new Date(answer.at).toLocaleDateString("en-GB", { dateStyle: "medium" })}
                </time>
                <span class="num">
                  {answer.score} {scale.find(({ score }) => score === answer.score)?.name}
                </span>
              </summary>
              <p class="said-text">{answer.text === "" ? "Nothing was written." : answer.text}</p>
              <button class="btn btn--sm" type="button" onClick={() => onDelete(answer)}>
                Delete this answer
              </button>
            </details>
          </li>
        ))}
      </ol>
      {past.length > SHOWN && <p class="past-more">And {past.length - SHOWN} before these.</p>}
    </section>
  );
}
