import { expect, test } from "vitest";
import { type Score, type ScoredAnswer, scorecardOf, scoreOf } from "./scorecard.ts";

/** An answer by the scores of its musts, shoulds and bonus lines. */
function answer(
  musts: readonly Score[],
  shoulds: readonly Score[] = [],
  bonus: readonly Score[] = [],
  rest: Partial<ScoredAnswer> = {},
): ScoredAnswer {
  const lines = (weight: "must" | "should" | "bonus", scores: readonly Score[]) =>
    scores.map((score, index) => ({ point: `${weight}-${index}`, weight, score }));
  return {
    question: "committed-offset",
    concept: "offsets",
    lines: [...lines("must", musts), ...lines("should", shoulds), ...lines("bonus", bonus)],
    mistakes: 0,
    ...rest,
  };
}

test("a full answer scores 2 and an empty one 0, with or without bonus lines", () => {
  expect(scoreOf(answer([2, 2], [2]))).toBe(2);
  expect(scoreOf(answer([2, 2], [2], [0, 0]))).toBe(2);
  expect(scoreOf(answer([0, 0], [0], [0]))).toBe(0);
});

test("a must weighs more than a should", () => {
  expect(scoreOf(answer([2], [0]))).toBeGreaterThan(scoreOf(answer([0], [2])));
});

test("a mistake costs half a point, and nothing falls below 0", () => {
  expect(scoreOf(answer([2, 2], [2], [], { mistakes: 1 }))).toBe(1.5);
  expect(scoreOf(answer([0], [], [], { mistakes: 3 }))).toBe(0);
});

test("means are taken by concept and by skill, and what was not judged is left out", () => {
  const card = scorecardOf([
    answer([2, 2], [0]),
    answer([0, 0], [2], [], { concept: "the-log", question: "what-is-a-partition", tradeOffs: 1 }),
  ]);
  expect(Object.keys(card.byConcept)).toEqual(["offsets", "the-log"]);
  expect(card.bySkill).toEqual({ correctness: 1, depth: 1, tradeOffs: 1 });
});

test("lists the musts that were missed, by question", () => {
  expect(scorecardOf([answer([2, 0], [0])]).missed).toEqual([
    { question: "committed-offset", point: "must-1" },
  ]);
});
