import { expect, test } from "vitest";
import { standing } from "./show-progress.ts";

const written = [3, 4, 7, 10];

test("starts at the first lesson that is written, with nothing committed", () => {
  expect(standing([], written)).toEqual({ committed: 0, ahead: [], next: 3 });
});

test("goes on past lessons that are not written", () => {
  expect(standing([3, 4], written)).toEqual({ committed: 5, ahead: [], next: 7 });
});

test("does not commit past a lesson that was left out", () => {
  expect(standing([3, 7], written)).toEqual({ committed: 4, ahead: [7], next: 4 });
});

test("has nothing next when all is done", () => {
  expect(standing([3, 4, 7, 10], written)).toEqual({ committed: 11, ahead: [], next: undefined });
});
