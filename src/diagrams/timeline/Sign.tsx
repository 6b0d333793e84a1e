/** One step of a timeline, drawn as the diagrams draw what happened. */
import type { ComponentChildren } from "preact";
import type { TraceSign } from "../../../exercises/grading/verdict.ts";
import type { TimelineCell, TimelineLayout, TimelineStep } from "./layout.ts";

interface SignProps {
  readonly step: TimelineStep;
  readonly layout: TimelineLayout;
}

/** Class of the cells of a sign, and of the text in them. */
const cellClasses: Partial<Record<TraceSign, readonly [cell: string, text: string]>> = {
  append: ["cell", ""],
  "dead-letter": ["cell-f", "t-f"],
  drop: ["cell", "t-sub"],
  fail: ["cell-f", "t-f"],
  handle: ["cell-a", "t-a"],
  read: ["cell", ""],
  refuse: ["slot", "t-f"],
  skip: ["slot", "t-sub"],
  store: ["cell-k", "t-k"],
  undo: ["cell-lost", "t-f"],
  wait: ["slot", "t-sub"],
};
const HATCHED: ReadonlySet<TraceSign> = new Set(["fail", "undo", "dead-letter"]);
const CELL = 20;

export function Sign({ step, layout }: SignProps) {
  const { sign, x1, x2, y, cells } = step;
  switch (sign) {
    case "commit":
      return (
        <>
          <path d={`M${x1} ${y - 13}v26M${x1 + 4} ${y - 13}v26`} class="k" />
          <Labels cells={cells} y={y} class="t-k" />
        </>
      );
    case "crash":
      return (
        <>
          <path d={`M${x1 + 6} ${layout.top}V${layout.bottom}`} class="f tl-dash" />
          <path d={`M${x1 - 1} ${y - 7}l14 14M${x1 + 13} ${y - 7}l-14 14`} class="f" />
        </>
      );
    case "start":
      return <House x={x1 + 6} y={y} />;
    case "seek":
      return (
        <>
          <House x={x1 + 4} y={y} />
          <Labels cells={cells} y={y} class="t-a" />
        </>
      );
    case "delete":
      return (
        <>
          <path d={`M${x1} ${y + 10}H${x2}`} class="thin" stroke-dasharray="2 3" />
          <Labels cells={cells} y={y} class="t-sub" />
        </>
      );
    case "pause":
    case "resume": {
      const valve = `M${x1} ${y - 7}l12 14v-14l-12 14z`;
      return <path d={valve} class={sign === "pause" ? "ink ink-f" : "ink"} />;
    }
    case "call":
      return (
        <>
          <path d={`M${x1} ${y + 9}H${x2}`} class="thin" />
          <Labels cells={cells} y={y} class="t-sub tl-free" />
        </>
      );
    default:
      return <Records step={step} />;
  }
}

function Records({ step: { sign, x1, x2, y, cells } }: { readonly step: TimelineStep }) {
  const [cellClass, textClass] = cellClasses[sign] ?? ["cell", ""];
  const top = y - CELL / 2;
  return (
    <>
      {cells.map(({ x, width }) => (
        <g key={x}>
          <rect x={x} y={top} width={width} height={CELL} class={cellClass} />
          {HATCHED.has(sign) && (
            <rect x={x} y={top} width={width} height={CELL} fill="url(#h-failed)" opacity=".4" />
          )}
        </g>
      ))}
      <Labels cells={cells} y={y} class={textClass} />
      {sign === "drop" && <path d={`M${x1} ${y + 8}L${x2} ${y - 8}`} class="ink" />}
      {(sign === "fail" || sign === "refuse") && (
        <path d={`M${x2 - 5} ${y - 15}l10 10M${x2 + 5} ${y - 15}l-10 10`} class="f" />
      )}
      {sign === "dead-letter" && (
        <path d={`M${(x1 + x2) / 2} ${top - 12}v9m-3-4l3 4 3-4`} class="f" />
      )}
    </>
  );
}

function Labels({
  cells,
  y,
  class: name,
}: {
  readonly cells: readonly TimelineCell[];
  readonly y: number;
  readonly class: string;
}): ComponentChildren {
  return cells.map(({ x, width, label }) => (
    <text key={x} x={x + width / 2} y={y + 4} class={`mid ${name}`}>
      {label}
    </text>
  ));
}

/** A consumer's position. */
function House({ x, y }: { readonly x: number; readonly y: number }) {
  return <path d={`M${x} ${y - 10}l7 6v12h-14v-12z`} class="a-h" />;
}
