/** The sums of the progress page: how much is committed, passing and left, by segment and in all. */
import type { Progress } from "../../study/progress.ts";
import { standing } from "../course/standing.ts";
import { type CourseFacts, type LessonFacts, writtenLessons } from "./course-facts.ts";

/** How a record is drawn. */
export type RecordState = "committed" | "ahead" | "next" | "unread" | "slot";

/** A line of the ledger. */
export interface LedgerRow {
  readonly title: string;
  readonly records: readonly {
    readonly lesson: LessonFacts;
    readonly state: RecordState;
    /** Whether the double rule stands before it. */
    readonly ruled: boolean;
  }[];
  /** When the last of its lessons was committed, once all that are written are; milliseconds since the epoch. */
  readonly committedAt: number | undefined;
  readonly passing: number;
  readonly tests: number;
  /** Minutes of the lessons that are not committed. */
  readonly minutesLeft: number;
}

/** The ledger. */
export interface Ledger {
  readonly committed: number;
  readonly logEnd: number;
  readonly lag: number;
  readonly ahead: readonly number[];
  /** Whether everything that is written is committed. */
  readonly finished: boolean;
  readonly passing: number;
  readonly tests: number;
  readonly checksPassed: number;
  readonly checks: number;
  readonly minutesLeft: number;
  readonly rows: readonly LedgerRow[];
}

/** Draws up the ledger. */
export function ledgerOf(facts: CourseFacts, progress: Progress): Ledger {
  const written = writtenLessons(facts);
  const stand = standing(
    progress.done,
    written.map((lesson) => lesson.offset),
  );
  const stateOf = (lesson: LessonFacts): RecordState => {
    if (lesson.href === undefined) return "slot";
    if (stand.ahead.includes(lesson.offset)) return "ahead";
    if (progress.done.includes(lesson.offset)) return "committed";
    return lesson.offset === stand.next ? "next" : "unread";
  };
  const rows = facts.segments.map(({ title, lessons }): LedgerRow => {
    const here = lessons.filter((lesson) => lesson.href !== undefined);
    return {
      title,
      records: lessons.map((lesson) => ({
        lesson,
        state: stateOf(lesson),
        ruled: lesson.offset === stand.committed,
      })),
      committedAt: lastCommit(here, progress),
      passing: sum(here, (lesson) => passing(lesson, progress)),
      tests: sum(here, (lesson) => lesson.exercise?.tests ?? 0),
      minutesLeft: sum(here, (lesson) =>
        progress.done.includes(lesson.offset) ? 0 : lesson.minutes,
      ),
    };
  });
  return {
    ...stand,
    finished: written.length > 0 && stand.next === undefined,
    passing: sum(rows, (row) => row.passing),
    tests: sum(rows, (row) => row.tests),
    // A question that was rewritten since counts for what the lesson asks now at most.
    checksPassed: sum(written, (lesson) =>
      Math.min(
        lesson.checks,
        progress.checks.filter((check) => check.passed && check.lesson === lesson.offset).length,
      ),
    ),
    checks: sum(written, (lesson) => lesson.checks),
    minutesLeft: sum(rows, (row) => row.minutesLeft),
    rows,
  };
}

function lastCommit(lessons: readonly LessonFacts[], progress: Progress): number | undefined {
  const times = lessons.map((lesson) => progress.committedAt[lesson.offset]);
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return Math.max(...times.map((time) => time ?? 0));
}

/** Tests of a lesson's exercise that pass: all once it was solved, else those of the last run. */
function passing({ exercise }: LessonFacts, progress: Progress): number {
  if (exercise === undefined) return 0;
  const work = progress.exercises[exercise.id];
  if (work?.solved) return exercise.tests;
  return Math.min(exercise.tests, work?.last?.passed ?? 0);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
