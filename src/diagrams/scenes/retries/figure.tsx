/** Draws the partition and its consumer, the places where records wait, and the order in which the work was done. */
import { Arrow } from "../../primitives/Arrow.tsx";
import { Bar } from "../../primitives/Bar.tsx";
import { Cell } from "../../primitives/Cell.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { type Lane, lane } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import type { CellState } from "../../primitives/signs.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { GrowingRow } from "../../stage/GrowingRow.tsx";
import { retries } from "./scene.ts";
import { KEYS, PILL, type RetryState } from "./world.ts";

/** Where things are; `y` of rows is their top, of the consumer its middle. `most` of what is done is drawn. */
const layouts = {
  wide: {
    row: lane({ x: 120 }),
    h: 36,
    log: { y: 30, name: { x: 0, y: 52 } },
    consumer: 86,
    retry: { row: lane({ x: 120 }), y: 112, name: { x: 0, y: 134 } },
    dead: { row: lane({ x: 560 }), y: 112, name: { x: 448, y: 134 } },
    done: { y: 166, name: { x: 0, y: 188 } },
    elbow: 100,
    most: 17,
  },
  narrow: {
    row: lane({ cell: 38 }),
    h: 34,
    log: { y: 36, name: { x: 0, y: 14 } },
    consumer: 90,
    retry: { row: lane({ cell: 38 }), y: 138, name: { x: 0, y: 132 } },
    dead: { row: lane({ x: 198, cell: 38 }), y: 138, name: { x: 198, y: 188 } },
    done: { y: 216, name: { x: 0, y: 210 } },
    elbow: 112,
    most: 8,
  },
} as const;

function draw(state: RetryState, size: Size) {
  const { row, h, log, consumer, retry, dead, done, elbow, most } = layouts[size];
  const { committed, position, place } = state;
  const keyOf = (payment: number) => KEYS[payment] ?? "";
  return (
    <>
      <Label {...log.name} kind="strong">
        payments-7
      </Label>
      <GrowingRow
        row={row}
        y={log.y}
        h={h}
        to={state.log.length}
        stateOf={(offset) => stateOf(state, offset)}
        labelOf={(offset) => keyOf(state.log[offset] ?? 0)}
      />
      {(state.failures[PILL] ?? 0) > 0 && (
        <Label x={row.mid(PILL)} y={log.y - 6} anchor="middle" tone="failed">
          ×{state.failures[PILL]}
        </Label>
      )}
      <Bar x1={row.at(0)} x2={row.at(committed)} y={consumer} />
      <Bar x1={row.at(committed)} x2={row.at(position)} y={consumer} state="in-flight" tone="a" />
      <At x={row.at(committed)} y={consumer} pace="record">
        <Commit x={0} y={0} />
      </At>
      <At x={row.at(position)} y={consumer}>
        <Position x={0} y={0} />
      </At>
      {place === "retry-topic" && (
        <Copies
          name="payments-retry"
          at={retry}
          h={h}
          payments={state.retryTopic}
          isFinished={(offset) => offset < state.retryPosition}
        />
      )}
      {place !== "partition" && (
        <Copies
          name="payments.dlq"
          at={dead}
          h={h}
          payments={state.deadLetters}
          isFinished={() => false}
        />
      )}
      {state.deadLetters.length > 0 && (
        <Arrow
          points={[
            [row.mid(PILL), log.y + h + 2],
            [row.mid(PILL), elbow],
            [dead.row.mid(0), elbow],
            [dead.row.mid(0), dead.y - 2],
          ]}
          tone="failed"
        />
      )}
      <Label {...done.name} kind="strong">
        work done
      </Label>
      {state.done.slice(-most).map((payment, order) => (
        <Cell
          key={Math.max(0, state.done.length - most) + order}
          arrives
          x={row.at(order)}
          y={done.y}
          w={row.cell}
          h={h}
          offset={payment}
          label={keyOf(payment)}
          state="group-a"
        />
      ))}
    </>
  );
}

function stateOf({ done, failures, log, position }: RetryState, offset: number): CellState {
  const payment = log[offset] ?? 0;
  // What was sent back is a new record: nobody has tried it yet.
  if (offset >= KEYS.length && offset >= position) return "plain";
  if (done.includes(payment)) return "group-a";
  return (failures[payment] ?? 0) > 0 ? "failed" : "plain";
}

interface CopiesProps {
  readonly name: string;
  readonly at: {
    readonly row: Lane;
    readonly y: number;
    readonly name: { readonly x: number; readonly y: number };
  };
  readonly h: number;
  readonly payments: readonly number[];
  readonly isFinished: (offset: number) => boolean;
}

/** A second log, with copies of records that failed. */
function Copies({ name, at, h, payments, isFinished }: CopiesProps) {
  return (
    <>
      <Label {...at.name} kind="strong">
        {name}
      </Label>
      <GrowingRow
        row={at.row}
        y={at.y}
        h={h}
        to={payments.length}
        stateOf={(offset) => (isFinished(offset) ? "plain" : "failed")}
        labelOf={(offset) => `of ${payments[offset]}`}
      />
    </>
  );
}

export const figure = sceneFigure({
  scene: retries,
  title: "A partition with a record that fails, its copies, and the order of the work",
  heights: { wide: 210, narrow: 258 },
  draw,
});
