import { Cell } from "../primitives/Cell.tsx";
import type { Lane } from "../primitives/lane.ts";
import type { CellState } from "../primitives/signs.ts";
import { At } from "./At.tsx";

interface Props {
  readonly row: Lane;
  readonly y: number;
  readonly h: number;
  /** First offset drawn, and the log end. */
  readonly from?: number;
  readonly to: number;
  readonly stateOf?: (offset: number) => CellState;
  readonly labelOf?: (offset: number) => string | undefined;
}

/** A partition that is written to: a new record slides into the slot, written records never move. */
export function GrowingRow({ row, y, h, from = 0, to, stateOf, labelOf }: Props) {
  const offsets = Array.from({ length: to - from }, (_, index) => from + index);
  return (
    <g transform={`translate(0 ${y})`}>
      <At x={row.at(to)} y={0} pace="record">
        <Cell x={0} y={0} w={row.cell} h={h} offset={to} state="slot" />
      </At>
      {offsets.map((offset) => (
        <Cell
          key={offset}
          arrives={offset === to - 1}
          x={row.at(offset)}
          y={0}
          w={row.cell}
          h={h}
          offset={offset}
          state={stateOf?.(offset) ?? "plain"}
          label={labelOf?.(offset)}
        />
      ))}
    </g>
  );
}
