import { expect, test } from "vitest";
import { type StudyEvent, type StudyFact, studyEvent } from "../study/events.ts";
import { designAnswer, pastAnswers, reviewHistory } from "./history.ts";
import { dueReviews, reviewsOf } from "./reviews.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const monday = Date.UTC(2026, 10, 30, 9);

function log(...facts: readonly (readonly [at: number, fact: StudyFact])[]): StudyEvent[] {
  return facts.map(([at, fact], index) => studyEvent(fact, monday + at, `e${index}`));
}

function answered(question: string, score: 0 | 1 | 2, where: "drill" | "design" = "drill") {
  const empty = { text: "", seconds: 0, points: [], mistakes: [] };
  return { type: "answered", question, where, score, ...empty } as const;
}

function ran(status: "passed" | "failed" | "cancelled"): StudyFact {
  const passed = status === "passed" ? 1 : 0;
  const run = { exercise: "partition-log", total: 1, failed: [], durationMs: 1 };
  return { type: "ran", status, passed, runner: "in-page", ...run };
}

test("an answer that was withdrawn neither counts nor comes back", () => {
  const events = log(
    [0, answered("lag", 0)],
    [HOUR, answered("offsets", 0)],
    [2 * HOUR, { type: "withdrawn", events: ["e0"], reason: "undone" }],
  );
  expect(pastAnswers(events).map(({ question }) => question)).toEqual(["offsets"]);
  expect(reviewHistory(events).map(({ card }) => card)).toEqual(["question:offsets"]);
});

test("a question about the learner's own design comes back like any other, as a card of its own kind", () => {
  const question = designAnswer("commit-after-work");
  expect(reviewHistory(log([0, answered(question, 0, "design")]))).toEqual([
    { card: "design:commit-after-work", at: monday, score: 0 },
  ]);
});

test("an exercise comes back once it failed three times, and not for what a hand stopped", () => {
  const twice = log([0, ran("failed")], [1, ran("cancelled")], [2, ran("failed")]);
  expect(reviewHistory(twice)).toEqual([]);
  const thrice = log(
    [0, ran("failed")],
    [1, ran("failed")],
    [2, ran("failed")],
    [3, ran("failed")],
  );
  expect(reviewHistory(thrice)).toEqual([
    { card: "exercise:partition-log", at: monday + 2, score: 0 },
  ]);
});

test("the pass that ends the failures is the same piece of work; a pass on a later day is an answer", () => {
  const failures = [0, 1, 2].map((at) => [at, ran("failed")] as const);
  const sameDay = log(...failures, [HOUR, ran("passed")], [2 * HOUR, ran("passed")]);
  expect(reviewHistory(sameDay)).toHaveLength(1);
  const later = log(
    ...failures,
    [HOUR, ran("passed")],
    [2 * DAY, ran("passed")],
    [5 * DAY, ran("failed")],
    [5 * DAY + 1, ran("passed")],
  );
  expect(reviewHistory(later).map(({ score }) => score)).toEqual([0, 2, 1]);
});

test("a term that is looked up counts once a day, and is due some days later", () => {
  const lookedUp = { type: "looked-up", term: "lag" } as const;
  const history = reviewHistory(log([0, lookedUp], [1, lookedUp], [DAY, lookedUp]));
  expect(history.map(({ at }) => at)).toEqual([monday, monday + DAY]);
  expect(dueReviews(reviewsOf(history), monday + DAY)).toEqual([]);
  expect(dueReviews(reviewsOf(history), monday + 30 * DAY)).toMatchObject([{ card: "term:lag" }]);
});

test("a card that was reviewed goes by what the learner said", () => {
  const events = log(
    [0, { type: "looked-up", term: "lag" }],
    [2 * DAY, { type: "reviewed", card: "term:lag", score: 2 }],
  );
  expect(reviewHistory(events).map(({ score }) => score)).toEqual([1, 2]);
});
