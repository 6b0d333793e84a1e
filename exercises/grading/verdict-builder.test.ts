import { describe, expect, test } from "vitest";
import type { Exercise } from "./exercise.ts";
import type { RunEvent, TestStatus } from "./verdict.ts";
import { type Ending, VerdictBuilder } from "./verdict-builder.ts";

const exercise: Exercise = {
  id: "log",
  title: "A log",
  number: 3,
  lesson: "the-log",
  exports: ["Log"],
  given: [],
  minutes: 30,
  difficulty: "introductory",
  tasks: [
    { id: "append", title: "Append", section: "s", tests: ["one", "two"], hints: ["a", "b", "c"] },
    { id: "read", title: "Read", section: "s", tests: ["three"], hints: ["a", "b", "c"] },
  ],
};

function finished(task: string, title: string, status: TestStatus = "passed"): RunEvent {
  return { type: "test-finished", result: { task, title, status, durationMs: 1, console: [] } };
}

const started = (title: string): RunEvent => ({ type: "test-started", task: "append", title });
const everyTest = [finished("append", "one"), finished("append", "two"), finished("read", "three")];
const finish: Ending = { kind: "finished" };

function verdictOf(events: readonly RunEvent[], ending: Ending) {
  const builder = new VerdictBuilder(exercise, "local");
  for (const event of events) builder.add(event);
  return builder.conclude(ending, { durationMs: 12 });
}

const statuses = (events: readonly RunEvent[], ending: Ending) =>
  verdictOf(events, ending).tests.map((test) => test.status);

describe("a verdict", () => {
  test("is passed when every listed test passed once", () => {
    const verdict = verdictOf(everyTest, finish);
    expect(verdict.status).toBe("passed");
    expect(verdict).not.toHaveProperty("problem");
  });

  test("is failed when one test failed or waited too long", () => {
    const most = everyTest.slice(0, 2);
    expect(verdictOf([...most, finished("read", "three", "failed")], finish).status).toBe("failed");
    expect(verdictOf([...most, finished("read", "three", "timed-out")], finish).status).toBe(
      "failed",
    );
  });

  test("lists the tests in the order of exercise.ts, whatever order they ran in", () => {
    const titles = verdictOf(everyTest.toReversed(), finish).tests.map((test) => test.title);
    expect(titles).toEqual(["one", "two", "three"]);
  });

  test("is never passed when a listed test did not run", () => {
    const verdict = verdictOf(everyTest.slice(0, 2), finish);
    expect(verdict.status).toBe("runner-unavailable");
    expect(verdict.problem?.message).toContain("three");
  });

  test("is never passed when nothing ran at all", () => {
    expect(verdictOf([], finish).status).toBe("runner-unavailable");
  });

  test("is never passed when a test ran twice, was not listed, or claims another task", () => {
    for (const stray of [
      finished("append", "one"),
      finished("append", "four"),
      finished("read", "one"),
    ]) {
      expect(verdictOf([...everyTest, stray], finish).status).toBe("runner-unavailable");
    }
  });

  test("is crashed when all passed but an error belongs to no test", () => {
    const ending: Ending = { kind: "finished", uncaught: { message: "late" } };
    expect(verdictOf(everyTest, ending)).toMatchObject({
      status: "crashed",
      problem: { message: "late" },
    });
  });

  test("is failed, not crashed, when a test failed as well", () => {
    const events = [...everyTest.slice(0, 2), finished("read", "three", "failed")];
    const ending: Ending = { kind: "finished", uncaught: { message: "late" } };
    expect(verdictOf(events, ending).status).toBe("failed");
  });
});

describe("a run that ended early", () => {
  const events = [finished("append", "one"), started("two")];

  test("marks the test that was running when it stalled, and those after it", () => {
    const ending: Ending = { kind: "timed-out", problem: { message: "stuck" } };
    expect(statuses(events, ending)).toEqual(["passed", "timed-out", "not-run"]);
    expect(verdictOf(events, ending).tests[1]?.failure).toEqual({ message: "stuck" });
  });

  test("blames a crash on the test that was running", () => {
    const ending: Ending = { kind: "crashed", problem: { message: "no memory" } };
    expect(statuses(events, ending)).toEqual(["passed", "failed", "not-run"]);
  });

  test("blames nothing on a test when it was cancelled or we failed", () => {
    const unavailable: Ending = { kind: "runner-unavailable", problem: { message: "ours" } };
    expect(statuses(events, { kind: "cancelled" })).toEqual(["passed", "not-run", "not-run"]);
    expect(statuses(events, unavailable)).toEqual(["passed", "not-run", "not-run"]);
  });

  test("has no test running once the last one finished", () => {
    const ending: Ending = { kind: "timed-out", problem: { message: "stuck" } };
    expect(statuses([...events, finished("append", "two")], ending)).toEqual([
      "passed",
      "passed",
      "not-run",
    ]);
  });
});
