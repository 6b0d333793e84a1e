/**
 * When a question, an exercise or a term comes back: a projection of what the learner answered, scheduled by FSRS.
 * The same history gives the same schedule on any device.
 */
import {
  type Card,
  createEmptyCard,
  dateDiffInDays,
  type FSRSState,
  fsrs,
  type Grade,
  Rating,
  State,
} from "ts-fsrs";
import type { Score } from "./scorecard.ts";

/** One answer from the history. */
export interface Answered {
  /** What was answered: `question:committed-offset`, `exercise:partition-log`, `term:lag`. */
  readonly card: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly score: Score;
}

/** When something comes back. */
export interface Review {
  readonly card: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
  /** Weak answers in a row, up to now. */
  readonly weak: number;
  /** Three weak answers: reread the lesson first. It is not scheduled until it was answered well again. */
  readonly deadLetter: boolean;
}

/** Weak answers in a row that make a dead letter. */
export const DEAD_LETTER_AFTER = 3;

const grades: Readonly<Record<Score, Grade>> = {
  0: Rating.Again,
  1: Rating.Hard,
  2: Rating.Good,
};

/* Without fuzz, so that the schedule is a function of the history; in days, since nobody waits ten minutes here. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** The schedule that follows from a history, in any order. What was never answered is not in it. */
export function reviewsOf(history: readonly Answered[]): Review[] {
  const answers = Map.groupBy(
    history.toSorted((left, right) => left.at - right.at),
    ({ card }) => card,
  );
  return [...answers].map(([card, own]) => {
    const weak = own.toReversed().findIndex(({ score }) => score > 0);
    const inARow = weak < 0 ? own.length : weak;
    return {
      card,
      due: scheduled(own).due.getTime(),
      weak: inARow,
      deadLetter: inARow >= DEAD_LETTER_AFTER,
    };
  });
}

/**
 * What is due of a schedule, the longest overdue first. Dead letters are not: they wait for the learner. Takes the
 * schedule and not the history, since to schedule years of answers is the dearest thing that a page does with them.
 */
export function dueReviews(reviews: readonly Review[], now: number): Review[] {
  return reviews
    .filter(({ due, deadLetter }) => due <= now && !deadLetter)
    .toSorted((left, right) => left.due - right.due || (left.card < right.card ? -1 : 1));
}

/**
 * A card after its answers. Only the last one asks when it comes back; of those before it only what they left of the
 * memory counts, which is a fourth of the work, since FSRS weighs all four grades where a date is asked for.
 */
function scheduled(answers: readonly Answered[]): Card {
  const last = answers.at(-1);
  if (last === undefined) return createEmptyCard(new Date(0));
  let memory: FSRSState | null = null;
  let before: Date | undefined;
  for (const { at, score } of answers.slice(0, -1)) {
    const now = new Date(at);
    const days = before === undefined ? 0 : dateDiffInDays(before, now);
    memory = scheduler.next_state(memory, days, grades[score]);
    before = now;
  }
  const now = new Date(last.at);
  const card = createEmptyCard(now);
  return scheduler.next(
    before === undefined ? card : { ...card, ...memory, state: State.Review, last_review: before },
    now,
    grades[last.score],
  ).card;
}
