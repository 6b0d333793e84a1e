/** Where the learner stands in the course, and where to go on. */
import type { Place } from "../../study/place.ts";
import { aheadOffsets, committedOffset, type Progress } from "../../study/progress.ts";

/** Where the learner stands among the lessons that are written. */
export interface Standing {
  /** Everything before this offset is done. */
  readonly committed: number;
  /** Offsets of lessons that are done although one before them is not. */
  readonly ahead: readonly number[];
  /** Offset of the lesson to go on with, or undefined when all are done. */
  readonly next: number | undefined;
  /** The offset after the last lesson that is written. */
  readonly logEnd: number;
  /** Log end minus committed. As in Kafka, gaps count. */
  readonly lag: number;
}

/**
 * @param done offsets of the lessons that were committed
 * @param written offsets of the lessons that exist, ascending
 */
export function standing(done: readonly number[], written: readonly number[]): Standing {
  const committed = committedOffset(done, written);
  const logEnd = (written.at(-1) ?? -1) + 1;
  return {
    committed,
    ahead: aheadOffsets(done, committed),
    next: written.find((offset) => !done.includes(offset)),
    logEnd,
    lag: logEnd - committed,
  };
}

/** Where Resume leads. */
export interface Resume {
  /** Offset of the lesson. */
  readonly lesson: number;
  /** For `sitePath`; undefined for the beginning of the lesson's page. */
  readonly path: string | undefined;
  /** What follows the lesson's title: the section, or how the exercise stands. Empty for its beginning. */
  readonly detail: string;
}

/**
 * Where to go on: the exact place that was left, unless its lesson is closed; then the next one from its beginning.
 *
 * @returns undefined when every lesson is closed, or none is written.
 */
export function resumeAt(
  place: Place | undefined,
  progress: Progress,
  written: readonly number[],
): Resume | undefined {
  const open =
    place !== undefined && written.includes(place.lesson) && !progress.done.includes(place.lesson);
  if (open) {
    return {
      lesson: place.lesson,
      path: place.path,
      detail: place.label || howItStands(place, progress),
    };
  }
  const { next } = standing(progress.done, written);
  return next === undefined ? undefined : { lesson: next, path: undefined, detail: "" };
}

function howItStands(place: Place, progress: Progress): string {
  if (place.exercise === undefined) return "";
  const last = progress.exercises[place.exercise]?.last;
  if (last === undefined || last.total === 0) return "the exercise";
  return `${last.passed} of ${last.total} tests pass`;
}
