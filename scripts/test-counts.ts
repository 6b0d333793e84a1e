/** How many tests a step of `npm test` ran, read from the reports that the test runners write. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** Passed and failed tests of one step. A test that was skipped counts as failed: nothing may be skipped. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** How many of the passed needed a second try. Only where the runner gives one. */
  readonly retried?: number;
}

const vitestReport = z.object({ numTotalTests: z.number(), numPassedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** A step without a report counts as one; a step that failed counts at least one failure. */
export function countOf(succeeded: boolean, read: (() => Count) | undefined): Count {
  const own: Count = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (read === undefined) return own;
  const count = read();
  return succeeded ? count : { ...count, failed: Math.max(1, count.failed) };
}

/** Reads Vitest's JSON report. A missing one is a failure: the runner did not get that far. */
export function vitestCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = vitestReport.parse(JSON.parse(readFileSync(file, "utf8")));
  const failed = report.numTotalTests - report.numPassedTests;
  return report.numTotalTests === 0
    ? { passed: 0, failed: 1 }
    : { passed: report.numPassedTests, failed };
}

/** Reads Playwright's JSON report. A missing one is a failure: the runner did not get that far. */
export function playwrightCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = playwrightReport.parse(JSON.parse(readFileSync(file, "utf8")));
  const passed = stats.expected + stats.flaky;
  const failed = stats.unexpected + stats.skipped;
  return passed + failed === 0
    ? { passed: 0, failed: 1 }
    : { passed, failed, retried: stats.flaky };
}
