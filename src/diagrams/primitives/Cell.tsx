import { Component } from "preact";
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
  /** Whether it slides in when it is written. */
  readonly arrives?: boolean;
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
export class Cell extends Component<Props> {
  /** Most records of a figure stay as they are from one event to the next, and there may be hundreds. */
  override shouldComponentUpdate(next: Props): boolean {
    const now = this.props;
    return (
      next.x !== now.x ||
      next.y !== now.y ||
      next.w !== now.w ||
      next.h !== now.h ||
      next.offset !== now.offset ||
      next.state !== now.state ||
      next.label !== now.label ||
      next.arrives !== now.arrives
    );
  }

  /** What is inside says the same for every record of a row: in a page that compresses to next to nothing. */
  override render({
    x,
    y,
    w = 44,
    h = 36,
    offset,
    state = "plain",
    label,
    arrives = false,
  }: Props) {
    return (
      <g transform={`translate(${x} ${y})`} class={arrives ? "arrives" : undefined}>
        {state === "expired" ? (
          <path d={`M0 ${h + 0.5}H${w}`} class="thin" stroke-dasharray="2 3" />
        ) : (
          <rect width={w} height={h} class={classes[state]} />
        )}
        {(state === "failed" || state === "lost") && (
          <rect width={w} height={h} fill="url(#h-failed)" opacity=".4" />
        )}
        {state === "dropped" && <path d={`M4 ${h - 4}L${w - 4} 4`} class="ink" />}
        {offset !== undefined && (
          <text x={5} y={14} class="off">
            {offset}
          </text>
        )}
        {label !== undefined && (
          <text x={w / 2} y={h - 6} class={`mid${labels[state]}`}>
            {label}
          </text>
        )}
      </g>
    );
  }
}
