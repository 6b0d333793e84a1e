import { expect, test } from "vitest";
import { arrowPaths, lane } from "./lane.ts";

test("places offsets from the first record drawn, not from zero", () => {
  const row = lane({ x: 10, cell: 40, from: 6 });
  expect(row.at(6)).toBe(10);
  expect(row.at(8)).toBe(90);
  expect(row.mid(6)).toBe(30);
});

test("ends an arrow's line inside its head and puts the tip on the last point", () => {
  const { line, head } = arrowPaths([
    [722, 15],
    [722, 88],
    [694, 88],
  ]);
  expect(line).toBe("M722 15L722 88L701 88");
  expect(head).toBe("M694 88L703 83.5L703 92.5z");
});

test("points the head along the last stretch, whatever its direction", () => {
  expect(
    arrowPaths([
      [0, 0],
      [0, 20],
    ]).head,
  ).toBe("M0 20L-4.5 11L4.5 11z");
});

test("refuses an arrow without a direction", () => {
  expect(() => arrowPaths([[0, 0]])).toThrow(RangeError);
  expect(() =>
    arrowPaths([
      [1, 1],
      [1, 1],
    ]),
  ).toThrow(RangeError);
});
