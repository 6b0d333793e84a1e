import { expect, test } from "vitest";
import { designAnswer, pastAnswers, scenarioAnswer } from "../../interview/history.ts";
import { pastSessions } from "../../interview/past-sessions.ts";
import { type StudyEvent, type StudyFact, studyEvent } from "../../study/events.ts";
import { type Asked, interviewsOf } from "./interviews.ts";

const asked: Asked = { questions: 3, scenarios: 2, design: { "partition-log": 2, partitioner: 1 } };

function answered(question: string, score: 0 | 1 | 2, session?: string): StudyFact {
  const where =
    session === undefined ? ({ where: "drill" } as const) : ({ where: "mock", session } as const);
  const points = [{ point: "p", weight: "must", suggested: 0, score } as const];
  return {
    type: "answered",
    question,
    ...where,
    text: "",
    seconds: 1,
    points,
    mistakes: [],
    score,
  };
}

function held(session: string, startedAt: number): StudyFact {
  return {
    type: "interviewed",
    session,
    level: "mid",
    minutes: 30,
    concepts: [],
    seed: 1,
    startedAt,
    seconds: 60,
  };
}

function interviews(...facts: StudyFact[]) {
  const events = facts.map((fact, at): StudyEvent => studyEvent(fact, at, `e${at}`));
  return interviewsOf(pastAnswers(events), pastSessions(events), asked);
}

test("Without an answer everything is still to be asked, and nothing was held", () => {
  const none = { 0: 0, 1: 0, 2: 0 };
  expect(interviews()).toEqual({
    rows: [
      { kind: "question", answered: 0, of: 3, last: none },
      { kind: "design", answered: 0, of: 3, last: none },
      { kind: "scenario", answered: 0, of: 2, last: none },
    ],
    held: [],
  });
});

test("A question counts once, by its last answer, wherever that was given", () => {
  const { rows } = interviews(
    answered("lag", 0),
    answered("offsets", 1),
    answered("lag", 2, "s1"),
    answered(designAnswer("commit"), 1),
    answered(scenarioAnswer("news-feed"), 0, "s1"),
  );
  expect(rows.map(({ answered, last }) => [answered, last[0], last[1], last[2]])).toEqual([
    [2, 0, 1, 1],
    [1, 0, 1, 0],
    [1, 1, 0, 0],
  ]);
});

test("Answers to questions that are gone count for no more than the site asks now", () => {
  const [bank] = interviews(...["a", "b", "c", "d"].map((id) => answered(id, 2))).rows;
  expect(bank).toMatchObject({ answered: 3, of: 3 });
});

test("Mock interviews come oldest first, each as the mean of its answers; one that was withdrawn is gone", () => {
  const { held: all } = interviews(
    answered("lag", 2, "late"),
    held("late", 20),
    answered("lag", 0, "early"),
    answered("offsets", 2, "early"),
    held("early", 10),
    answered("lag", 1, "deleted"),
    held("deleted", 30),
    { type: "withdrawn", events: ["e5", "e6"], reason: "deleted" },
  );
  expect(all.map(({ session, score }) => [session, score])).toEqual([
    ["early", 1],
    ["late", 2],
  ]);
});

test("A mock interview without an answer has no score, and is not plotted", () => {
  expect(interviews(held("left", 1)).held).toEqual([]);
});
