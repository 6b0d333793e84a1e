import { arrowPaths, type Point } from "./lane.ts";
import { fillOf, strokeOf, type Tone } from "./signs.ts";

interface Props {
  /** At least two points, the tip last. */
  readonly points: readonly Point[];
  readonly tone?: Tone;
  readonly dashed?: boolean;
}

/** An arrow along straight stretches; the tip is the last point. */
export function Arrow({ points, tone = "ink", dashed = false }: Props) {
  const { line, head } = arrowPaths(points);
  return (
    <>
      <path
        d={line}
        class={strokeOf[tone]}
        style="stroke-width:1.5"
        stroke-dasharray={dashed ? "4 3" : undefined}
      />
      <path d={head} class={fillOf[tone]} />
    </>
  );
}
