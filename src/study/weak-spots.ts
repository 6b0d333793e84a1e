/** What went wrong and may go wrong again, as a projection of the log: where to look once more. */
import { effectiveEvents } from "./effective-events.ts";
import type { StudyEvent } from "./events.ts";
import { type CheckProgress, progressOf } from "./progress.ts";
import { projection } from "./projection.ts";

/** A hidden test that did not pass in several runs. */
export interface StubbornTest {
  readonly exercise: string;
  readonly title: string;
  /** Runs in which it was reported and did not pass. */
  readonly failures: number;
  /** Runs that reported tests at all. */
  readonly runs: number;
  /** Whether the last of those runs passed it. */
  readonly passesNow: boolean;
}

/** Where to look once more. */
export interface WeakSpots {
  /** Quick checks that were answered wrong and never right: first; then those that took more than one answer. */
  readonly checks: readonly CheckProgress[];
  /** The tests that failed most often, those that fail still first. */
  readonly tests: readonly StubbornTest[];
}

/** Failed runs that make a test stubborn. One or two are how the work goes. */
export const STUBBORN = 3;

/** Finds the weak spots in a log. */
export const weakSpots = projection((events): WeakSpots => {
  const checks = progressOf(events).checks.filter((check) => check.wrong > 0);
  return {
    checks: checks.toSorted(
      (left, right) => Number(left.passed) - Number(right.passed) || right.wrong - left.wrong,
    ),
    tests: stubbornTests(events),
  };
});

function stubbornTests(events: readonly StudyEvent[]): StubbornTest[] {
  const runs = new Map<string, number>();
  const tests = new Map<string, StubbornTest>();
  for (const event of effectiveEvents(events)) {
    // A run that reported no single test says nothing about one.
    if (event.type !== "ran" || event.total === 0) continue;
    runs.set(event.exercise, (runs.get(event.exercise) ?? 0) + 1);
    const failed = new Set(event.failed);
    for (const test of tests.values()) {
      if (test.exercise === event.exercise && !failed.has(test.title)) {
        tests.set(keyOf(test), { ...test, passesNow: true });
      }
    }
    for (const title of failed) {
      const key = keyOf({ exercise: event.exercise, title });
      const failures = (tests.get(key)?.failures ?? 0) + 1;
      tests.set(key, { exercise: event.exercise, title, failures, runs: 0, passesNow: false });
    }
  }
  return [...tests.values()]
    .filter((test) => test.failures >= STUBBORN)
    .map((test) => ({ ...test, runs: runs.get(test.exercise) ?? 0 }))
    .toSorted(
      (left, right) =>
        Number(left.passesNow) - Number(right.passesNow) || right.failures - left.failures,
    );
}

function keyOf({ exercise, title }: Pick<StubbornTest, "exercise" | "title">): string {
  return `${exercise} ${title}`;
}
