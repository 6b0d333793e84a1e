import { expect, test } from "vitest";
import { type Circumstances, withSection } from "./record.ts";

const circumstances: Circumstances = {
  command: "npm run proof -- counting",
  date: new Date("2026-03-04T05:06:07Z"),
  machine: "A processor, 2 cores, Node 26.0.0",
};

const one = [{ what: "programs", result: "3 of 3" }];
const other = [{ what: "runs", result: "1000" }];

test("A section says what was found, when, where and by which command", () => {
  const page = withSection("", "Counting", circumstances, one);
  expect(page).toContain(
    "## Counting\n\n`npm run proof -- counting`, 2026-03-04, A processor, 2 cores, Node 26.0.0\n",
  );
  expect(page).toContain("| programs | 3 of 3 |");
});

test("A section that is written again replaces what it said", () => {
  const first = withSection("", "Counting", circumstances, one);
  const second = withSection(first, "Counting", circumstances, other);
  expect(second).not.toContain("programs");
  expect(second).toBe(withSection("", "Counting", circumstances, other));
});

test("Sections stand in the order of their headings, and leave one another alone", () => {
  const later = withSection("", "Weighing", circumstances, other);
  const both = withSection(later, "Counting", circumstances, one);
  expect(both.match(/^#+ .*$/gm)).toEqual(["# Quality", "## Counting", "## Weighing"]);
  expect(both).toBe(withSection(both, "Weighing", circumstances, other));
});

test("What would end a cell of the table early does not", () => {
  const page = withSection("", "Counting", circumstances, [{ what: "a | b\nc", result: "1" }]);
  expect(page).toContain("| a \\| b c | 1 |");
});
