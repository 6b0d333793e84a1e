/** The timeline of a trace: lanes, steps in the diagrams' signs, and the step where it went wrong. */

import { remarkOn } from "../../../exercises/grading/trace-words.ts";
import type { Parting } from "../../../exercises/grading/verdict.ts";
import type { TimelineLayout } from "./layout.ts";
import { Sign } from "./Sign.tsx";

export function Timeline({
  layout,
  parting,
  cursor,
}: {
  readonly layout: TimelineLayout;
  readonly parting: Parting;
  /** The step that is looked at; what comes after it has not happened yet. */
  readonly cursor: number;
}) {
  const { width, height, left, top, bottom, lanes, steps, ticks } = layout;
  const parted = steps[parting.step];
  const current = steps[cursor];
  return (
    <div class="timeline">
      {/* Apart, since the names stay where they are while the steps scroll. */}
      <svg
        class="timeline-names"
        viewBox={`0 0 ${left} ${height}`}
        width={left}
        height={height}
        aria-hidden="true"
      >
        {lanes.map(({ name, y }) => (
          <text key={name} x={0} y={y + 4}>
            {name}
          </text>
        ))}
      </svg>
      <svg
        class="timeline-steps"
        viewBox={`${left} 0 ${width - left} ${height}`}
        width={width - left}
        height={height}
        aria-hidden="true"
      >
        {parted !== undefined && (
          <Parted step={parted} layout={layout} remark={remarkOn(parting)} />
        )}
        {lanes.map(({ name, y }) => (
          <path key={name} d={`M${left} ${y}H${width}`} class="tl-lane" />
        ))}
        {steps.map((step, index) => (
          // A step is its place in the order.
          <g key={index} class={index > cursor ? "tl-later" : undefined}>
            <Sign step={step} layout={layout} />
          </g>
        ))}
        <path d={`M${left} ${bottom + 2.5}H${width}`} class="thin" />
        {ticks.map(({ x, label }) => (
          <g key={x}>
            <path d={`M${x} ${bottom + 2}v4`} class="thin" />
            <text x={x} y={bottom + 20} class="mid t-sub">
              {label}
            </text>
          </g>
        ))}
        {current !== undefined && (
          <path
            d={`M${current.x1 - 3} ${top - 1}v-4H${current.x2 + 3}v4M${current.x1 - 3} ${bottom}v3H${current.x2 + 3}v-3`}
            class="ink"
          />
        )}
      </svg>
    </div>
  );
}

/** The column where expectation and reality part, and what was expected in it. */
function Parted({
  step,
  layout: { width, top, bottom },
  remark,
}: {
  readonly step: TimelineLayout["steps"][number];
  readonly layout: TimelineLayout;
  readonly remark: string;
}) {
  const middle = (step.x1 + step.x2) / 2;
  // Words that do not fit behind the column stand before it.
  const before = middle + remark.length * 7.6 > width;
  return (
    <>
      <rect
        x={step.x1 - 4}
        y={top}
        width={step.x2 - step.x1 + 8}
        height={bottom - top}
        class="cell-f tl-dash"
      />
      <text x={before ? step.x2 : step.x1} y={top - 10} class={before ? "t-f end" : "t-f"}>
        {remark}
      </text>
    </>
  );
}
