import { expect, test } from "vitest";
import { freeTop } from "./margin-layout.ts";

test("a note is level with its words where there is room", () => {
  expect(freeTop(100, 50, [{ top: 300, bottom: 400 }])).toBe(100);
});

test("a note makes way for what is in the margin, and does not end within it", () => {
  const taken = [
    { top: 200, bottom: 600 },
    { top: 90, bottom: 150 },
  ];
  expect(freeTop(100, 50, taken)).toBe(612);
  expect(freeTop(100, 20, taken)).toBe(162);
});
