/** Draws the partition, the consumer's lane under it, and what was handled against what was written. */
import { Arc } from "../../primitives/Arc.tsx";
import { Badge } from "../../primitives/Badge.tsx";
import { Bar } from "../../primitives/Bar.tsx";
import { Cell } from "../../primitives/Cell.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { Lag } from "../../primitives/Lag.tsx";
import { lane } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import { Row } from "../../primitives/Row.tsx";
import { Segment } from "../../primitives/Segment.tsx";
import type { CellState } from "../../primitives/signs.ts";
import { list } from "../../simulator/words.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { offsetsAndDelivery } from "./scene.ts";
import type { DeliveryState } from "./world.ts";

/** Where things are. `y` of the lane is its middle, of rows their top. */
const layouts = {
  wide: {
    row: lane({ x: 120, cell: 56 }),
    names: { x: 0, log: 66, handled: 154 },
    log: 44,
    lane: 102,
    handled: 132,
    h: 36,
    badge: { x: 0, y: 102 },
    count: { x: 664, y: 62 },
  },
  narrow: {
    row: lane({ cell: 44 }),
    names: { x: 0, log: 12, handled: 136 },
    log: 44,
    lane: 100,
    handled: 144,
    h: 34,
    badge: { x: 88, y: 9 },
    count: { x: 0, y: 206 },
  },
} as const;

function draw(state: DeliveryState, size: Size) {
  const { row, names, log, lane: middle, handled, h, badge, count } = layouts[size];
  const { committed, consumer, logEnd } = state;
  const first = consumer?.inHand[0];
  const last = consumer?.inHand.at(-1);
  return (
    <>
      <Row
        x={row.at(0)}
        y={log}
        to={logEnd}
        w={row.cell}
        h={h}
        next
        name="orders-0"
        nameX={names.x}
        nameY={names.log}
      />
      {first !== undefined && last !== undefined && (
        <Segment x1={row.at(first)} x2={row.at(last + 1)} y={log - 14} label="polled" />
      )}
      <Reread state={state} at={row.at} y={log} />
      {consumer !== null && (
        <Badge {...badge} group="a" name={consumer.name} crashed={!consumer.alive} />
      )}
      <Bar x1={row.at(0)} x2={row.at(committed ?? 0)} y={middle} tone="committed" />
      <Bar
        x1={row.at(committed ?? 0)}
        x2={row.at(Math.max(committed ?? 0, done(state)))}
        y={middle}
        state="in-flight"
        tone="a"
      />
      {committed !== null && (
        <>
          <Lag
            x1={row.at(committed)}
            x2={row.at(logEnd)}
            y={middle}
            {...(size === "wide" ? { label: `lag ${logEnd - committed}` } : {})}
          />
          <At x={row.at(committed)} y={middle} pace="record">
            <Commit x={0} y={0} />
          </At>
        </>
      )}
      {consumer !== null && (
        <At x={row.at(consumer.position)} y={middle}>
          <Position x={0} y={0} state={consumer.alive ? "alive" : "crashed"} />
        </At>
      )}
      <Label x={names.x} y={names.handled} kind="strong">
        handled
      </Label>
      {state.handled.map((times, offset) => (
        <Cell
          key={offset}
          x={row.at(offset)}
          y={handled}
          w={row.cell}
          h={h}
          offset={offset}
          state={stateOf(state, offset)}
          label={times > 1 ? `×${times}` : undefined}
        />
      ))}
      <Count state={state} {...count} stacked={size === "wide"} />
    </>
  );
}

/** What the next consumer reads again, until it has polled it. */
function Reread({
  state,
  at,
  y,
}: {
  readonly state: DeliveryState;
  readonly at: (offset: number) => number;
  readonly y: number;
}) {
  const { consumer, lostPosition, committed } = state;
  const from = committed ?? 0;
  if (consumer === null || lostPosition === null || lostPosition <= from) return null;
  const isWaiting = !consumer.alive || consumer.position === from;
  return isWaiting ? <Arc x1={at(lostPosition)} x2={at(from)} y={y} /> : null;
}

/** How far the records are handled without a gap, from the commit on. */
function done({ committed, handled, consumer }: DeliveryState): number {
  let offset = committed ?? 0;
  while ((handled[offset] ?? 0) > 0 && offset < (consumer?.position ?? 0)) offset++;
  return offset;
}

function stateOf({ handled, lost }: DeliveryState, offset: number): CellState {
  if ((handled[offset] ?? 0) > 0) return "group-a";
  return lost.includes(offset) ? "lost" : "slot";
}

/** Two lines of a ledger: what came twice, and what is lost. */
function Count({
  state,
  x,
  y,
  stacked,
}: {
  readonly state: DeliveryState;
  readonly x: number;
  readonly y: number;
  readonly stacked: boolean;
}) {
  const twice = [...state.handled.keys()].filter((offset) => (state.handled[offset] ?? 0) > 1);
  const lines = [
    { name: "handled twice", offsets: twice, tone: "a" },
    { name: "lost", offsets: state.lost, tone: "failed" },
  ] as const;
  return (
    <>
      {lines.map(({ name, offsets, tone }, index) => (
        <g
          key={name}
          transform={
            stacked ? `translate(${x} ${y + index * 26})` : `translate(${x + index * 190} ${y})`
          }
        >
          {stacked && <path d="M0 8.5H216" class="thin" style="stroke:var(--rule)" />}
          <Label x={0} y={0} kind="sub">
            {name}
          </Label>
          <Label
            x={stacked ? 216 : name.length * 7.5 + 10}
            y={0}
            anchor={stacked ? "end" : "start"}
            tone={offsets.length === 0 ? "ink" : tone}
          >
            {offsets.length === 0 ? "none" : list(offsets)}
          </Label>
        </g>
      ))}
    </>
  );
}

export const figure = sceneFigure({
  scene: offsetsAndDelivery,
  title: "One partition, the consumer that reads it, and what was handled",
  heights: { wide: 176, narrow: 214 },
  draw,
});
