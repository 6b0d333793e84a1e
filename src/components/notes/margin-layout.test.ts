import { expect, test } from "vitest";
import { stacked } from "./margin-layout.ts";

test("a note is level with its words where there is room", () => {
  expect(stacked([{ top: 100, height: 50 }], [{ top: 300, bottom: 400 }])).toEqual([100]);
});

test("notes on one paragraph stand below each other", () => {
  const notes = [
    { top: 100, height: 50 },
    { top: 110, height: 50 },
    { top: 400, height: 50 },
  ];
  expect(stacked(notes, [])).toEqual([100, 162, 400]);
});

test("a note makes way for what the lesson has in its margin, and does not end within it", () => {
  const taken = [
    { top: 90, bottom: 150 },
    { top: 200, bottom: 600 },
  ];
  expect(stacked([{ top: 100, height: 50 }], taken)).toEqual([612]);
});
