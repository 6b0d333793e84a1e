import { expect, test } from "vitest";
import { closedSections } from "./margin.ts";

test("the line goes down to the last section whose check was passed", () => {
  expect(closedSections([[], [true], [], [true, true], [], []])).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("a section with an open check stays open, and so does one with half of its checks", () => {
  expect(closedSections([[false], [true], [true, false]])).toEqual([false, true, false]);
});

test("nothing is closed before a check was passed", () => {
  expect(closedSections([[], [false], []])).toEqual([false, false, false]);
});
