import { fillOf, strokeOf, type Tone, textOf } from "./signs.ts";

interface Props {
  /** Where it starts (the lost position) and ends (the committed offset). */
  readonly x1: number;
  readonly x2: number;
  /** Top of the row. */
  readonly y: number;
  readonly tone?: Tone;
  /** Beside the start of the arc. */
  readonly label?: string;
}

/** Redelivery: a dashed arc over the row, from the lost position back to the double rule. */
export function Arc({ x1, x2, y, tone = "a", label }: Props) {
  const foot = y - 3;
  return (
    <>
      <path
        d={`M${x1} ${foot}C${x1} ${foot - 19} ${x2} ${foot - 19} ${x2 + 1} ${foot - 4}`}
        class={strokeOf[tone]}
        style="stroke-width:1.5"
        stroke-dasharray="4 3"
      />
      <path d={`M${x2} ${foot + 2}l-4.5-8h9z`} class={fillOf[tone]} />
      {label !== undefined && (
        <text x={x1 + 8} y={foot - 6} class={textOf[tone]}>
          {label}
        </text>
      )}
    </>
  );
}
