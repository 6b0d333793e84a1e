import { expect, test } from "vitest";
import { NO_PROGRESS, type Progress } from "../../study/progress.ts";
import type { CourseFacts } from "./course-facts.ts";
import { ledgerOf } from "./ledger.ts";

const lesson = (offset: number, tests = 10) => ({
  offset,
  title: `Lesson ${offset}`,
  href: `/lessons/${offset}/`,
  minutes: 40,
  checks: 3,
  exercise: { id: `exercise-${offset}`, title: "An exercise", tests, href: "/" },
});
const slot = (offset: number) => ({ offset, title: "To come", minutes: 0, checks: 0 });
const facts: CourseFacts = {
  segments: [
    { title: "The log", lessons: [slot(0), lesson(1), lesson(2, 20)] },
    { title: "Delivery", lessons: [lesson(3), slot(4)] },
  ],
};
const solved = {
  attempts: 2,
  solved: true,
  suiteRevealed: false,
  solutionRevealed: false,
  hints: {},
};
const progress = (more: Partial<Progress>): Progress => ({ ...NO_PROGRESS, ...more });
const states = (of: Progress) =>
  ledgerOf(facts, of).rows.map((row) => row.records.map(({ state }) => state));

test("An empty ledger begins at 0, with all the time left, and counts no slot", () => {
  expect(ledgerOf(facts, NO_PROGRESS)).toMatchObject({
    committed: 0,
    logEnd: 4,
    lag: 4,
    finished: false,
    passing: 0,
    tests: 40,
    checksPassed: 0,
    checks: 9,
    minutesLeft: 120,
  });
  expect(states(NO_PROGRESS)).toEqual([
    ["slot", "next", "unread"],
    ["unread", "slot"],
  ]);
});

test("Half-way, a lesson that is done behind a gap is ahead", () => {
  const half = progress({ done: [1, 3], committedAt: { 1: 5, 3: 6 } });
  expect(states(half)).toEqual([
    ["slot", "committed", "next"],
    ["ahead", "slot"],
  ]);
  expect(ledgerOf(facts, half)).toMatchObject({
    committed: 2,
    lag: 2,
    ahead: [3],
    minutesLeft: 40,
  });
});

test("A segment is committed on the day of its last lesson, once all that are written are", () => {
  const rows = (of: Progress) => ledgerOf(facts, of).rows.map((row) => row.committedAt);
  expect(rows(progress({ done: [1], committedAt: { 1: 5 } }))).toEqual([undefined, undefined]);
  const both = progress({ done: [1, 2], committedAt: { 1: 9, 2: 7 } });
  expect(rows(both)).toEqual([9, undefined]);
});

test("Tests pass as in the last run, and for good once all did", () => {
  const last = { at: 1, status: "failed", passed: 4, total: 10 } as const;
  const work = {
    "exercise-1": { ...solved, last },
    "exercise-2": { ...solved, solved: false, last },
  };
  expect(ledgerOf(facts, progress({ exercises: work })).passing).toBe(10 + 4);
});

test("Finished, nothing lags and nothing is left", () => {
  const done = progress({ done: [1, 2, 3], committedAt: { 1: 1, 2: 2, 3: 3 } });
  expect(ledgerOf(facts, done)).toMatchObject({
    committed: 4,
    lag: 0,
    finished: true,
    minutesLeft: 0,
  });
});

test("Answers to questions that are gone do not count for more than a lesson asks", () => {
  const check = { lesson: 1, section: "s", wrong: 0, passed: true, at: 1 };
  const checks = ["a", "b", "c", "d"].map((question) => ({ ...check, question }));
  expect(ledgerOf(facts, progress({ checks })).checksPassed).toBe(3);
});
