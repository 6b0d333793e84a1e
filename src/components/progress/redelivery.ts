/** What comes back to the learner, and when: the schedule of the reviews, with the names that the course gives it. */
import { reviewHistory } from "../../interview/history.ts";
import { type Review, reviewsOf } from "../../interview/reviews.ts";
import type { StudyEvent } from "../../study/events.ts";
import type { Definition } from "../glossary/definitions.ts";
import type { CourseLink, QuestionList } from "../interview/question-data.ts";
import {
  type CardSubject,
  isAsked,
  nameOf,
  type ReviewFacts,
  subjectOf,
} from "../interview/review/cards.ts";
import { lessonPath } from "../site/path.ts";
import { type CourseFacts, lessonOfExercise, writtenLessons } from "./course-facts.ts";

/** One thing that comes back. */
export interface Returning extends Omit<Review, "card"> {
  readonly card: string;
  readonly name: string;
  readonly kind: CardSubject["kind"];
  /** Times that it was answered. */
  readonly delivered: number;
  /** Where to reread. A term has no lesson of its own. */
  readonly lesson: CourseLink | undefined;
}

/** What names a card besides the course. */
export interface CardNames {
  readonly list: QuestionList;
  /** Questions about the learner's own solutions. */
  readonly design: ReviewFacts["design"];
  readonly terms: ReadonlyMap<string, Definition>;
}

/** Everything that comes back, soonest first. What the course no longer has is left out. */
export function returning(
  events: readonly StudyEvent[],
  facts: CourseFacts,
  names: CardNames,
): Returning[] {
  const history = reviewHistory(events);
  const delivered = new Map<string, number>();
  for (const { card } of history) delivered.set(card, (delivered.get(card) ?? 0) + 1);
  const lessons = writtenLessons(facts);
  const exercises = Object.fromEntries(
    lessons.flatMap(({ exercise }) => (exercise === undefined ? [] : [[exercise.id, exercise]])),
  );
  return reviewsOf(history)
    .flatMap((review) => {
      const subject = subjectOf(review.card, { ...names, exercises, lessons: {} });
      if (subject === undefined) return [];
      const lesson = isAsked(subject)
        ? lessons.find(({ href }) => href === lessonPath(subject.question.concept))
        : lessonOfExercise(facts, review.card.slice("exercise:".length));
      return {
        ...review,
        name: nameOf(subject),
        kind: subject.kind,
        delivered: delivered.get(review.card) ?? 0,
        lesson:
          lesson?.href === undefined
            ? undefined
            : { title: `${lesson.offset} ${lesson.title}`, href: lesson.href },
      };
    })
    .toSorted((left, right) => left.due - right.due);
}

/** Days that are drawn, today first. */
export const DAYS = 14;
const DAY = 86_400_000;

/** How many come back on each of the next days. What is overdue counts as today's. */
export function dueByDay(all: readonly Returning[], now: number): number[] {
  const counts = Array.from({ length: DAYS }, () => 0);
  for (const { due, deadLetter } of all) {
    const day = Math.max(0, Math.ceil((due - now) / DAY));
    if (!deadLetter && day < DAYS) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}
