/** Draws the queue over its workers, the topic over its groups, and the producer that feeds both. */
import { Arrow } from "../../primitives/Arrow.tsx";
import { Badge } from "../../primitives/Badge.tsx";
import { Bar } from "../../primitives/Bar.tsx";
import { Box } from "../../primitives/Box.tsx";
import { Cell } from "../../primitives/Cell.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { Lag } from "../../primitives/Lag.tsx";
import { type Lane, lane } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import { Row } from "../../primitives/Row.tsx";
import type { CellState, Group } from "../../primitives/signs.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { queueAndTopic } from "./scene.ts";
import type { ContrastState, GroupName, GroupState, QueuedOrder, WorkerState } from "./world.ts";

/** Where things are. `y` of rows is their top, of badges and lanes their middle. */
interface Layout {
  readonly row: Lane;
  readonly h: number;
  readonly queue: { readonly y: number; readonly nameY: number };
  readonly workers: { readonly x: number; readonly y: number; readonly apart: number };
  readonly topic: { readonly y: number; readonly nameY: number };
  readonly lanes: Readonly<Record<GroupName, number>>;
  /** Where the groups are named: at their lanes, or above the row where there is no room. */
  readonly names: Readonly<Record<GroupName, { readonly x: number; readonly y: number }>>;
  readonly producer: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  /** x of the line from the producer to both rows. */
  readonly trunk: number;
  /** Where the counts are; only where there is room. */
  readonly counts?: { readonly x: number; readonly y: number };
}

const layouts: Readonly<Record<Size, Layout>> = {
  wide: {
    row: lane({ x: 120, cell: 60 }),
    h: 36,
    queue: { y: 16, nameY: 30 },
    workers: { x: 120, y: 88, apart: 144 },
    topic: { y: 140, nameY: 154 },
    lanes: { billing: 198, audit: 226 },
    names: { billing: { x: 0, y: 198 }, audit: { x: 0, y: 226 } },
    producer: { x: 552, y: 80, w: 96, h: 28 },
    trunk: 600,
    counts: { x: 700, y: 44 },
  },
  narrow: {
    row: lane({ x: 8, cell: 40 }),
    h: 34,
    queue: { y: 22, nameY: 13 },
    workers: { x: 0, y: 83, apart: 98 },
    topic: { y: 150, nameY: 139 },
    lanes: { billing: 206, audit: 232 },
    names: { billing: { x: 126, y: 136 }, audit: { x: 216, y: 136 } },
    producer: { x: 216, y: 96, w: 96, h: 24 },
    trunk: 303,
  },
};

const letters: Readonly<Record<GroupName, Group>> = { billing: "b", audit: "c" };

function draw(state: ContrastState, size: Size) {
  const { row, h, queue, workers, topic, lanes, names, producer, trunk, counts } = layouts[size];
  const end = state.logEnd;
  return (
    <>
      <Name x={0} y={queue.nameY} name="packing" kind="queue" isBeside={size === "narrow"} />
      <Name x={0} y={topic.nameY} name="orders-0" kind="topic" isBeside={size === "narrow"} />
      <Arrow
        points={[
          [trunk, producer.y],
          [trunk, queue.y + h / 2],
          [row.at(end + 1) + 3, queue.y + h / 2],
        ]}
      />
      <Arrow
        points={[
          [trunk, producer.y + producer.h],
          [trunk, topic.y + h / 2],
          [row.at(end + 1) + 3, topic.y + h / 2],
        ]}
      />
      <Box {...producer} name="producer" />
      {state.queue.map((order, number) => (
        <Cell
          key={number}
          x={row.at(number)}
          y={queue.y}
          w={row.cell}
          h={h}
          offset={number}
          state={cellOf(order)}
          label={labelOf(order)}
        />
      ))}
      <Cell x={row.at(end)} y={queue.y} w={row.cell} h={h} state="slot" />
      {state.queue.map((order, number) => (
        <Timeout
          key={number}
          order={order}
          now={state.now}
          timeoutMs={state.timeoutMs}
          x={row.at(number)}
          y={queue.y + h + 8}
          w={row.cell}
        />
      ))}
      {state.workers.map((worker, index) => (
        <Worker
          key={worker.name}
          worker={worker}
          x={workers.x + index * workers.apart}
          y={workers.y}
        />
      ))}
      <Row x={row.at(0)} y={topic.y} to={end} w={row.cell} h={h} next />
      {state.groups.map((group) => (
        <GroupLane
          key={group.name}
          group={group}
          end={end}
          row={row}
          y={lanes[group.name]}
          named={names[group.name]}
          isLagNamed={size === "wide"}
        />
      ))}
      {counts !== undefined && <Counts state={state} {...counts} />}
    </>
  );
}

