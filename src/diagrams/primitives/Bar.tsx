import { fillOf, hatchOf, strokeOf, type Tone } from "./signs.ts";

interface Props {
  /** From and to, as boundaries between records. */
  readonly x1: number;
  readonly x2: number;
  /** Middle of the bar. */
  readonly y: number;
  readonly state?: "committed" | "in-flight";
  readonly tone?: Tone;
}

/**
 * What a consumer has done: solid up to what is committed, hatched for what is handled and not committed.
 * A bar stops short of the double rule, whichever side of it it is on.
 */
export function Bar({ x1, x2, y, state = "committed", tone = "committed" }: Props) {
  return state === "committed" ? (
    <rect
      x={x1}
      y={y - 3}
      width={Math.max(0, x2 - 3 - x1)}
      height="6"
      class={`grows ${fillOf[tone]}`}
    />
  ) : (
    <rect
      x={x1 + 6}
      y={y - 3}
      width={Math.max(0, x2 - x1 - 6)}
      height="6"
      class={`grows ${strokeOf[tone]}`}
      style={`stroke-width:1;fill:${hatchOf[tone]}`}
    />
  );
}
