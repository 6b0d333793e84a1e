import fc from "fast-check";
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { expect, test } from "vitest";
import { type Answered, dueReviews, reviewsOf } from "./reviews.ts";
import type { Score } from "./scorecard.ts";

const DAY = 86_400_000;
const monday = Date.UTC(2026, 10, 30, 9);

/** A card's history: a score on each of some days, counted from Monday. */
function answered(card: string, ...answers: readonly (readonly [day: number, Score])[]) {
  return answers.map(([day, score]): Answered => ({ card, at: monday + day * DAY, score }));
}

test("schedules exactly as ts-fsrs does", () => {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const at = (day: number): Date => new Date(monday + day * DAY);
  const first = scheduler.next(createEmptyCard(at(0)), at(0), Rating.Good).card;
  const second = scheduler.next(first, at(3), Rating.Hard).card;
  const third = scheduler.next(second, at(8), Rating.Again).card;
  const [review] = reviewsOf(answered("question:lag", [0, 2], [3, 1], [8, 0]));
  expect(review?.due).toBe(third.due.getTime());
});

test("schedules any history as ts-fsrs does, answer by answer", () => {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const grade = { 0: Rating.Again, 1: Rating.Hard, 2: Rating.Good } as const;
  const answer = fc.record({
    hoursLater: fc.nat(2000),
    score: fc.constantFrom<Score>(0, 1, 2),
  });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (answers) => {
      let at = monday;
      let card = createEmptyCard(new Date(at));
      const history = answers.map(({ hoursLater, score }): Answered => {
        at += hoursLater * 3_600_000;
        card = scheduler.next(card, new Date(at), grade[score]).card;
        return { card: "term:lag", at, score };
      });
      expect(reviewsOf(history)[0]?.due).toBe(card.due.getTime());
    }),
  );
});

test("a weak answer comes back before a good one", () => {
  const [weak] = reviewsOf(answered("term:lag", [0, 0]));
  const [good] = reviewsOf(answered("term:lag", [0, 2]));
  expect(weak?.due).toBeLessThan(good?.due ?? 0);
  expect(weak?.due).toBeGreaterThan(monday);
});

test("gives the same schedule for two histories merged in any order", () => {
  const history = [
    ...answered("question:lag", [0, 0], [2, 2]),
    ...answered("exercise:topic", [1, 1]),
  ];
  const byCard = (reviews: ReturnType<typeof reviewsOf>) =>
    reviews.toSorted((left, right) => (left.card < right.card ? -1 : 1));
  expect(byCard(reviewsOf(history.toReversed()))).toEqual(byCard(reviewsOf(history)));
});

test("lists what is due, the longest overdue first", () => {
  const history = [
    ...answered("question:later", [1, 0]),
    ...answered("question:sooner", [0, 0]),
    ...answered("question:known", [0, 2], [3, 2]),
  ];
  expect(dueReviews(reviewsOf(history), monday).map(({ card }) => card)).toEqual([]);
  expect(dueReviews(reviewsOf(history), monday + 5 * DAY).map(({ card }) => card)).toEqual([
    "question:sooner",
    "question:later",
  ]);
});

test("three weak answers in a row make a dead letter, and a better one takes it back", () => {
  const thrice = answered("question:lag", [0, 0], [2, 0], [4, 0]);
  expect(reviewsOf(thrice)[0]).toMatchObject({ weak: 3, deadLetter: true });
  expect(dueReviews(reviewsOf(thrice), monday + 99 * DAY)).toEqual([]);
  const mended = [...thrice, ...answered("question:lag", [6, 2])];
  expect(reviewsOf(mended)[0]).toMatchObject({ weak: 0, deadLetter: false });
});

test("2,000 answers about 200 cards give one schedule for each card", () => {
  const history = Array.from(
    { length: 2000 },
    (_, index): Answered => ({
      card: `question:${index % 200}`,
      at: monday + index * 1_000_000,
      score: index % 3 === 0 ? 0 : 2,
    }),
  );
  expect(reviewsOf(history)).toHaveLength(200);
});
