import { describe, expect, test } from "vitest";
import type { TestResult, TestStatus, Verdict } from "../../../exercises/grading/verdict.ts";
import {
  type Action,
  initialState,
  nextHintTask,
  reduce,
  revealed,
  stripOf,
  type WorkbenchState,
} from "./state.ts";

const result = (title: string, status: TestStatus, task = "append"): TestResult => ({
  task,
  title,
  status,
  durationMs: 1,
  console: [],
});
const verdict = (status: Verdict["status"], tests: TestResult[]): Verdict => ({
  version: 1,
  exercise: "partition-log",
  runner: "in-page",
  status,
  tests,
  durationMs: 40,
  console: [],
  consoleDropped: 0,
});
const stateAfter = (...actions: Action[]): WorkbenchState => actions.reduce(reduce, initialState);
const titles = ["a", "b", "c"];
const failed = verdict("failed", [
  result("a", "passed"),
  result("b", "failed", "read"),
  result("c", "not-run", "read"),
]);

describe("The strip", () => {
  test("is dashed before the first run", () => {
    expect(stripOf(titles, initialState)).toEqual(["slot", "slot", "slot"]);
  });

  test("fills from the left while the tests run", () => {
    const state = stateAfter(
      { type: "run-started" },
      { type: "run-event", event: { type: "test-finished", result: result("a", "passed") } },
      { type: "run-event", event: { type: "test-started", task: "append", title: "b" } },
    );
    expect(stripOf(titles, state)).toEqual(["done", "work", "slot"]);
  });

  test("shows what the last run concluded, and leaves tests that did not run dashed", () => {
    const state = stateAfter({ type: "run-started" }, { type: "run-finished", verdict: failed });
    expect(stripOf(titles, state)).toEqual(["done", "fail", "slot"]);
  });
});

describe("A verdict", () => {
  test("is dimmed once the code changes, and stays", () => {
    const state = stateAfter({ type: "run-finished", verdict: failed }, { type: "edited" });
    expect(state).toMatchObject({ verdict: failed, stale: true });
  });

  test("is fresh again after the next run", () => {
    const passed = verdict("passed", [result("a", "passed")]);
    const state = stateAfter(
      { type: "run-finished", verdict: failed },
      { type: "edited" },
      { type: "run-started" },
      { type: "run-finished", verdict: passed },
    );
    expect(state).toMatchObject({ verdict: passed, stale: false });
  });

  test("of a run stopped by hand does not take the place of one that says something", () => {
    const state = stateAfter(
      { type: "run-finished", verdict: failed },
      { type: "run-finished", verdict: verdict("cancelled", []) },
    );
    expect(state).toMatchObject({ verdict: failed, stale: true });
  });

  test("ignores events of a run that has ended", () => {
    const event = { type: "test-finished", result: result("a", "passed") } as const;
    const state = stateAfter({ type: "run-finished", verdict: failed });
    expect(reduce(state, { type: "run-event", event }).activity).toEqual({ kind: "idle" });
  });
});

test("Typing that changes nothing on screen gives the same state, so nothing is drawn again", () => {
  const state = stateAfter({ type: "run-finished", verdict: failed }, { type: "edited" });
  expect(reduce(state, { type: "edited" })).toBe(state);
});

test("The way out of the editor is shown from its first focus until the first change, once", () => {
  const shown = stateAfter({ type: "editor-focused" });
  expect(shown.leaveHint).toBe("shown");
  const seen = reduce(shown, { type: "edited" });
  expect(seen.leaveHint).toBe("seen");
  expect(reduce(seen, { type: "editor-focused" }).leaveHint).toBe("seen");
});

test("A reset can be undone until the learner goes on", () => {
  const state = stateAfter({ type: "reset", before: "an hour of work" });
  expect(state.undoReset).toBe("an hour of work");
  expect(reduce(state, { type: "edited" }).undoReset).toBeUndefined();
});

describe("The next hint", () => {
  const tasks = [{ id: "append" }, { id: "read" }];

  test("is of the first task before anything ran", () => {
    expect(nextHintTask(tasks, initialState)).toBe("append");
  });

  test("is of the first task that fails", () => {
    expect(nextHintTask(tasks, stateAfter({ type: "run-finished", verdict: failed }))).toBe("read");
  });

  test("goes on with the task that was asked for", () => {
    const state = stateAfter(
      { type: "run-finished", verdict: failed },
      { type: "hint", task: "append" },
    );
    expect(nextHintTask(tasks, state)).toBe("append");
  });
});

test("Suite and solution are open once solved; asking for the solution opens both", () => {
  const { progress } = initialState;
  expect(revealed(progress)).toEqual({ suite: false, solution: false });
  expect(revealed({ ...progress, suiteRevealed: true })).toEqual({ suite: true, solution: false });
  expect(revealed({ ...progress, solutionRevealed: true })).toEqual({
    suite: true,
    solution: true,
  });
  expect(revealed({ ...progress, solved: true })).toEqual({ suite: true, solution: true });
});
