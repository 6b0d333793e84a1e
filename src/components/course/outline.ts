/** The course as a list of records: the outline joined with what is written. */
import type { Segment } from "../../content/course.ts";

/** What is known of a lesson once it is written. */
export interface WrittenLesson {
  readonly title: string;
  /** Minutes to read and, if it ends with an exercise, to build. */
  readonly minutes: number;
  /** What the learner writes, `PartitionLog`, and how many hidden tests grade it. */
  readonly exercise?: {
    readonly id: string;
    readonly title: string;
    readonly writes: string;
    readonly tests: number;
  };
  /** How many quick checks it asks. */
  readonly checks: number;
}

/** A record of the course log. */
export interface CourseLesson {
  readonly offset: number;
  readonly slug: string;
  readonly title: string;
  /** Absent for a slot: announced, not yet written. */
  readonly written?: WrittenLesson;
}

/** A run of records under one name. */
export interface CourseSegment {
  readonly title: string;
  readonly lessons: readonly CourseLesson[];
}

/** Numbers the lessons of the outline from 0, through all segments, and joins them with what is written. */
export function courseLog(
  segments: readonly Segment[],
  written: ReadonlyMap<string, WrittenLesson>,
): CourseSegment[] {
  let offset = 0;
  return segments.map((segment) => ({
    title: segment.title,
    lessons: segment.lessons.map(({ slug, title }) => {
      const lesson = written.get(slug);
      const record = { offset: offset++, slug, title: lesson?.title ?? title };
      return lesson === undefined ? record : { ...record, written: lesson };
    }),
  }));
}

/** All records of the course log, in order. */
export function records(log: readonly CourseSegment[]): CourseLesson[] {
  return log.flatMap((segment) => segment.lessons);
}

/** The written lessons before and after one. */
export function neighbours(
  log: readonly CourseSegment[],
  slug: string,
): { readonly previous?: CourseLesson; readonly next?: CourseLesson } {
  const written = records(log).filter((lesson) => lesson.written !== undefined);
  const index = written.findIndex((lesson) => lesson.slug === slug);
  const previous = written[index - 1];
  const next = index < 0 ? undefined : written[index + 1];
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}
