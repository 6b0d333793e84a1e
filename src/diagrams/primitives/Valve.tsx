interface Props {
  /** Left edge; the valve is 24 wide and 18 high. */
  readonly x: number;
  /** Middle: the same y as the arrow. */
  readonly y: number;
  /** `open`: hollow. `throttled`: the producer's half is filled. `closed`: filled. */
  readonly state?: "open" | "throttled" | "closed";
}

/** Back-pressure: a bow-tie valve on the producer's arrow. */
export function Valve({ x, y, state = "closed" }: Props) {
  const half = (filled: boolean) => (filled ? "fill:var(--ink)" : "fill:var(--paper-raised)");
  return (
    <>
      <path d={`M${x} ${y - 9}v18l12-9z`} class="ink" style={half(state === "closed")} />
      <path d={`M${x + 24} ${y - 9}v18l-12-9z`} class="ink" style={half(state !== "open")} />
    </>
  );
}
