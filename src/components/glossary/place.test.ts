import { expect, test } from "vitest";
import { besideWord } from "./place.ts";

const sizes = { width: 300, height: 100, windowWidth: 360, windowHeight: 640 };

test("puts the tip under the word", () => {
  expect(besideWord({ left: 20, top: 100, bottom: 120 }, sizes)).toEqual({ left: 20, top: 126 });
});

test("keeps the tip in the window", () => {
  expect(besideWord({ left: 300, top: 100, bottom: 120 }, sizes).left).toBe(48);
  expect(besideWord({ left: 0, top: 100, bottom: 120 }, sizes).left).toBe(12);
});

test("puts the tip over the word where there is no room below", () => {
  expect(besideWord({ left: 20, top: 600, bottom: 620 }, sizes).top).toBe(494);
});

test("stays below where there is no room at all", () => {
  expect(besideWord({ left: 20, top: 50, bottom: 70 }, { ...sizes, windowHeight: 120 }).top).toBe(
    76,
  );
});
