import type { ComponentChildren } from "preact";

interface Props {
  readonly x: number;
  readonly y: number;
  /** `record` takes its time, `pointer` is quicker. */
  readonly pace?: "record" | "pointer";
  readonly children: ComponentChildren;
}

/** Something that moves along the log: drawn around 0, 0, and put where it is by a transform. */
export function At({ x, y, pace = "pointer", children }: Props) {
  return (
    <g class={`moves moves-${pace}`} style={`transform:translate(${x}px,${y}px)`}>
      {children}
    </g>
  );
}
