import { expect, test } from "vitest";
import {
  answeredFact,
  linesLeft,
  type Rubric,
  UNDECIDED,
  wholeScore,
  withMistake,
  withScore,
  withSuggestions,
} from "./assessment.ts";
import { recognise } from "./recogniser.ts";

const point = (id: string, ...heard: string[]) => ({ id, point: `A point about ${id}`, heard });

const rubric: Rubric = {
  hits: {
    must: [point("pause", "pause partition"), point("two-marks", "high low mark")],
    should: [point("flapping", "flap")],
    bonus: [],
  },
  mistakes: [
    { id: "drop", mistake: "Drop what does not fit", why: "It is lost.", heard: ["drop record"] },
  ],
};
const answer = "I pause the partition. What does not fit, I drop: the record is old.";

test("nothing counts before the candidate decided, whatever is suggested", () => {
  expect(linesLeft(UNDECIDED, rubric)).toBe(3);
  const fact = answeredFact(
    { question: "q", where: "drill", text: answer, seconds: 9 },
    rubric,
    UNDECIDED,
  );
  expect(fact.points.map(({ suggested, score }) => [suggested, score])).toEqual([
    [2, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(fact).toMatchObject({ score: 0, mistakes: [] });
});

test("taking the suggestions decides what is left, and no line that was decided", () => {
  const decided = withSuggestions(withScore(UNDECIDED, "pause", 1), recognise(answer, rubric));
  expect(decided.scores).toEqual({ pause: 1, "two-marks": 0, flapping: 0 });
  expect(linesLeft(decided, rubric)).toBe(0);
});

test("a mistake is made once, and can be taken back", () => {
  const made = withMistake(withMistake(UNDECIDED, "drop", true), "drop", true);
  expect(made.mistakes).toEqual(["drop"]);
  expect(withMistake(made, "drop", false).mistakes).toEqual([]);
});

test("the fact says which mistakes the page had suggested", () => {
  const decisions = withMistake(UNDECIDED, "drop", true);
  const facts = { question: "q", where: "drill", seconds: 1 } as const;
  const heard = answeredFact({ ...facts, text: "I drop the record." }, rubric, decisions);
  const unheard = answeredFact({ ...facts, text: "I pause." }, rubric, decisions);
  expect(heard.mistakes).toEqual([{ mistake: "drop", suggested: true }]);
  expect(unheard.mistakes).toEqual([{ mistake: "drop", suggested: false }]);
});

test.each([
  ["all said clearly", [2, 2, 2], 0, 2],
  ["a must missed", [2, 0, 2], 0, 1],
  ["all touched on", [1, 1, 1], 0, 1],
  ["one should, no must", [0, 0, 2], 0, 0],
  ["all said, and two mistakes", [2, 2, 2], 2, 1],
] as const)("%s is %j with %i mistakes: %i", (_, scores, mistakes, whole) => {
  const weights = ["must", "must", "should"] as const;
  const lines = weights.map((weight, index) => ({
    point: `p${index}`,
    weight,
    score: scores[index] ?? 0,
  }));
  expect(wholeScore({ lines, mistakes })).toBe(whole);
});
