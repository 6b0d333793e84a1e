import type { Point } from "../primitives/lane.ts";
import { scale, steps } from "../primitives/plot.ts";
import { fillOf, strokeOf, type Tone, textOf } from "../primitives/signs.ts";

interface Props {
  /** Left and top edge, words included; what is plotted lies under the words. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What is plotted, and its value now: `handled 7`. */
  readonly label: string;
  readonly points: readonly Point[];
  /** What fills the width and the height. Fixed, so that the line grows and never rescales. */
  readonly most: Point;
  readonly tone?: Tone;
}

const WORDS = 20;

/** A quantity over virtual time. */
export function Plot({ x, y, w, h, label, points, most, tone = "ink" }: Props) {
  const across = scale([0, x], [most[0], x + w]);
  const up = scale([0, y + WORDS + h], [most[1], y + WORDS + 2]);
  const last = points.at(-1);
  return (
    <>
      <text x={x} y={y + 12} class={textOf[tone]}>
        {label}
      </text>
      <path
        d={`M${x} ${y + WORDS + h + 0.5}h${w}`}
        class="thin"
        style="stroke:var(--rule-strong)"
      />
      <path d={steps(points, across, up)} class={strokeOf[tone]} style="stroke-width:1.5" />
      {last !== undefined && (
        <circle cx={across(last[0])} cy={up(last[1])} r="2.5" class={fillOf[tone]} />
      )}
    </>
  );
}
