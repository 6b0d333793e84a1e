/** Draws the buffer between its producer and its worker, what is lost or waits, and three plots. */
import { Arrow } from "../../primitives/Arrow.tsx";
import { Box } from "../../primitives/Box.tsx";
import { Cell } from "../../primitives/Cell.tsx";
import { HighWater } from "../../primitives/HighWater.tsx";
import { Label } from "../../primitives/Label.tsx";
import { lane, type Point } from "../../primitives/lane.ts";
import type { CellState } from "../../primitives/signs.ts";
import { Valve } from "../../primitives/Valve.tsx";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { Plot } from "../../stage/Plot.tsx";
import { backPressure } from "./scene.ts";
import { CAPACITY, HIGH, LOW, type PressureState } from "./world.ts";

/** Where things are; `y` of rows is their top. */
const layouts = {
  wide: {
    row: lane({ x: 168 }),
    y: 24,
    h: 36,
    worker: { x: 0, y: 28 },
    producer: { x: 776, y: 28, w: 104 },
    out: [
      [160, 42],
      [102, 42],
    ],
    in: [
      [776, 42],
      [528, 42],
    ],
    valve: { x: 596, y: 42, turn: 0 },
    waiting: { x: 680, y: 24 },
    aside: { x: 584, y: 92, cells: 7, w: 40 },
    plots: [
      { x: 0, y: 124, w: 272, h: 56 },
      { x: 304, y: 124, w: 272, h: 56 },
      { x: 608, y: 124, w: 272, h: 56 },
    ],
  },
  narrow: {
    row: lane({ cell: 38 }),
    y: 66,
    h: 32,
    worker: { x: 0, y: 1 },
    producer: { x: 216, y: 1, w: 96 },
    out: [
      [19, 64],
      [19, 31],
    ],
    in: [
      [264, 29],
      [264, 62],
    ],
    valve: { x: 264, y: 44, turn: -90 },
    waiting: { x: 170, y: 1 },
    aside: { x: 0, y: 130, cells: 8, w: 38 },
    plots: [
      { x: 0, y: 168, w: 312, h: 34 },
      { x: 0, y: 230, w: 312, h: 34 },
      { x: 0, y: 292, w: 312, h: 34 },
    ],
  },
} as const satisfies Readonly<Record<Size, object>>;

/** What fills the height of the plots. */
const MOST = { records: 24, waitedMs: 600 };

function draw(state: PressureState, size: Size) {
  const at = layouts[size];
  const { row, y, h } = at;
  const { buffer, waiting, paused, stalled, samples, spanMs } = state;
  const points = (of: "handled" | "lost" | "waitedMs") =>
    samples.map((sample): Point => [sample.at, sample[of]]);
  const last = samples.at(-1);
  const span = Math.max(spanMs, last?.at ?? 0) + 40;
  return (
    <>
      <Box {...at.worker} name={stalled ? "worker hangs" : "worker"} />
      <Arrow points={at.out} tone="a" />
      {Array.from({ length: CAPACITY }, (_, place) => (
        <Cell key={place} x={row.at(place)} y={y} w={row.cell} h={h} state="slot" />
      ))}
      {buffer.map((record, place) => (
        <At key={record} x={row.at(place)} y={y}>
          <Cell x={0} y={0} w={row.cell} h={h} offset={record} />
        </At>
      ))}
      <Box {...at.producer} h={28} name="producer" />
      <Arrow points={at.in} />
      <g transform={`translate(${at.valve.x} ${at.valve.y}) rotate(${at.valve.turn})`}>
        <Valve x={-12} y={0} state={valveOf(state)} />
      </g>
      {waiting !== null && (
        <Cell {...at.waiting} h={h} offset={waiting} label="waits" state="slot" />
      )}
      {paused && (
        <>
          <HighWater x={row.at(LOW)} y1={y - 6} y2={y + h + 8} label="low" />
          <HighWater x={row.at(HIGH)} y1={y - 6} y2={y + h + 8} label="high" />
        </>
      )}
      <Aside state={state} {...at.aside} />
      <Plot
        {...at.plots[0]}
        label={`handled ${last?.handled}`}
        points={points("handled")}
        most={[span, MOST.records]}
        tone="a"
      />
      <Plot
        {...at.plots[1]}
        label={`dropped or refused ${last?.lost}`}
        points={points("lost")}
        most={[span, MOST.records]}
        tone="failed"
      />
      <Plot
        {...at.plots[2]}
        label={`waited ${last?.waitedMs} ms`}
        points={points("waitedMs")}
        most={[span, MOST.waitedMs]}
      />
    </>
  );
}

function valveOf({ waiting, paused, waitMs }: PressureState) {
  if (waiting !== null || paused) return "closed";
  return waitMs > 0 ? "throttled" : "open";
}

interface AsideProps {
  readonly state: PressureState;
  readonly x: number;
  /** Top of the cells. */
  readonly y: number;
  readonly cells: number;
  readonly w: number;
}

/** On the producer's side: the last records that were lost, or those that wait in the log. */
function Aside({ state: { policy, lost, backlog, tokens, waitMs }, x, y, cells, w }: AsideProps) {
  if (tokens !== null) {
    return (
      <Label x={x} y={y + 10} kind="sub">
        {waitMs > 0 ? `in debt: wait ${waitMs} ms` : `tokens ${tokens}`}
      </Label>
    );
  }
  const records = backlog.length > 0 ? backlog : lost;
  if (records.length === 0) return null;
  const words =
    backlog.length > 0 ? "waiting in the log" : policy === "reject" ? "refused" : "dropped";
  const state: CellState = words === "dropped" ? "dropped" : "slot";
  return (
    <>
      <Label x={x} y={y - 6} kind="sub">
        {words}
      </Label>
      {records.slice(-cells).map((record, place) => (
        <Cell key={record} x={x + place * w} y={y} w={w} h={24} offset={record} state={state} />
      ))}
    </>
  );
}

export const figure = sceneFigure({
  scene: backPressure,
  title: "A buffer between a producer and a worker, and what became of the records",
  heights: { wide: 210, narrow: 352 },
  draw,
});
