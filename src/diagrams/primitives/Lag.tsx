import { type Tone, textOf } from "./signs.ts";

interface Props {
  /** The committed offset and the end of the log, as boundaries between records. */
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  /** The number, beside the line: `lag 4`. */
  readonly label?: string;
  readonly tone?: Tone;
}

/** Lag, or any distance along the log: a dimension line with end ticks. */
export function Lag({ x1, x2, y, label, tone = "ink" }: Props) {
  return (
    <>
      <path
        d={`M${x1 + 3.5} ${y - 4}v8M${x2 - 0.5} ${y - 4}v8M${x1 + 3} ${y}H${x2}`}
        class="thin"
      />
      {label !== undefined && (
        <text x={x2 + 12} y={y + 4} class={textOf[tone]}>
          {label}
        </text>
      )}
    </>
  );
}
