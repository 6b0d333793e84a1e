import { expect, test } from "vitest";
import { addressWith, settingsIn } from "./address.ts";

const page = new URL("https://example.org/playground/?scene=old&x=1");

test("settings survive the way through an address", () => {
  const settings = { knobs: { keys: "a b, ä&=#", retention: "ever" }, seed: 7 };
  const address = addressWith(page, "the-log", settings);
  expect(settingsIn(new URL(address.href), "the-log")).toEqual(settings);
  expect(address.hash).toBe("#the-log");
});

test("an address about another scene says nothing about this one", () => {
  expect(settingsIn(page, "the-log")).toBeUndefined();
  expect(settingsIn(new URL("https://example.org/"), "the-log")).toBeUndefined();
});

test("a seed that is no number of up to four digits is the first", () => {
  const address = new URL("https://example.org/?scene=the-log&seed=1e9");
  expect(settingsIn(address, "the-log")?.seed).toBe(1);
});
