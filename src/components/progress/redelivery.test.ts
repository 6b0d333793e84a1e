import { expect, test } from "vitest";
import type { StudyEvent } from "../../study/events.ts";
import type { CourseFacts } from "./course-facts.ts";
import { dueByDay, returning } from "./redelivery.ts";

const DAY = 86_400_000;
const facts: CourseFacts = {
  segments: [
    {
      title: "The log",
      lessons: [
        { offset: 4, title: "Partitioning", href: "/lessons/partitioning/", minutes: 1, checks: 0 },
      ],
    },
  ],
};
const names = {
  list: {
    questions: [
      { id: "key", ask: "Which key?", level: "mid" as const, minutes: 5, concept: "partitioning" },
    ],
    concepts: {},
  },
  design: {
    "design:partitioner:hash": {
      exercise: "partitioner",
      ask: "Why murmur2?",
      concept: "partitioning",
    },
  },
  terms: new Map([["lag", { term: "lag", definition: "Log end minus committed." }]]),
};
const lookedUp = (term: string, day: number): StudyEvent => ({
  id: `${term} ${day}`,
  at: day * DAY,
  type: "looked-up",
  term,
});
const answered = (day: number, score: 0 | 1 | 2, card = "question:key"): StudyEvent => ({
  id: `key ${day}`,
  at: day * DAY,
  type: "reviewed",
  card,
  score,
});

test("what comes back has its name, its lesson and how often it was answered", () => {
  expect(returning([answered(1, 1), answered(5, 2)], facts, names)).toMatchObject([
    {
      name: "Which key?",
      kind: "question",
      delivered: 2,
      deadLetter: false,
      lesson: { title: "4 Partitioning", href: "/lessons/partitioning/" },
    },
  ]);
});

test("a question about the learner's own design comes back as one from the bank", () => {
  const events = [answered(1, 1, "design:partitioner:hash")];
  expect(returning(events, facts, names)).toMatchObject([
    { name: "Why murmur2?", kind: "design", lesson: { title: "4 Partitioning" } },
  ]);
});

test("what the course no longer has does not come back", () => {
  expect(returning([lookedUp("gone", 1), lookedUp("lag", 1)], facts, names)).toMatchObject([
    { name: "lag", kind: "term", lesson: undefined },
  ]);
});

test("what is overdue is due today, and a dead letter on no day", () => {
  const all = returning(
    [lookedUp("lag", 1), answered(1, 0), answered(2, 0), answered(3, 0)],
    facts,
    names,
  );
  expect(all.map(({ deadLetter }) => deadLetter).toSorted()).toEqual([false, true]);
  const days = dueByDay(all, 100 * DAY);
  expect([days[0], days.slice(1).every((count) => count === 0)]).toEqual([1, true]);
});
