import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countOf, playwrightCount, vitestCount } from "./test-counts.ts";

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), "minibroker-counts-")), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("Counts a skipped unit test as failed", () => {
  expect(vitestCount(report({ numTotalTests: 5, numPassedTests: 4 }))).toEqual({
    passed: 4,
    failed: 1,
  });
});

test("Counts a run without any test as a failure", () => {
  expect(vitestCount(report({ numTotalTests: 0, numPassedTests: 0 })).failed).toBe(1);
});

test("Counts a missing report as a failure", () => {
  expect(vitestCount("/nowhere/unit.json").failed).toBe(1);
  expect(playwrightCount("/nowhere/e2e.json").failed).toBe(1);
});

test("Counts a skipped end-to-end test as failed, and says how many needed a second try", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 };
  expect(playwrightCount(report({ stats }))).toEqual({ passed: 4, failed: 2, retried: 1 });
});

test("Counts a failure for a step that exits with an error though its report shows none", () => {
  expect(countOf(false, () => ({ passed: 7, failed: 0 }))).toEqual({ passed: 7, failed: 1 });
  expect(countOf(false, undefined)).toEqual({ passed: 0, failed: 1 });
});
