import { expect, test } from "vitest";
import { clampWidth, widthAfterKey } from "./pane-width.ts";

const limits = { min: 240, max: 600 };

test("The arrow that points away from a pane makes it wider", () => {
  expect(widthAfterKey("ArrowRight", 300, "ArrowRight", limits)).toBe(316);
  expect(widthAfterKey("ArrowRight", 300, "ArrowLeft", limits)).toBe(284);
});

test("A pane stays between its limits", () => {
  expect(widthAfterKey("ArrowLeft", 245, "ArrowRight", limits)).toBe(240);
  expect(widthAfterKey("ArrowRight", 590, "ArrowRight", limits)).toBe(600);
  expect(clampWidth(9000, limits)).toBe(600);
});

test("Home and End go to the limits, and other keys do nothing", () => {
  expect(widthAfterKey("Home", 300, "ArrowRight", limits)).toBe(240);
  expect(widthAfterKey("End", 300, "ArrowRight", limits)).toBe(600);
  expect(widthAfterKey("a", 300, "ArrowRight", limits)).toBeUndefined();
});
