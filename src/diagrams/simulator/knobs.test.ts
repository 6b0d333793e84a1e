import { expect, test } from "vitest";
import { accepts, choice, text } from "./knobs.ts";
import { valuesOf } from "./scene.ts";

const knobs = {
  loop: choice("Loop", { first: "a", second: "b" }, "second"),
  keys: text("Keys", "k", 3),
};

test("a choice accepts its options and nothing that merely exists on objects", () => {
  expect(accepts(knobs.loop, "first")).toBe(true);
  expect(accepts(knobs.loop, "third")).toBe(false);
  expect(accepts(knobs.loop, "toString")).toBe(false);
});

test("text is accepted up to its length", () => {
  expect(accepts(knobs.keys, "abc")).toBe(true);
  expect(accepts(knobs.keys, "abcd")).toBe(false);
});

test("what is missing or not accepted takes its initial value", () => {
  expect(valuesOf(knobs, {})).toEqual({ loop: "second", keys: "k" });
  expect(valuesOf(knobs, { loop: "third", keys: "ab", other: "x" })).toEqual({
    loop: "second",
    keys: "ab",
  });
});
