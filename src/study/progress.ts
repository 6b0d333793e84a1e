/**
 * Where the learner stands, as a projection of the log. A pure function: the same log gives the same
 * progress, on any device, in any order of two merged histories.
 */
import type { VerdictStatus } from "../../exercises/grading/verdict.ts";
import type { StudyEvent } from "./events.ts";

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
  readonly last?: {
    readonly at: number;
    readonly status: VerdictStatus;
    readonly passed: number;
    readonly total: number;
  };
}

/** Where the learner stands in the course. */
export interface Progress {
  /** Offsets of the lessons that were committed, ascending. */
  readonly done: readonly number[];
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

/** Builds the progress from a log. Event types that this version does not know are skipped. */
export function progressOf(events: readonly StudyEvent[]): Progress {
  const withdrawn = new Set(
    events.flatMap((event) => (event.type === "withdrawn" ? event.events : [])),
  );
  const done = new Set<number>();
  const exercises: Record<string, ExerciseProgress> = {};
  const ordered = events
    .filter((event) => !withdrawn.has(event.id))
    .toSorted((left, right) => left.at - right.at);
  for (const event of ordered) {
    if (!("exercise" in event)) continue;
    if (event.type === "committed") done.add(event.lesson);
    exercises[event.exercise] = next(exercises[event.exercise] ?? UNTOUCHED, event);
  }
  return { done: [...done].toSorted((left, right) => left - right), exercises };
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
        last: { at, status, passed, total },
      };
    }
    case "hint-shown": {
      const level = Math.max(before.hints[event.task] ?? 0, event.level);
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
  return progress.exercises[exercise] ?? UNTOUCHED;
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
