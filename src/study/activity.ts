/** What the learner did, newest first, as rows for a list; and their attempts at each exercise. */
import type { VerdictStatus } from "../../exercises/grading/verdict.ts";
import { effectiveEvents } from "./effective-events.ts";
import type { StudyEvent } from "./events.ts";
import { projection } from "./projection.ts";

/** A row of the activity list: an event with its place in the log, or several runs of one exercise in a row. */
export interface ActivityRow {
  /** Place of the (last) event in the log, starting at 0. */
  readonly offset: number;
  readonly event: StudyEvent;
  /** How many runs the row stands for; 1 for anything else. */
  readonly times: number;
}

/** The last rows of a log, newest first. Events that were withdrawn are left out; withdrawals are shown, look-ups are not. */
export function activity(events: readonly StudyEvent[], limit: number): ActivityRow[] {
  const rows: ActivityRow[] = [];
  for (const event of effectiveEvents(events).toReversed()) {
    // Reading a definition is no work; a page of them would hide what is.
    if (event.type === "looked-up") continue;
    const above = rows.at(-1);
    if (above !== undefined && isSameWork(above.event, event)) {
      rows[rows.length - 1] = { ...above, times: above.times + 1 };
      continue;
    }
    if (rows.length === limit) break;
    rows.push({ offset: 0, event, times: 1 });
  }
  // Places are looked up for the few that are shown.
  return rows.map((row) => ({ ...row, offset: events.indexOf(row.event) }));
}

/** Runs of one exercise, one after the other, are one piece of work, unless they passed. */
function isSameWork(newer: StudyEvent, older: StudyEvent): boolean {
  return (
    newer.type === "ran" &&
    older.type === "ran" &&
    newer.exercise === older.exercise &&
    older.status !== "passed"
  );
}

/** One attempt at an exercise. */
export interface Attempt {
  readonly at: number;
  readonly status: VerdictStatus;
  readonly passed: number;
  readonly total: number;
}

/** Attempts by exercise, oldest first. Runs that the machine failed or that were stopped by hand are none. */
export const attemptsByExercise = projection((events): ReadonlyMap<string, readonly Attempt[]> => {
  const attempts = new Map<string, Attempt[]>();
  for (const event of effectiveEvents(events)) {
    if (event.type !== "ran") continue;
    if (event.status === "runner-unavailable" || event.status === "cancelled") continue;
    const { exercise, at, status, passed, total } = event;
    const attempt = { at, status, passed, total };
    const earlier = attempts.get(exercise);
    if (earlier === undefined) attempts.set(exercise, [attempt]);
    else earlier.push(attempt);
  }
  return attempts;
});
