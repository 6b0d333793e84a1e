/** Draws the partition in its segments, and where each of its readers is. */
import { Arrow } from "../../primitives/Arrow.tsx";
import { Badge } from "../../primitives/Badge.tsx";
import { Box } from "../../primitives/Box.tsx";
import { Label } from "../../primitives/Label.tsx";
import { type Lane, lane, type Point } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import { Segment } from "../../primitives/Segment.tsx";
import type { CellState, Group } from "../../primitives/signs.ts";
import { timeOfDay } from "../../simulator/words.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { GrowingRow } from "../../stage/GrowingRow.tsx";
import { theLog } from "./scene.ts";
import type { LogState, Reader, ReaderState } from "./world.ts";

const groups: Readonly<Record<Reader, Group>> = { billing: "a", audit: "b" };

/** Where things are. `y` of a reader is the middle of its lane, of rows their top. */
const layouts = {
  wide: {
    row: lane({ x: 104 }),
    h: 40,
    log: 34,
    name: { x: 0, y: 58 },
    producer: { x: 776, y: 40, w: 104 },
    arrow: (end: number): Point[] => [
      [776, 54],
      [end, 54],
    ],
    readers: { billing: 108, audit: 138 },
  },
  narrow: {
    row: lane({ cell: 22 }),
    h: 32,
    log: 64,
    name: { x: 0, y: 14 },
    producer: { x: 208, y: 1, w: 104 },
    arrow: (end: number): Point[] => [
      [Math.max(end - 14, 220), 29],
      [Math.max(end - 14, 220), 38],
      [end - 14, 38],
      [end - 14, 60],
    ],
    readers: { billing: 122, audit: 168 },
  },
} as const;

function draw(state: LogState, size: Size) {
  const { row, h, log, name, producer, arrow, readers } = layouts[size];
  const { logStart, logEnd, segments, times } = state;
  return (
    <>
      <Label {...name} kind="strong">
        orders-0
      </Label>
      <Box {...producer} h={28} name="checkout" />
      <Arrow points={arrow(row.at(logEnd + 1) + 4)} />
      {segments.map((base, index) => (
        <Segment
          key={base}
          x1={row.at(base)}
          x2={row.at(Math.max(segments[index + 1] ?? logEnd, base + 1))}
          y={log - 12}
          {...(size === "wide" ? { label: `base ${base}` } : {})}
        />
      ))}
      <GrowingRow
        row={row}
        y={log}
        h={h}
        to={logEnd}
        stateOf={(offset) => stateOf(state, offset)}
        labelOf={(offset) =>
          size === "wide" && offset >= logStart ? timeOfDay(times[offset] ?? 0) : undefined
        }
      />
      {(["billing", "audit"] as const).map((reader) => (
        <ReaderLane
          key={reader}
          name={reader}
          reader={state.readers[reader]}
          row={row}
          y={readers[reader]}
          logStart={logStart}
          size={size}
        />
      ))}
    </>
  );
}

function stateOf({ logStart, readers }: LogState, offset: number): CellState {
  if (offset < logStart) return "expired";
  if (readers.billing.got.includes(offset)) return "group-a";
  return readers.audit.got.includes(offset) ? "group-b" : "plain";
}

interface LaneProps {
  readonly name: Reader;
  readonly reader: ReaderState;
  readonly row: Lane;
  readonly y: number;
  readonly logStart: number;
  readonly size: Size;
}

/** A reader's house, the way from the log start to it, and what it has missed. */
function ReaderLane({ name, reader, row, y, logStart, size }: LaneProps) {
  const { position, missed, refusal } = reader;
  const group = groups[name];
  const first = missed[0];
  const beside = refusal === null ? `reads ${position} next` : `${position} is gone`;
  const isBeyondMiddle = position > 6;
  return (
    <>
      {size === "wide" && <Badge x={0} y={y} group={group} name={name} />}
      <path d={`M${row.at(Math.min(logStart, position))} ${y}H${row.at(position)}`} class="thin" />
      {first !== undefined && (
        <rect
          x={row.at(first)}
          y={y - 4}
          width={row.at(missed.length) - row.at(0)}
          height="8"
          class="cell-lost"
          style="fill:url(#h-failed)"
        />
      )}
      <At x={row.at(position)} y={y}>
        <Position x={0} y={0} group={group} />
        <Label
          {...(size === "wide"
            ? { x: 14, y: 4 }
            : { x: isBeyondMiddle ? 8 : -8, y: 20, anchor: isBeyondMiddle ? "end" : "start" })}
          tone={refusal === null ? group : "failed"}
        >
          {size === "wide" ? beside : `${name} ${beside}`}
        </Label>
      </At>
    </>
  );
}

export const figure = sceneFigure({
  scene: theLog,
  title: "A partition in segments, and two groups that read it",
  heights: { wide: 160, narrow: 194 },
  draw,
});
