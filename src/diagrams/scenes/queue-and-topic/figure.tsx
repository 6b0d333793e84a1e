/** Draws the queue over its workers, the topic over its groups, and the producer that feeds both. */
import { Arrow } from "../../primitives/Arrow.tsx";
import { Badge } from "../../primitives/Badge.tsx";
import { Bar } from "../../primitives/Bar.tsx";
import { Box } from "../../primitives/Box.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { Lag } from "../../primitives/Lag.tsx";
import { type Lane, lane } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import type { CellState, Group } from "../../primitives/signs.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { GrowingRow } from "../../stage/GrowingRow.tsx";
import { queueAndTopic } from "./scene.ts";
import type { ContrastState, GroupName, GroupState, QueuedOrder } from "./world.ts";

/** Of both rows, in units. */
const ROW_HEIGHT = 36;

/** Where things are. `y` of rows is their top, of badges and lanes their middle. */
interface Layout {
  readonly row: Lane;
  /** Tops of the two rows. */
  readonly queue: number;
  readonly topic: number;
  /** Where a row's name and its kind are: from the top of the row. */
  readonly name: number;
  readonly kind: { readonly x: number; readonly y: number };
  readonly workers: { readonly x: number; readonly y: number; readonly apart: number };
  readonly lanes: Readonly<Record<GroupName, number>>;
  /** Where the groups are named: at their lanes, or above the row where there is no room. */
  readonly groups: Readonly<Record<GroupName, { readonly x: number; readonly y: number }>>;
  readonly producer: { readonly x: number; readonly y: number };
  /** x of the line from the producer to both rows. */
  readonly trunk: number;
}

const layouts: Readonly<Record<Size, Layout>> = {
  wide: {
    row: lane({ x: 120, cell: 72 }),
    queue: 16,
    topic: 140,
    name: 14,
    kind: { x: 0, y: 32 },
    workers: { x: 120, y: 88, apart: 168 },
    lanes: { billing: 198, audit: 226 },
    groups: { billing: { x: 0, y: 198 }, audit: { x: 0, y: 226 } },
    producer: { x: 744, y: 79 },
    trunk: 792,
  },
  narrow: {
    row: lane({ x: 8, cell: 40 }),
    queue: 22,
    topic: 150,
    name: -10,
    kind: { x: 66, y: -10 },
    workers: { x: 0, y: 83, apart: 98 },
    lanes: { billing: 206, audit: 232 },
    groups: { billing: { x: 126, y: 136 }, audit: { x: 216, y: 136 } },
    producer: { x: 216, y: 95 },
    trunk: 303,
  },
};

const letters: Readonly<Record<GroupName, Group>> = { billing: "b", audit: "c" };

function draw(state: ContrastState, size: Size) {
  const { row, queue, topic, name, kind, workers, lanes, groups, producer, trunk } = layouts[size];
  const end = state.logEnd;
  return (
    <>
      {[
        { named: "packing", is: "queue", y: queue },
        { named: "orders-0", is: "topic", y: topic },
      ].map(({ named, is, y }) => (
        <g key={is}>
          <Label x={0} y={y + name} kind="strong">
            {named}
          </Label>
          <Label x={kind.x} y={y + kind.y} kind="sub">
            {is}
          </Label>
          <Arrow
            points={[
              [trunk, producer.y + 12],
              [trunk, y + ROW_HEIGHT / 2],
              [row.at(end + 1) + 3, y + ROW_HEIGHT / 2],
            ]}
          />
        </g>
      ))}
      <Box {...producer} h={26} name="producer" />
      <GrowingRow
        row={row}
        y={queue}
        h={ROW_HEIGHT}
        to={end}
        stateOf={(order) => cells[state.queue[order]?.state ?? "visible"]}
        labelOf={(order) => labelOf(state.queue[order])}
      />
      {state.queue.map((order, number) => (
        <Timeout
          key={number}
          order={order}
          state={state}
          x={row.at(number)}
          y={queue + ROW_HEIGHT + 8}
          w={row.cell}
        />
      ))}
      {state.workers.map(({ name: worker, alive, order }, index) => (
        <Badge
          key={worker}
          x={workers.x + index * workers.apart}
          y={workers.y}
          group="a"
          name={alive ? `${worker} ${order === null ? "free" : `has ${order}`}` : worker}
          crashed={!alive}
        />
      ))}
      <GrowingRow row={row} y={topic} h={ROW_HEIGHT} to={end} />
      {state.groups.map((group) => (
        <g key={group.name}>
          <Badge {...groups[group.name]} group={letters[group.name]} name={group.name} />
          <GroupLane
            group={group}
            end={end}
            row={row}
            y={lanes[group.name]}
            isLagNamed={size === "wide"}
          />
        </g>
      ))}
    </>
  );
}

const cells: Readonly<Record<QueuedOrder["state"], CellState>> = {
  delayed: "slot",
  visible: "plain",
  "in-flight": "group-a",
  deleted: "expired",
};

/** Who has the order, and for the how manyth time; at the end, who did its work. */
function labelOf(order: QueuedOrder | undefined): string | undefined {
  if (order?.state === "deleted") return order.handledBy.join(" ");
  if (order?.state !== "in-flight") return undefined;
  const { receiver, receiveCount } = order;
  return receiveCount > 1 ? `${receiver} ×${receiveCount}` : `${receiver}`;
}

/** What is left of an order's visibility timeout, as part of its cell. */
function Timeout({
  order,
  state: { now, timeoutMs },
  x,
  y,
  w,
}: {
  readonly order: QueuedOrder;
  readonly state: ContrastState;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}) {
  if (order.state !== "in-flight") return null;
  const left = (order.visibleAt - now) / timeoutMs;
  return <Bar x1={x - 4} x2={x + 2 + left * (w - 4)} y={y} state="in-flight" tone="a" />;
}

/** One group in the topic, as in every figure: committed, in hand, position, lag. */
function GroupLane({
  group: { name, position, committed },
  end,
  row,
  y,
  isLagNamed,
}: {
  readonly group: GroupState;
  readonly end: number;
  readonly row: Lane;
  readonly y: number;
  readonly isLagNamed: boolean;
}) {
  const group = letters[name];
  const lag = isLagNamed ? { label: `lag ${end - committed}` } : {};
  return (
    <>
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

export const figure = sceneFigure({
  scene: queueAndTopic,
  title: "One producer, a queue that workers share, a topic that groups read",
  heights: { wide: 240, narrow: 246 },
  draw,
});
