interface Props {
  /** Middle of the cross. */
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly r?: number;
}

/** A cross: here a process died. */
export function Crash({ x, y, r = 7 }: Props) {
  return (
    <path
      d={`M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`}
      class="f"
      style="stroke-width:2.25"
    />
  );
}
