import { expect, test, vi } from "vitest";
import { type AnswerDraft, answerDrafts } from "../../study/answer-drafts.ts";
import type { AnsweredFact } from "../../study/events.ts";
import { memoryStorage } from "../../study/storage.test-double.ts";
import { type PracticeParts, PracticeSession } from "./practice-session.ts";

const point = (id: string, ...heard: string[]) => ({ id, point: `A point about ${id}`, heard });

const question = {
  id: "pause-and-resume",
  ask: "How do you keep the buffer from running over?",
  probes: "Whether they know pause",
  level: "mid",
  minutes: 4,
  hits: {
    must: [point("pause", "pause partition"), point("marks", "low mark")],
    should: [],
    bonus: [],
  },
  mistakes: [{ id: "drop", mistake: "Drop it", why: "It is lost.", heard: ["drop record"] }],
  followUps: [],
  answer: "Pause, and go on polling.",
  sources: [],
  concept: "back-pressure",
  conceptTitle: "Back-pressure",
  taughtBy: [],
} satisfies PracticeParts["question"];

function opened(storage = memoryStorage(), parts: Partial<PracticeParts> = {}) {
  const world = { now: 1_000_000, facts: [] as AnsweredFact[], withdrawn: [] as string[] };
  const session = new PracticeSession({
    question,
    where: "drill",
    drafts: answerDrafts(() => storage),
    now: () => world.now,
    record: async (fact) => {
      world.facts.push(fact);
      return { id: `event-${world.facts.length}`, score: fact.score, due: world.now };
    },
    withdraw: async (event) => void world.withdrawn.push(event),
    onChange: () => {},
    ...parts,
  });
  return { session, world, storage };
}

test("a reload half-way takes up text, time and the lines that were decided", () => {
  const { session, world, storage } = opened();
  session.edit("I pause the partition.");
  world.now += 42_000;
  session.showRubric();
  session.score("pause", 1);
  session.mistake("drop", true);

  const { session: again } = opened(storage);
  expect(again.state).toMatchObject({
    phase: "scoring",
    text: "I pause the partition.",
    seconds: 42,
    decisions: { scores: { pause: 1 }, mistakes: ["drop"] },
    left: 1,
  });
  expect(again.state.recognition.points[0]).toMatchObject({ state: "covered" });
});

test("the clock stops while it is paused, and while the rubric is open", () => {
  const { session, world } = opened();
  world.now += 5000;
  session.pause();
  world.now += 60_000;
  session.tick();
  expect(session.state).toMatchObject({ seconds: 5, paused: true });
  session.pause();
  world.now += 5000;
  session.showRubric();
  world.now += 60_000;
  session.backToAnswer();
  world.now += 1000;
  session.tick();
  expect(session.state.seconds).toBe(11);
});

test("an answer is kept only once every line is scored, and only once", async () => {
  const { session, world, storage } = opened();
  session.edit("I pause the partition.");
  session.showRubric();
  await session.keep();
  expect(world.facts).toEqual([]);
  session.takeSuggestions();
  await Promise.all([session.keep(), session.keep()]);
  expect(world.facts).toMatchObject([
    {
      question: "pause-and-resume",
      where: "drill",
      text: "I pause the partition.",
      points: [
        { point: "pause", suggested: 2, score: 2 },
        { point: "marks", suggested: 0, score: 0 },
      ],
      score: 1,
    },
  ]);
  expect(session.state).toMatchObject({ phase: "done", answer: { id: "event-1" } });
  expect(Object.keys(storage)).toEqual([]);
});

test("undo takes the answer out of the log, and opens its rubric as it was", async () => {
  const { session, world, storage } = opened();
  session.edit("I pause the partition.");
  session.showRubric();
  session.takeSuggestions();
  await session.keep();
  await session.undo();
  expect(world.withdrawn).toEqual(["event-1"]);
  expect(session.state).toMatchObject({ phase: "scoring", left: 0, answer: undefined });
  expect(opened(storage).session.state.text).toBe("I pause the partition.");
});

test("an answer that cannot be logged stays where it is", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { session } = opened(memoryStorage(), { record: () => Promise.reject(new Error("full")) });
  session.edit("mine");
  session.showRubric();
  session.takeSuggestions();
  await session.keep();
  expect(session.state).toMatchObject({ phase: "scoring", text: "mine" });
  expect(session.state.problem).toMatch(/try again/);
});

test("says so when the browser keeps nothing, and goes on", () => {
  const full = memoryStorage();
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const { session } = opened(full);
  session.edit("mine");
  expect(session.state).toMatchObject({ text: "mine", kept: "not-kept" });
});

test("what was heard goes to the end of what was typed", () => {
  const { session } = opened();
  session.edit("First,");
  session.hear("I pause.");
  session.hear("Then I poll.");
  expect(session.state.text).toBe("First, I pause. Then I poll.");
});

test("a draft that is not one is not read", () => {
  const storage = memoryStorage();
  const broken = { key: "k", text: "t", seconds: 1, phase: "scoring", scores: { a: 7 } };
  storage.setItem(
    "minibroker.answer.k",
    JSON.stringify(broken satisfies Partial<Record<keyof AnswerDraft, unknown>>),
  );
  storage.setItem("minibroker.answer.l", "{");
  expect(answerDrafts(() => storage).read("k")).toBeUndefined();
  expect(answerDrafts(() => storage).read("l")).toBeUndefined();
});