/** What it is called, and what it is: one under the other, or side by side. */
function Name({
  x,
  y,
  name,
  kind,
  isBeside,
}: {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly kind: string;
  readonly isBeside: boolean;
}) {
  return (
    <>
      <Label x={x} y={y} kind="strong">
        {name}
      </Label>
      <Label x={isBeside ? x + 66 : x} y={isBeside ? y : y + 18} kind="sub">
        {kind}
      </Label>
    </>
  );
}

function cellOf({ state }: QueuedOrder): CellState {
  if (state === "in-flight") return "group-a";
  return state === "deleted" ? "expired" : "plain";
}

/** Who has the order, and for the how manyth time; at the end, who did its work. */
function labelOf({ state, receiver, receiveCount, handledBy }: QueuedOrder): string | undefined {
  if (state === "deleted") return handledBy.join(" ");
  const times = receiveCount > 1 ? `×${receiveCount}` : "";
  return (state === "in-flight" ? `${receiver} ${times}` : times).trim() || undefined;
}

/** What is left of an order's visibility timeout, as part of its cell. */
function Timeout({
  order: { state, visibleAt },
  now,
  timeoutMs,
  x,
  y,
  w,
}: {
  readonly order: QueuedOrder;
  readonly now: number;
  readonly timeoutMs: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}) {
  if (state !== "in-flight") return null;
  const left = Math.min(1, (visibleAt - now) / timeoutMs);
  return <Bar x1={x - 4} x2={x + 2 + left * (w - 4)} y={y} state="in-flight" tone="a" />;
}

function Worker({
  worker: { name, alive, order },
  x,
  y,
}: {
  readonly worker: WorkerState;
  readonly x: number;
  readonly y: number;
}) {
  const does = order === null ? "free" : `has ${order}`;
  return <Badge x={x} y={y} group="a" name={alive ? `${name} ${does}` : name} crashed={!alive} />;
}

/** One group in the topic, as in every figure: committed, in hand, position, lag. */
function GroupLane({
  group: { name, position, committed },
  end,
  row,
  y,
  named,
  isLagNamed,
}: {
  readonly group: GroupState;
  readonly end: number;
  readonly row: Lane;
  readonly y: number;
  readonly named: { readonly x: number; readonly y: number };
  readonly isLagNamed: boolean;
}) {
  const group = letters[name];
  const lag = isLagNamed ? { label: `lag ${end - committed}` } : {};
  return (
    <>
      <Badge {...named} group={group} name={name} />
      <Bar x1={row.at(0)} x2={row.at(committed)} y={y} tone={group} />
      <Bar x1={row.at(committed)} x2={row.at(position)} y={y} tone={group} state="in-flight" />
      <Lag x1={row.at(committed)} x2={row.at(end)} y={y} tone={group} {...lag} />
      <At x={row.at(committed)} y={y} pace="record">
        <Commit x={0} y={0} tone={group} />
      </At>
      <At x={row.at(position)} y={y}>
        <Position x={0} y={0} group={group} />
      </At>
    </>
  );
}

/** How many orders each side has handled: the workers all together, each group all by itself. */
function Counts({
  state: { queue, groups },
  x,
  y,
}: {
  readonly state: ContrastState;
  readonly x: number;
  readonly y: number;
}) {
  const done = queue.reduce((sum, { handledBy }) => sum + handledBy.length, 0);
  const lines = [
    { name: "the workers, together", count: done, tone: "a" },
    ...groups.map(({ name, committed }) => ({ name, count: committed, tone: letters[name] })),
  ] as const;
  return (
    <>
      <Label x={x} y={y} kind="ui">
        handled
      </Label>
      <path d={`M${x} ${y + 9.5}h180`} class="ink" style="stroke-width:1" />
      {lines.map(({ name, count, tone }, index) => (
        <g key={name} transform={`translate(${x} ${y + 30 + index * 26})`}>
          <Label x={0} y={0} tone={tone}>
            {name}
          </Label>
          <Label x={180} y={0} anchor="end" tone={tone}>
            {count}
          </Label>
          <path d="M0 8.5h180" class="thin" style="stroke:var(--rule)" />
        </g>
      ))}
    </>
  );
}

export const figure = sceneFigure({
  scene: queueAndTopic,
  title: "A queue that workers share, and a topic that groups read, fed by one producer",
  heights: { wide: 240, narrow: 246 },
  draw,
});
