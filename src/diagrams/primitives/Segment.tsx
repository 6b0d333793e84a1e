interface Props {
  readonly x1: number;
  readonly x2: number;
  /** Top of the bracket; its feet are 6 lower. */
  readonly y: number;
  readonly label?: string;
  readonly open?: boolean;
}

/** A bracket over records: a segment, a batch, a partition that changes hands (`open`: nobody owns it). */
export function Segment({ x1, x2, y, label, open = false }: Props) {
  return (
    <>
      <path
        d={`M${x1 + 0.5} ${y + 6}v-6H${x2 - 0.5}v6`}
        class="thin"
        stroke-dasharray={open ? "3 3" : undefined}
      />
      {label !== undefined && (
        <text x={x1} y={y - 6} class="t-sub">
          {label}
        </text>
      )}
    </>
  );
}
