import { describe, expect, test } from "vitest";
import { type StudyEvent, type StudyFact, studyEvent } from "./events.ts";
import { aheadOffsets, committedOffset, exerciseProgress, progressOf } from "./progress.ts";

let clock = 0;
const log = (...facts: StudyFact[]): StudyEvent[] =>
  facts.map((fact) => studyEvent(fact, ++clock, `event-${clock}`));

const ran = (status: "passed" | "failed" | "cancelled" | "runner-unavailable"): StudyFact => ({
  type: "ran",
  exercise: "partition-log",
  status,
  passed: status === "passed" ? 12 : 3,
  total: 12,
  failed: [],
  runner: "in-page",
  durationMs: 40,
});
const committed = (lesson: number): StudyFact => ({
  type: "committed",
  exercise: `exercise-${lesson}`,
  lesson,
});

describe("The committed offset", () => {
  test("is 0 before anything is done", () => {
    expect(committedOffset([])).toBe(0);
  });

  test("is 14 once 0 to 13 are done", () => {
    expect(committedOffset(Array.from({ length: 14 }, (_, lesson) => lesson))).toBe(14);
  });

  test("stays at the first gap, and what lies behind the gap is ahead", () => {
    expect(committedOffset([0, 1, 4])).toBe(2);
    expect(aheadOffsets([0, 1, 4], 2)).toEqual([4]);
  });

  test("passes offsets of lessons that are not written yet", () => {
    expect(committedOffset([3, 4], [3, 4, 7, 10])).toBe(5);
    expect(committedOffset([4], [3, 4, 7, 10])).toBe(0);
    expect(committedOffset([3, 4, 7, 10], [3, 4, 7, 10])).toBe(11);
  });
});

describe("Progress", () => {
  test("counts a lesson once however often it was committed", () => {
    expect(progressOf(log(committed(4), committed(3), committed(4))).done).toEqual([3, 4]);
  });

  test.each(["__proto__", "constructor", "toString"])(
    "takes %s for a name like any other",
    (name) => {
      const progress = progressOf(
        log(
          { type: "hint-shown", exercise: name, task: name, level: 1 },
          { type: "suite-revealed", exercise: name },
        ),
      );
      const { hints, suiteRevealed } = exerciseProgress(progress, name);
      expect([Object.entries(hints), suiteRevealed]).toEqual([[[name, 1]], true]);
      expect(exerciseProgress(progressOf([]), name).attempts).toBe(0);
    },
  );

  test("keeps an exercise solved when a later run fails", () => {
    const progress = progressOf(log(ran("passed"), ran("failed")));
    expect(exerciseProgress(progress, "partition-log")).toMatchObject({
      solved: true,
      attempts: 2,
      last: { status: "failed", passed: 3, total: 12 },
    });
  });

  test("does not blame the learner for a run that the machine failed or that was stopped by hand", () => {
    const progress = progressOf(log(ran("runner-unavailable"), ran("cancelled")));
    expect(exerciseProgress(progress, "partition-log").attempts).toBe(0);
  });

  test("remembers the highest hint of each task", () => {
    const hint = (task: string, level: number): StudyFact => ({
      type: "hint-shown",
      exercise: "partition-log",
      task,
      level,
    });
    const progress = progressOf(log(hint("append", 1), hint("append", 2), hint("read", 1)));
    expect(exerciseProgress(progress, "partition-log").hints).toEqual({ append: 2, read: 1 });
  });

  test("skips events that were withdrawn", () => {
    const events = log(committed(3), committed(4));
    const withdrawn = studyEvent({ type: "withdrawn", events: [events[1]?.id ?? ""] }, 99);
    expect(progressOf([...events, withdrawn]).done).toEqual([3]);
  });

  test("is the same in whatever order two histories were merged", () => {
    const events = log(ran("failed"), committed(3), ran("passed"));
    expect(progressOf(events.toReversed())).toEqual(progressOf(events));
  });
});
