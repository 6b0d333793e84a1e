/** What the finder says under its list: how many, none, still looking, or what went wrong. */
import type { Searching } from "./use-search.ts";

interface Props {
  readonly searching: Searching;
  readonly query: string;
  /** Rows in the list. */
  readonly count: number;
}

export function Status({ searching: { state, again }, query, count }: Props) {
  const asked = query.trim();
  return (
    <div class="finder-status">
      <p role="status" class={count > 0 ? "vh" : undefined}>
        {sentence(state, asked, count)}
      </p>
      {state === "failed" && (
        <div class="notice">
          <b>The search index could not be loaded</b>
          <p>
            Pages and commands are still found by their names. Check the connection, then search
            again.
          </p>
          <button class="btn btn--sm" type="button" onClick={again}>
            Search again
          </button>
        </div>
      )}
      {state === "done" && count === 0 && (
        <p class="empty">
          Nothing here has “{asked}” in it. Try fewer words, or another one for the same thing:
          Kafka says record where others say message.
        </p>
      )}
    </div>
  );
}

function sentence(state: Searching["state"], asked: string, count: number): string {
  if (state === "searching") return "Searching.";
  if (asked === "") return "";
  if (count === 0) return state === "done" ? "No results." : "";
  return count === 1 ? "1 result." : `${count} results.`;
}
