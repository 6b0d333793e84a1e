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

/** Two tabs at one question. `events` brings each what the other wrote, as the browser does sooner or later. */
function twoTabs() {
  const storage = memoryStorage();
  const waiting: (() => void)[] = [];
  const tab = () => {
    let told = false;
    const drafts = {
      ...answerDrafts(() => storage),
      watch: (_: string, changed: () => void) => {
        waiting.push(() => {
          told = true;
          changed();
        });
        return () => {};
      },
    };
    const { session } = opened(storage, { drafts });
    session.watch();
    return { session, told: () => told };
  };
  const { session: first } = tab();
  const { session: second } = tab();
  return { first, second, storage, events: () => waiting.forEach((told) => void told()) };
}

test("two tabs at one question go on with each other's words", () => {
  const { first, second, events } = twoTabs();
  first.edit("I pause");
  events();
  expect(second.state.text).toBe("I pause");
  second.edit("I pause the partition.");
  second.showRubric();
  second.score("marks", 1);
  events();
  expect(first.state).toMatchObject({
    phase: "scoring",
    text: "I pause the partition.",
    decisions: { scores: { marks: 1 } },
    left: 1,
    aside: "",
  });
});

test("a tab that writes before it has seen the other's words keeps both, and offers them", () => {
  const { first, second, storage, events } = twoTabs();
  first.edit("I pause.");
  second.edit("I ");
  second.edit("I buffer.");
  expect(second.state).toMatchObject({ text: "I buffer.", aside: "I pause." });
  expect(opened(storage).session.state).toMatchObject({ text: "I buffer.", aside: "I pause." });
  events();
  expect(first.state).toMatchObject({ text: "I buffer.", aside: "I pause." });
  first.swapAside();
  events();
  expect(second.state).toMatchObject({ text: "I pause.", aside: "I buffer." });
  second.dropAside();
  expect(opened(storage).session.state).toMatchObject({ text: "I pause.", aside: "" });
});

test("a tab that is closed without news overwrites nothing", () => {
  const { first, second, storage } = twoTabs();
  first.edit("I pause.");
  second.edit("I pause. Then I poll.");
  first.leaving();
  expect(opened(storage).session.state).toMatchObject({ text: "I pause. Then I poll.", aside: "" });
});

test("an answer that is kept in the log takes nothing of another tab's with it", async () => {
  const { first, second, storage } = twoTabs();
  first.edit("I pause.");
  second.edit("I buffer.");
  second.showRubric();
  second.takeSuggestions();
  second.score("pause", 0);
  await second.keep();
  expect(opened(storage).session.state).toMatchObject({ phase: "answering", text: "I pause." });

  const late = twoTabs();
  late.first.edit("I pause.");
  late.first.showRubric();
  late.first.takeSuggestions();
  late.second.edit("I pause. Then I poll.");
  await late.first.keep();
  expect(opened(late.storage).session.state.text).toBe("I pause. Then I poll.");
});

test("words that the browser refused to keep are not replaced by another tab's", () => {
  const { first, second, storage, events } = twoTabs();
  const { setItem } = storage;
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  first.edit("I pause.");
  storage.setItem = setItem;
  second.edit("I buffer.");
  events();
  expect(first.state).toMatchObject({ text: "I pause.", aside: "I buffer." });
});

test("two tabs that write in the same moment, neither seeing the other, end up with both texts", () => {
  const { first, second, storage, events } = twoTabs();
  const before = storage.getItem.bind(storage);
  first.edit("I pause.");
  /* The second tab's copy of the storage is a moment old. */
  storage.getItem = () => null;
  second.edit("I buffer.");
  storage.getItem = before;
  expect(opened(storage).session.state).toMatchObject({ text: "I buffer.", aside: "" });
  events();
  events();
  for (const session of [first, second, opened(storage).session]) {
    expect([session.state.text, session.state.aside].toSorted()).toEqual(["I buffer.", "I pause."]);
  }
  first.edit("I do both.");
  events();
  expect(second.state.text).toBe("I do both.");
});

test("a draft of an earlier version, which does not say who wrote it, is taken up", () => {
  const storage = memoryStorage();
  const draft = { key: question.id, text: "mine", seconds: 3, phase: "answering" };
  storage.setItem(
    `minibroker.answer.${question.id}`,
    JSON.stringify({ ...draft, scores: {}, mistakes: [] }),
  );
  const { session } = opened(storage);
  session.edit("mine, longer");
  expect(opened(storage).session.state).toMatchObject({ text: "mine, longer", aside: "" });
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
