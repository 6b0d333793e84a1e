/** Axes of a small plot: turns quantities into the units of a plate. */
import { type Point, round } from "../../primitives/lane.ts";

/** Maps a quantity to a coordinate. */
export type Scale = (value: number) => number;

/** A straight scale through two pairs of quantity and coordinate. */
export function scale(from: Point, to: Point): Scale {
  const [value, at] = from;
  const perUnit = (to[1] - at) / (to[0] - value);
  return (quantity) => round(at + (quantity - value) * perUnit);
}

/** The path through points that are given in quantities. */
export function pathThrough(points: readonly Point[], x: Scale, y: Scale): string {
  return `M${points.map(([across, up]) => `${x(across)} ${y(up)}`).join("L")}`;
}
