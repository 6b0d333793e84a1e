import { expect, test } from "vitest";
import { readSection } from "./follow-sections.ts";

test("reads the last section whose heading has passed the reading line", () => {
  expect(readSection([-800, 120, 900], 270, false)).toBe(1);
  expect(readSection([-800, 270, 900], 270, false)).toBe(1);
  expect(readSection([-800, 271, 900], 270, false)).toBe(0);
});

test("reads the first section while the page is above it", () => {
  expect(readSection([500, 1200], 270, false)).toBe(0);
});

test("reads the last section at the end of the page, where its heading may not reach the line", () => {
  expect(readSection([-900, 600], 270, true)).toBe(1);
});
