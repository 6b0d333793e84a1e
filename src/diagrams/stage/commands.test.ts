import { expect, test } from "vitest";
import { commandOf } from "./commands.ts";

test("the keys of a figure that has the focus", () => {
  const keys = ["ArrowRight", "ArrowLeft", " ", "Home", "End", "x", "X", "r", "q"];
  expect(keys.map((key) => commandOf({ key, modified: false, on: "div" }))).toEqual([
    "step",
    "back",
    "play",
    "first",
    "last",
    "break",
    "break",
    "reset",
    undefined,
  ]);
});

test("single keys do nothing inside inputs, and nothing that belongs to the browser", () => {
  expect(commandOf({ key: "r", modified: false, on: "input" })).toBeUndefined();
  expect(commandOf({ key: "ArrowRight", modified: false, on: "select" })).toBeUndefined();
  expect(commandOf({ key: "r", modified: true, on: "div" })).toBeUndefined();
});

test("Space presses the button that has the focus", () => {
  expect(commandOf({ key: " ", modified: false, on: "button" })).toBeUndefined();
  expect(commandOf({ key: "ArrowRight", modified: false, on: "button" })).toBe("step");
});
