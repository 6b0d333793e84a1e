import { Cell } from "./Cell.tsx";
import { Label } from "./Label.tsx";
import type { CellState } from "./signs.ts";

interface Props {
  /** Left edge of the first record. */
  readonly x: number;
  readonly y: number;
  /** First offset drawn, and the offset after the last record. */
  readonly from?: number;
  readonly to: number;
  readonly w?: number;
  readonly h?: number;
  /** Name of the partition, `orders-0`. Drawn at `nameX`, or above the row in narrow drawings with `nameY`. */
  readonly name?: string;
  readonly nameX?: number;
  readonly nameY?: number;
  /** Draws the dashed cell of the next write after the last record. */
  readonly next?: boolean;
  /** Records that are not plain, by offset. */
  readonly states?: Readonly<Record<number, CellState>>;
  /** Words under an offset, by offset. */
  readonly labels?: Readonly<Record<number, string>>;
}

/** One partition: its name, its records from one offset up to another, and the slot of the next write. */
export function Row({
  x,
  y,
  from = 0,
  to,
  w = 44,
  h = 36,
  name,
  nameX = 0,
  nameY = y + 22,
  next = false,
  states = {},
  labels = {},
}: Props) {
  const offsets = Array.from({ length: to - from }, (_, index) => from + index);
  return (
    <>
      {name !== undefined && (
        <Label x={nameX} y={nameY} kind="strong">
          {name}
        </Label>
      )}
      <g transform={`translate(${x} ${y})`}>
        {offsets.map((offset) => (
          <Cell
            key={offset}
            x={(offset - from) * w}
            y={0}
            w={w}
            h={h}
            offset={offset}
            state={states[offset] ?? "plain"}
            label={labels[offset]}
          />
        ))}
        {next && (
          <Cell x={(to - from) * w} y={0} w={w} h={h} offset={to} state="slot" label={labels[to]} />
        )}
      </g>
    </>
  );
}
