/** What the progress page knows of the course: titles, links, minutes and tests. It goes into the page as JSON. */
import type { CourseSegment } from "../course/outline.ts";
import { exercisePath, lessonPath } from "../site/path.ts";

/** An exercise of the course. */
export interface ExerciseFacts {
  readonly id: string;
  readonly title: string;
  readonly tests: number;
  readonly href: string;
}

/** A lesson of the course; one without a link is not written yet. */
export interface LessonFacts {
  readonly offset: number;
  readonly title: string;
  readonly href?: string;
  /** To read and to build. */
  readonly minutes: number;
  readonly checks: number;
  readonly exercise?: ExerciseFacts;
}

/** The course. */
export interface CourseFacts {
  readonly segments: readonly {
    readonly title: string;
    readonly lessons: readonly LessonFacts[];
  }[];
}

/** Gathers the facts of a course log. */
export function courseFacts(log: readonly CourseSegment[]): CourseFacts {
  return {
    segments: log.map(({ title, lessons }) => ({
      title,
      lessons: lessons.map(({ offset, slug, title, written }) => ({
        offset,
        title,
        minutes: written?.minutes ?? 0,
        checks: written?.checks ?? 0,
        ...(written === undefined ? {} : { href: lessonPath(slug) }),
        ...(written?.exercise === undefined
          ? {}
          : {
              exercise: {
                id: written.exercise.id,
                title: written.exercise.title,
                tests: written.exercise.tests,
                href: exercisePath(written.exercise.id),
              },
            }),
      })),
    })),
  };
}

/** All lessons that are written, in order. */
export function writtenLessons(facts: CourseFacts): LessonFacts[] {
  return facts.segments
    .flatMap((segment) => segment.lessons)
    .filter((lesson) => lesson.href !== undefined);
}

/** The lesson at an offset, if the course has it. */
export function lessonAt(facts: CourseFacts, offset: number): LessonFacts | undefined {
  return facts.segments
    .flatMap((segment) => segment.lessons)
    .find((lesson) => lesson.offset === offset);
}

/** The lesson that an exercise belongs to, if the course has it. */
export function lessonOfExercise(facts: CourseFacts, id: string): LessonFacts | undefined {
  return writtenLessons(facts).find((lesson) => lesson.exercise?.id === id);
}
