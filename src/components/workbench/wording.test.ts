import { describe, expect, test } from "vitest";
import type { TestStatus, Verdict, VerdictStatus } from "../../../exercises/grading/verdict.ts";
import { advice, announcement, asCells, codeParts, headline, milliseconds } from "./wording.ts";

function verdict(status: VerdictStatus, tests: TestStatus[], message?: string): Verdict {
  return {
    version: 1,
    exercise: "partition-log",
    runner: "in-page",
    status,
    tests: tests.map((testStatus, index) => ({
      task: "append",
      title: `Promise ${index}`,
      status: testStatus,
      durationMs: 1,
      console: [],
    })),
    durationMs: 40,
    ...(message === undefined ? {} : { problem: { message } }),
    console: [],
    consoleDropped: 0,
  };
}

describe("The verdict as a sentence", () => {
  test.each([
    [verdict("passed", ["passed", "passed"]), "All 2 tests pass"],
    [verdict("passed", ["passed"]), "The test passes"],
    [verdict("failed", ["passed", "failed", "failed"]), "1 of 3 tests passes"],
    [verdict("failed", ["failed", "failed"]), "0 of 2 tests pass"],
    [verdict("timed-out", ["timed-out"]), "Stopped: no test finished for 5 s"],
    [verdict("did-not-compile", ["not-run"]), "Did not compile"],
  ])("is %#", (given, sentence) => {
    expect(headline(given)).toBe(sentence);
  });

  test("never blames the learner for what the machine failed", () => {
    expect(advice(verdict("runner-unavailable", ["not-run"]))).toContain("not your code's fault");
  });

  test("names the first failure to a screen reader", () => {
    expect(announcement(verdict("failed", ["passed", "failed"]))).toBe(
      "1 of 2 tests passes. First failure: Promise 1.",
    );
  });

  test("tells a screen reader why nothing ran", () => {
    expect(announcement(verdict("did-not-compile", ["not-run"], "A bracket is missing."))).toBe(
      "Did not compile. A bracket is missing.",
    );
  });
});

describe("A printed value", () => {
  test.each([
    ["[0, 1, 2]", [0, 1, 2]],
    ['[\n  "a",\n  "b",\n]', ["a", "b"]],
    ["Array [\n  4,\n  null,\n]", [4, null]],
  ])("%j is drawn as record cells", (printed, cells) => {
    expect(asCells(printed)).toEqual(cells);
  });

  test.each([
    "[]",
    "3",
    '{"offset": 3}',
    '[{"offset": 3}]',
    '["a rather long string"]',
    `[${Array.from({ length: 17 }, (_, index) => index).join(", ")}]`,
    "[undefined]",
  ])("%s stays text", (printed) => {
    expect(asCells(printed)).toBeUndefined();
  });
});

test("Back-ticks mark code", () => {
  expect(codeParts("Store `offset` and `key`.")).toEqual([
    { code: false, text: "Store " },
    { code: true, text: "offset" },
    { code: false, text: " and " },
    { code: true, text: "key" },
    { code: false, text: "." },
  ]);
});

test("A time too short to measure is not said to be none", () => {
  expect(milliseconds(0.2)).toBe("<1 ms");
  expect(milliseconds(8.6)).toBe("9 ms");
});
