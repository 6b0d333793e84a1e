import { expect, test } from "vitest";
import { type AnsweredFact, type StudyEvent, studyEvent } from "../study/events.ts";
import { eventsOf, overall, pastSessions, scoredAnswer } from "./past-sessions.ts";

const answered = (session: string | undefined, score: 0 | 2): AnsweredFact => ({
  type: "answered",
  question: "committed-offset",
  where: session === undefined ? "drill" : "mock",
  ...(session === undefined ? {} : { session }),
  text: "",
  seconds: 60,
  points: [{ point: "next-to-read", weight: "must", suggested: 0, score }],
  mistakes: [],
  score,
});

function held(session: string, at: number, score: 0 | 2): StudyEvent[] {
  return [
    studyEvent(answered(session, score), at, `${session}-0`),
    studyEvent(
      {
        type: "interviewed",
        session,
        level: "mid",
        minutes: 15,
        concepts: [],
        seed: 1,
        startedAt: at - 5,
        seconds: 300,
      },
      at,
      `${session}-1`,
    ),
  ];
}

const concept = () => "offsets";

test("sessions come with their own answers, oldest first; drills are none", () => {
  const log = [
    ...held("late", 20, 2),
    studyEvent(answered(undefined, 0), 15),
    ...held("early", 10, 0),
  ];
  const sessions = pastSessions(log);
  expect(sessions.map(({ fact }) => fact.session)).toEqual(["early", "late"]);
  expect(
    sessions.map(({ answers }) => overall(answers.map((one) => scoredAnswer(one, concept)))),
  ).toEqual([0, 2]);
});

test("withdrawing what a session consists of deletes it, and only it", () => {
  const log = [...held("one", 10, 2), ...held("two", 20, 2)];
  const [first] = pastSessions(log);
  if (first === undefined) throw new Error("There is no session.");
  const deleted = studyEvent({ type: "withdrawn", events: eventsOf(first), reason: "deleted" }, 30);
  expect(pastSessions([...log, deleted]).map(({ fact }) => fact.session)).toEqual(["two"]);
});

test("2,000 answers are each looked at a small, fixed number of times", () => {
  let looks = 0;
  const log = Array.from({ length: 400 }, (_, index) => held(`s${index}`, index * 10, 2)).flat();
  const many = log
    .flatMap((event) => [event, event, event])
    .map((event, index) => {
      const copy = { ...event, id: `e${index}` };
      return new Proxy(copy, {
        get(target, key) {
          if (key === "type") looks++;
          return Reflect.get(target, key);
        },
      });
    });
  expect(pastSessions(many).length).toBe(1200);
  expect(looks).toBeLessThan(many.length * 5);
});
