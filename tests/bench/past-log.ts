/** The log of somebody who has used the course for months. The same every time. */
import type { StudyEvent, StudyFact } from "../../src/study/events.ts";

/** Answers in it. */
export const ANSWERS = 2000;
const RUNS = 400;
const SESSIONS = 40;
const TERMS = 60;
const HOUR = 3_600_000;

/** As long as an answer that was spoken for three minutes. */
const SPOKEN =
  "I would commit after the work is done, so a crash repeats records and loses none. The handler has to be idempotent. ".repeat(
    8,
  );

const EXERCISES: readonly (readonly [exercise: string, lesson: number])[] = [
  ["partition-log", 3],
  ["partitioner", 4],
  ["consumer-offsets", 7],
  ["idempotent-consumer", 10],
  ["retry-dlq", 12],
  ["back-pressure", 13],
];

/** @param questions ids of the bank. @param now when it ends, in milliseconds since the epoch. */
export function pastLog(questions: readonly string[], now: number): StudyEvent[] {
  const facts: StudyFact[] = [
    ...Array.from({ length: RUNS }, (_, index) => ran(index)),
    ...EXERCISES.map(
      ([exercise, lesson]) => ({ type: "committed", exercise, lesson }) satisfies StudyFact,
    ),
    ...Array.from(
      { length: TERMS },
      (_, index) => ({ type: "looked-up", term: index % 2 ? "lag" : "offset" }) satisfies StudyFact,
    ),
    ...Array.from({ length: ANSWERS }, (_, index) => answered(index, questions)),
    ...Array.from({ length: SESSIONS }, (_, index) => interviewed(index, now)),
  ];
  return facts.map((fact, index) => ({
    ...fact,
    id: `past-${index}`,
    at: now - (facts.length - index) * HOUR,
  }));
}

/** The last of five attempts passes. */
function ran(index: number): StudyFact {
  const [exercise] = EXERCISES[Math.floor(index / 5) % EXERCISES.length] ?? ["partition-log"];
  const passed = index % 5 === 4;
  return {
    type: "ran",
    exercise,
    status: passed ? "passed" : "failed",
    passed: passed ? 30 : 27,
    total: 30,
    failed: passed ? [] : ["Resumes at the commit", "Counts the lag", "Commits the next offset"],
    runner: "in-page",
    durationMs: 80,
  };
}

/** Every tenth belongs to a mock interview. */
function answered(index: number, questions: readonly string[]): StudyFact {
  const inMock = index % 10 === 0;
  const score = index % 3 === 0 ? 0 : index % 3 === 1 ? 1 : 2;
  return {
    type: "answered",
    question: questions[index % questions.length] ?? "",
    where: inMock ? "mock" : "drill",
    ...(inMock ? { session: `s${Math.floor(index / 50)}` } : {}),
    text: SPOKEN,
    seconds: 180,
    points: Array.from({ length: 8 }, (_, line) => ({
      point: `point-${line}`,
      weight: line < 3 ? "must" : line < 6 ? "should" : "bonus",
      suggested: line % 2 ? 2 : 0,
      score,
    })),
    mistakes: [],
    score,
  };
}

function interviewed(index: number, now: number): StudyFact {
  return {
    type: "interviewed",
    session: `s${index}`,
    level: "mid",
    minutes: 30,
    concepts: [],
    seed: index,
    startedAt: now - (SESSIONS - index) * 24 * HOUR,
    seconds: 1700,
  };
}
