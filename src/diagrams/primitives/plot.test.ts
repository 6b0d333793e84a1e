import { expect, test } from "vitest";
import { scale, steps } from "./plot.ts";

const x = scale([0, 10], [100, 110]);
const y = scale([0, 50], [4, 30]);

test("a quantity that stays the same is one straight line", () => {
  const points = [
    [0, 2],
    [30, 2],
    [80, 2],
  ] as const;
  expect(steps(points, x, y)).toBe("M10 40H90");
});

test("a quantity changes where it changes, and goes on to the last point", () => {
  const points = [
    [0, 0],
    [20, 1],
    [30, 1],
    [40, 3],
    [50, 3],
  ] as const;
  expect(steps(points, x, y)).toBe("M10 50H30V45H50V35H60");
});

test("no points are no path", () => {
  expect(steps([], x, y)).toBe("");
});
