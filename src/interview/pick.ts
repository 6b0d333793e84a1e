/** Which question to drill next. */
import { type Level, levels } from "../content/level.ts";
import { questionCard } from "./history.ts";
import type { Review } from "./reviews.ts";

/** A question as the choice needs to know it. */
export interface Pickable {
  readonly id: string;
  readonly level: Level;
  /** The lesson that teaches it. */
  readonly concept: string;
}

/** What the learner wants to be asked. */
export interface Wanted {
  /** A lesson; any if not given. */
  readonly concept?: string | undefined;
  /** Exactly this level; any if not given. */
  readonly level?: Level | undefined;
}

/** The questions that fit, in their order. */
export function fitting<Question extends Pickable>(
  questions: readonly Question[],
  { concept, level }: Wanted,
): Question[] {
  return questions.filter(
    (question) =>
      (concept === undefined || question.concept === concept) &&
      (level === undefined || question.level === level),
  );
}

/**
 * The question to ask next: what is due, the longest overdue first; then what was never asked, the easiest first; then
 * what comes back soonest. Dead letters come last.
 *
 * @param not the question that is on the screen, unless it is the only one.
 */
export function pickNext<Question extends Pickable>(
  questions: readonly Question[],
  wanted: Wanted,
  reviews: readonly Review[],
  now: number,
  not?: string,
): Question | undefined {
  const byCard = new Map(reviews.map((review) => [review.card, review]));
  const rank = ({ id, level }: Question): readonly [number, number] => {
    const review = byCard.get(questionCard(id));
    if (review === undefined) return [1, levels.indexOf(level)];
    if (review.deadLetter) return [3, review.due];
    return [review.due <= now ? 0 : 2, review.due];
  };
  const fit = fitting(questions, wanted);
  const others = fit.filter(({ id }) => id !== not);
  const [first] = (others.length === 0 ? fit : others)
    .map((question) => ({ question, rank: rank(question) }))
    .toSorted((left, right) => left.rank[0] - right.rank[0] || left.rank[1] - right.rank[1]);
  return first?.question;
}
