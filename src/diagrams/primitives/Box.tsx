interface Props {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
  readonly name: string;
}

/** A producer or another system: an ink box with its name. */
export function Box({ x, y, w = 96, h = 28, name }: Props) {
  return (
    <>
      <rect x={x} y={y} width={w} height={h} class="box" />
      <text x={x + w / 2} y={y + h / 2 + 4} class="t-ui t-strong mid">
        {name}
      </text>
    </>
  );
}
