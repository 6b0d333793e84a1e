import { expect, test } from "vitest";
import { effectiveEvents } from "./effective-events.ts";
import { type StudyEvent, studyEvent } from "./events.ts";

const solved = studyEvent({ type: "committed", exercise: "partition-log", lesson: 3 }, 1, "solved");
const withdrawal = (id: string, named: string, at: number): StudyEvent =>
  studyEvent({ type: "withdrawn", events: [named] }, at, id);
const ids = (events: readonly StudyEvent[]) => effectiveEvents(events).map(({ id }) => id);

test("What was withdrawn counts no more, and again once that is taken back", () => {
  expect(ids([solved, withdrawal("a", "solved", 2)])).toEqual(["a"]);
  expect(ids([solved, withdrawal("a", "solved", 2), withdrawal("b", "a", 3)])).toEqual([
    "solved",
    "b",
  ]);
});

test.each([
  ["in one millisecond", 2],
  ["after the clock was put back", 1],
])("A withdrawal is taken back %s, whatever the names", (_, at) => {
  expect(ids([solved, withdrawal("a", "solved", 2), withdrawal("b", "a", at)])).toContain("solved");
  expect(ids([solved, withdrawal("b", "solved", 2), withdrawal("a", "b", at)])).toContain("solved");
});

test("Back and forth a hundred thousand times is read at once", () => {
  const chain = Array.from({ length: 100_000 }, (_, index) =>
    withdrawal(`w${index}`, index === 0 ? "solved" : `w${index - 1}`, 2 + index),
  );
  expect(ids([solved, ...chain])).toContain("solved");
  expect(ids([solved, ...chain.slice(1)])).toContain("solved");
  expect(ids([solved, ...chain.slice(0, -1)])).not.toContain("solved");
});

test("Withdrawals in a circle withdraw nothing", () => {
  expect(ids([solved, withdrawal("a", "b", 2), withdrawal("b", "a", 3)])).toEqual([
    "solved",
    "a",
    "b",
  ]);
});
