/**
 * Where the learner stands, as a projection of the log. A pure function: the same log gives the same
 * progress, on any device, in any order of two merged histories.
 */
import type { VerdictStatus } from "../../exercises/grading/verdict.ts";
import { effectiveEvents } from "./effective-events.ts";
import type { StudyEvent } from "./events.ts";
import { projection } from "./projection.ts";

/** What the history says about one exercise. */
export interface ExerciseProgress {
  /** Runs that said something about the code. One that the machine failed, or that was stopped by hand, is not an attempt. */
  readonly attempts: number;
  /** All tests passed at least once. */
  readonly solved: boolean;
  readonly suiteRevealed: boolean;
  readonly solutionRevealed: boolean;
  /** Hints seen, by task id: the highest level, starting at 1. */
  readonly hints: Readonly<Record<string, number>>;
  /** When all tests passed for the first time; milliseconds since the epoch. */
  readonly solvedAt?: number;
  readonly last?: {
    readonly at: number;
    readonly status: VerdictStatus;
    readonly passed: number;
    readonly total: number;
  };
}

/** What the history says about one quick check. */
export interface CheckProgress {
  /** Offset of the lesson that asks. */
  readonly lesson: number;
  /** Anchor of the section that asks. */
  readonly section: string;
  readonly question: string;
  readonly wrong: number;
  /** Answered right at least once. */
  readonly passed: boolean;
  /** When it was last answered; milliseconds since the epoch. */
  readonly at: number;
}

/** Where the learner stands in the course. */
export interface Progress {
  /** Offsets of the lessons that were committed, ascending. */
  readonly done: readonly number[];
  /** When each of them was, by offset; milliseconds since the epoch. */
  readonly committedAt: Readonly<Record<number, number>>;
  /** Quick checks that were answered, in the order of their first answer. */
  readonly checks: readonly CheckProgress[];
  /** Exercises by id; one that was never touched is absent. */
  readonly exercises: Readonly<Record<string, ExerciseProgress>>;
}

const UNTOUCHED: ExerciseProgress = {
  attempts: 0,
  solved: false,
  suiteRevealed: false,
  solutionRevealed: false,
  hints: {},
};

/** Where everybody begins. */
export const NO_PROGRESS: Progress = { done: [], committedAt: {}, checks: [], exercises: {} };

/** Builds the progress from a log. Event types that this version does not know are skipped. */
export const progressOf = projection((events): Progress => {
  const committedAt: Record<number, number> = {};
  const checks = new Map<string, CheckProgress>();
  const exercises = new Map<string, ExerciseProgress>();
  for (const event of effectiveEvents(events)) {
    if (event.type === "committed") committedAt[event.lesson] ??= event.at;
    if (event.type === "checked") {
      const key = `${event.lesson} ${event.question}`;
      checks.set(key, answered(checks.get(key), event));
    }
    if ("exercise" in event && event.exercise !== undefined) {
      exercises.set(event.exercise, next(exercises.get(event.exercise) ?? UNTOUCHED, event));
    }
  }
  const done = Object.keys(committedAt).map(Number);
  return {
    done: done.toSorted((left, right) => left - right),
    committedAt,
    checks: [...checks.values()],
    exercises: Object.fromEntries(exercises),
  };
});

function answered(
  before: CheckProgress | undefined,
  event: StudyEvent & { readonly type: "checked" },
): CheckProgress {
  const { lesson, section, question, right, at } = event;
  return {
    lesson,
    section,
    question,
    wrong: (before?.wrong ?? 0) + (right ? 0 : 1),
    passed: (before?.passed ?? false) || right,
    at,
  };
}

function next(before: ExerciseProgress, event: StudyEvent): ExerciseProgress {
  switch (event.type) {
    case "ran": {
      if (event.status === "runner-unavailable" || event.status === "cancelled") return before;
      const { at, status, passed, total } = event;
      return {
        ...before,
        attempts: before.attempts + 1,
        solved: before.solved || status === "passed",
        ...(status === "passed" && !before.solved ? { solvedAt: at } : {}),
        last: { at, status, passed, total },
      };
    }
    case "hint-shown": {
      // An import brings any name, `constructor` too.
      const seen = Object.hasOwn(before.hints, event.task) ? before.hints[event.task] : undefined;
      const level = Math.max(seen ?? 0, event.level);
      return { ...before, hints: { ...before.hints, [event.task]: level } };
    }
    case "suite-revealed":
      return { ...before, suiteRevealed: true };
    case "solution-revealed":
      return { ...before, solutionRevealed: true };
    default:
      return before;
  }
}

/** What the history says about an exercise, touched or not. */
export function exerciseProgress(progress: Progress, exercise: string): ExerciseProgress {
  return (
    (Object.hasOwn(progress.exercises, exercise) ? progress.exercises[exercise] : undefined) ??
    UNTOUCHED
  );
}

/**
 * The committed offset: the smallest offset such that every lesson before it is done. Committed 14 means
 * that 0 to 13 are done and 14 is next.
 *
 * @param done offsets of the lessons that are done.
 * @param lessons offsets of the lessons that exist, if not all: one that is not written yet holds nothing
 * back, as a compacted log may have gaps that a committed offset passes.
 */
export function committedOffset(
  done: readonly number[],
  lessons: readonly number[] = wholeLogTo(done),
): number {
  const isDone = new Set(done);
  const ordered = lessons.toSorted((left, right) => left - right);
  const open = ordered.find((lesson) => !isDone.has(lesson));
  if (open === undefined) return (ordered.at(-1) ?? -1) + 1;
  const before = ordered.filter((lesson) => lesson < open).at(-1);
  return before === undefined ? 0 : before + 1;
}

function wholeLogTo(done: readonly number[]): number[] {
  return Array.from({ length: Math.max(-1, ...done) + 2 }, (_, offset) => offset);
}

/** Lessons that are done although one before them is not. */
export function aheadOffsets(done: readonly number[], committed: number): number[] {
  return done.filter((lesson) => lesson >= committed);
}
