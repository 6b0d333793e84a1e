import { expect, test } from "vitest";
import type { TraceSign, TraceStep } from "../../../exercises/grading/verdict.ts";
import { layOut, stepAt } from "./layout.ts";

function step(
  lane: string,
  sign: TraceSign,
  values: readonly string[] = [],
  at?: number,
): TraceStep {
  const text = `${sign} ${values.join(", ")}`;
  return { lane, sign, values, text, ...(at === undefined ? {} : { at }) };
}

test("Gives every lane a row, in the order in which they first appear", () => {
  const { lanes, steps } = layOut({
    steps: [
      step("read", "read", ["4"]),
      step("commit", "commit", ["5"]),
      step("read", "read", ["5"]),
    ],
  });
  expect(lanes.map(({ name }) => name)).toEqual(["read", "commit"]);
  expect(steps.map(({ y }) => y)).toEqual([lanes[0]?.y, lanes[1]?.y, lanes[0]?.y]);
});

test("Gives every step a column of its own, from left to right, inside the drawing", () => {
  const long = Array.from({ length: 60 }, (_, index) =>
    step(`lane ${index % 9}`, "read", Array(index % 13).fill("a value that is long"), index),
  );
  const { steps, left, width } = layOut({ steps: long });
  let end = left;
  for (const { x1, x2, cells } of steps) {
    expect(x1).toBeGreaterThan(end);
    for (const cell of cells) expect(cell.x + cell.width).toBeLessThanOrEqual(x2);
    end = x2;
  }
  expect(end).toBeLessThan(width);
});

test("Draws few cells of many values, and counts the rest", () => {
  const { steps } = layOut({ steps: [step("read", "read", ["0", "1", "2", "3", "4", "5"])] });
  expect(steps[0]?.cells.map(({ label }) => label)).toEqual(["0", "1", "2", "+3"]);
});

test("Cuts long names and labels", () => {
  const { lanes, steps } = layOut({
    steps: [step("a lane with a very long name", "handle", ["a long message id"])],
  });
  expect(lanes[0]?.name).toBe("a lane with a ver…");
  expect(steps[0]?.cells[0]?.label).toBe("a long m…");
});

test("Writes the time where it moves on, and leaves room before it", () => {
  const still = layOut({
    steps: [step("poll", "read", ["0"], 0), step("poll", "read", ["1"], 0)],
  });
  const moving = layOut({
    steps: [
      step("poll", "read", ["0"], 0),
      step("poll", "read", ["1"], 0),
      step("poll", "read", ["2"], 50),
    ],
  });
  expect(still.ticks.map(({ label }) => label)).toEqual(["0", "1"]);
  expect(moving.ticks.map(({ label }) => label)).toEqual(["0 ms", "50 ms"]);
  const [first, second, third] = moving.steps.map(({ x1 }) => x1);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThan((second ?? 0) - (first ?? 0));
});

test("Finds the step that is nearest to a place", () => {
  const layout = layOut({
    steps: [
      step("read", "read", ["4"]),
      step("commit", "commit", ["5"]),
      step("read", "read", ["5"]),
    ],
  });
  for (const [index, { x1, x2 }] of layout.steps.entries()) {
    expect(stepAt(layout, (x1 + x2) / 2)).toBe(index);
  }
  expect(stepAt(layout, -100)).toBe(0);
  expect(stepAt(layout, 10_000)).toBe(2);
});
