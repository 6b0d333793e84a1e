import type { CellState } from "./signs.ts";

interface Props {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
  /** Shown top left. Leave out for a cell without an offset. */
  readonly offset?: number | string | undefined;
  readonly state?: CellState;
  /** Under the offset: a key, a value, `×2`. At most five characters in a cell of 44. */
  readonly label?: string | undefined;
}

const classes: Record<CellState, string> = {
  plain: "cell",
  committed: "cell-k",
  "group-a": "cell-a",
  "group-b": "cell-b",
  "group-c": "cell-c",
  failed: "cell-f",
  slot: "slot",
  lost: "cell-lost",
  dropped: "cell",
  expired: "",
};
const labels: Record<CellState, string> = {
  plain: "",
  committed: " t-k",
  "group-a": " t-a",
  "group-b": " t-b",
  "group-c": " t-c",
  failed: " t-f",
  slot: " t-sub",
  lost: " t-f",
  dropped: " t-sub",
  expired: " t-sub",
};

/** A record: a thin-ruled cell with its offset in the top left corner. */
export function Cell({ x, y, w = 44, h = 36, offset, state = "plain", label }: Props) {
  return (
    <>
      {state === "expired" ? (
        <path d={`M${x} ${y + h + 0.5}H${x + w}`} class="thin" stroke-dasharray="2 3" />
      ) : (
        <rect x={x} y={y} width={w} height={h} class={classes[state]} />
      )}
      {(state === "failed" || state === "lost") && (
        <rect x={x} y={y} width={w} height={h} fill="url(#h-failed)" opacity=".4" />
      )}
      {state === "dropped" && (
        <path d={`M${x + 4} ${y + h - 4}L${x + w - 4} ${y + 4}`} class="ink" />
      )}
      {offset !== undefined && (
        <text x={x + 5} y={y + 14} class="off">
          {offset}
        </text>
      )}
      {label !== undefined && (
        <text x={x + w / 2} y={y + h - 6} class={`mid${labels[state]}`}>
          {label}
        </text>
      )}
    </>
  );
}
