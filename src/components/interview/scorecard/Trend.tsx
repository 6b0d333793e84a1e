/** A session in the trend. */
export interface TrendPoint {
  readonly id: string;
  /** Its day, in words. */
  readonly day: string;
  /** From 0 to 2. */
  readonly score: number;
  readonly href: string;
}

/** Sessions that the plot shows; the last ones. */
const SHOWN = 20;
const WIDTH = 320;
const HEIGHT = 116;
const LEFT = 52;
const TOP = 12;
const LANE = 80;

/** The sessions one after the other, on the scale that never changes. The one that is open is solid. */
export function Trend({
  points,
  current,
}: {
  readonly points: readonly TrendPoint[];
  readonly current: string | undefined;
}) {
  const shown = points.slice(-SHOWN);
  const step = (WIDTH - LEFT - 16) / Math.max(1, shown.length - 1);
  const x = (index: number): number => LEFT + 8 + index * step;
  const y = (score: number): number => TOP + LANE * (1 - score / 2);
  const told = shown.map(({ day, score }) => `${day}: ${score.toFixed(1)}`).join(", ");
  return (
    <svg
      class="trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Overall score from 0 to 2, session by session. ${told}.`}
    >
      {["missed", "partly", "clearly"].map((name, score) => (
        <g key={name}>
          <path class="trend-rule" d={`M${LEFT} ${y(score)}H${WIDTH}`} />
          <text class="trend-scale" x={LEFT - 6} y={y(score) + 4} text-anchor="end">
            {name}
          </text>
        </g>
      ))}
      <path
        class="trend-line"
        d={shown
          .map(({ score }, index) => `${index === 0 ? "M" : "L"}${x(index)} ${y(score)}`)
          .join("")}
      />
      {shown.map(({ id, score }, index) => (
        <rect
          key={id}
          class={id === current ? "trend-now" : "trend-then"}
          x={x(index) - 4}
          y={y(score) - 4}
          width={8}
          height={8}
        />
      ))}
      <text class="trend-scale" x={LEFT} y={HEIGHT - 4}>
        {shown[0]?.day}
      </text>
      {shown.length > 1 && (
        <text class="trend-scale" x={WIDTH} y={HEIGHT - 4} text-anchor="end">
          {shown.at(-1)?.day}
        </text>
      )}
    </svg>
  );
}

/** A score on its lane: hollow where it was last time, solid where it is now. */
export function ScoreLane({
  score,
  before,
  slipped,
}: {
  readonly score: number;
  readonly before: number | undefined;
  /** Whether it is drawn as less than last time. */
  readonly slipped: boolean;
}) {
  const x = (value: number): number => 6 + (value / 2) * 188;
  return (
    <svg
      class={slipped ? "score-lane score-lane--slipped" : "score-lane"}
      viewBox="0 0 200 16"
      aria-hidden="true"
    >
      <path class="trend-rule" d="M6 8H194M6 3V13M100 5V11M194 3V13" />
      {before !== undefined && (
        <>
          <path class="trend-line" d={`M${x(before)} 8H${x(score)}`} />
          <rect class="trend-then" x={x(before) - 4} y={4} width={8} height={8} />
        </>
      )}
      <rect class="trend-now" x={x(score) - 5} y={3} width={10} height={10} />
    </svg>
  );
}
