interface Props {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  /** Under the line, ending at it. */
  readonly label?: string;
}

/** A dotted limit across the log: the high-water line of a buffer, the high watermark of a partition. */
export function HighWater({ x, y1, y2, label }: Props) {
  return (
    <>
      <path d={`M${x} ${y1}V${y2}`} class="ink" stroke-dasharray="2 3" />
      {label !== undefined && (
        <text x={x - 6} y={y2 + 4} class="end t-sub">
          {label}
        </text>
      )}
    </>
  );
}
