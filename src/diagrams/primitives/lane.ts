/** One partition's row on a plate: turns offsets into x coordinates. */
export interface Lane {
  /** x of the left edge of the record at an offset, and so of every boundary before it. */
  at(offset: number): number;
  /** x of the middle of the record at an offset. */
  mid(offset: number): number;
  /** Width of one record. */
  readonly cell: number;
}

/**
 * Describes a row of records, so that cells, bars, rules and houses agree about where an offset is.
 *
 * @param x left edge of the first record drawn
 * @param cell width of one record: 44 in wide drawings, 40 in narrow ones
 * @param from offset of the first record drawn
 */
export function lane({
  x = 0,
  cell = 44,
  from = 0,
}: {
  readonly x?: number;
  readonly cell?: number;
  readonly from?: number;
} = {}): Lane {
  const at = (offset: number): number => x + (offset - from) * cell;
  return { at, mid: (offset) => at(offset) + cell / 2, cell };
}

/** A point of a plate, in its units. */
export type Point = readonly [x: number, y: number];

const HEAD_LENGTH = 9;
const HEAD_HALF = 4.5;

/** Length of the straight line that stops short of the tip, so that its end hides under the head. */
const HEAD_OVERLAP = 2;

/**
 * The two paths of an arrow along `points`: the line, and the head whose tip is the last point.
 *
 * @throws {RangeError} with fewer than two points, or when the last two are the same.
 */
export function arrowPaths(points: readonly Point[]): { line: string; head: string } {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) {
    throw new RangeError("An arrow needs at least two points.");
  }
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
  if (length === 0) throw new RangeError("The last two points of an arrow are the same.");
  const along: Point = [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
  const back = (distance: number, side: number): string =>
    `${round(tip[0] - along[0] * distance - along[1] * side)} ${round(tip[1] - along[1] * distance + along[0] * side)}`;
  const start = points.slice(0, -1).map(([px, py]) => `${round(px)} ${round(py)}`);
  return {
    line: `M${start.join("L")}L${back(HEAD_LENGTH - HEAD_OVERLAP, 0)}`,
    head: `M${round(tip[0])} ${round(tip[1])}L${back(HEAD_LENGTH, HEAD_HALF)}L${back(HEAD_LENGTH, -HEAD_HALF)}z`,
  };
}

/** A tenth of a pixel is finer than a screen, and every further digit is weight in the page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
