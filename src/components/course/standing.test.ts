import { describe, expect, test } from "vitest";
import type { Place } from "../../study/place.ts";
import { NO_PROGRESS } from "../../study/progress.ts";
import { resumeAt, standing } from "./standing.ts";

const written = [3, 4, 7, 10];

describe("Standing", () => {
  test("starts at the first lesson that is written, with nothing committed", () => {
    expect(standing([], written)).toEqual({
      committed: 0,
      ahead: [],
      next: 3,
      logEnd: 11,
      lag: 11,
    });
  });

  test("goes on past lessons that are not written", () => {
    expect(standing([3, 4], written)).toMatchObject({ committed: 5, ahead: [], next: 7, lag: 6 });
  });

  test("does not commit past a lesson that was left out", () => {
    expect(standing([3, 7], written)).toMatchObject({ committed: 4, ahead: [7], next: 4 });
  });

  test("has nothing next and no lag when all is done", () => {
    expect(standing([3, 4, 7, 10], written)).toMatchObject({
      committed: 11,
      ahead: [],
      next: undefined,
      lag: 0,
    });
  });

  test("is at 0 of 0 before any lesson is written", () => {
    expect(standing([], [])).toMatchObject({ committed: 0, next: undefined, logEnd: 0, lag: 0 });
  });
});

describe("Resume", () => {
  const section: Place = { lesson: 7, path: "lessons/offsets/#lag", label: "7.5 Lag" };
  const writing: Place = {
    lesson: 7,
    path: "exercises/consumer-offsets/",
    label: "",
    exercise: "consumer-offsets",
  };

  test("leads to the section that was read last", () => {
    expect(resumeAt(section, NO_PROGRESS, written)).toEqual({
      lesson: 7,
      path: "lessons/offsets/#lag",
      detail: "7.5 Lag",
    });
  });

  test("leads to the exercise that was being written, and says how it stands", () => {
    const ran = { at: 1, status: "failed", passed: 9, total: 12 } as const;
    const consumerOffsets = {
      attempts: 1,
      solved: false,
      suiteRevealed: false,
      solutionRevealed: false,
      hints: {},
      last: ran,
    };
    const progress = { ...NO_PROGRESS, exercises: { "consumer-offsets": consumerOffsets } };
    expect(resumeAt(writing, progress, written)).toMatchObject({
      path: "exercises/consumer-offsets/",
      detail: "9 of 12 tests pass",
    });
    expect(resumeAt(writing, NO_PROGRESS, written)?.detail).toBe("the exercise");
  });

  test("goes to the next lesson once the last place is closed, or was never written", () => {
    const next = { lesson: 3, path: undefined, detail: "" };
    expect(resumeAt(section, { ...NO_PROGRESS, done: [7] }, written)).toEqual(next);
    expect(resumeAt({ ...section, lesson: 8 }, NO_PROGRESS, written)).toEqual(next);
    expect(resumeAt(undefined, NO_PROGRESS, written)).toEqual(next);
  });

  test("leads nowhere when all is done", () => {
    expect(resumeAt(section, { ...NO_PROGRESS, done: written }, written)).toBeUndefined();
  });
});
