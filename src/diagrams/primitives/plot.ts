/** Axes of a small plot: turns quantities into the units of a plate. */
import { type Point, round } from "./lane.ts";

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

/** The path of a quantity that keeps its value from one point to the next. Only changes are written down. */
export function steps(points: readonly Point[], x: Scale, y: Scale): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  let level = first[1];
  const changes = rest.map(([across, up]) => {
    if (up === level) return "";
    level = up;
    return `H${x(across)}V${y(up)}`;
  });
  return `M${x(first[0])} ${y(first[1])}${changes.join("")}H${x(last[0])}`;
}
