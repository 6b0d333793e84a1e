import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { expect, test } from "vitest";
import { answerDrafts } from "../../../study/answer-drafts.ts";
import { MemoryStore } from "../../../study/memory-store.ts";
import { memoryStorage } from "../../../study/storage.test-double.ts";
import { Study } from "../../../study/study.ts";
import type { DesignSheet } from "../design/design-data.ts";
import type { AskableQuestion } from "../question-data.ts";
import type { Deck } from "./cards.ts";
import { ReviewController } from "./controller.ts";

const DAY = 86_400_000;
const monday = Date.UTC(2026, 10, 30, 9);

const listed = {
  id: "lag-grows",
  ask: "Lag *grows*. Why?",
  level: "mid",
  minutes: 4,
  concept: "offsets",
} as const;
const question: AskableQuestion = {
  ...listed,
  probes: "Whether they measure",
  hits: {
    must: [{ id: "measure", point: 'Measures "first"', heard: ["measure first"] }],
    should: [],
    bonus: [],
  },
  mistakes: [],
  followUps: [],
  answer: "I measure.\nFirst.\n\nThen I act.",
  sources: [],
  conceptTitle: "Offsets",
  taughtBy: [],
};
const deck: Deck = {
  list: { questions: [listed], concepts: { offsets: "Offsets" } },
  lessons: { offsets: { title: "7 Offsets", href: "/lessons/offsets/" } },
  exercises: { "partition-log": { title: "A partition's log", href: "/exercises/partition-log/" } },
  design: {
    "design:who-pays": { exercise: "back-pressure", ask: "Who pays?", concept: "offsets" },
  },
  terms: new Map([["lag", { term: "lag", definition: "What is left to read." }]]),
};

const sheet: DesignSheet = {
  exercise: "back-pressure",
  title: "Back-pressure",
  file: "back-pressure.ts",
  questions: [
    {
      ...question,
      id: "design:who-pays",
      ask: "Who pays?",
      quotes: [{ in: "put", ask: "Who pays here?" }],
    },
  ],
};

function opened() {
  const world = { now: monday, files: [] as string[] };
  const study = Study.on(new MemoryStore());
  const controller = new ReviewController({
    study,
    deck,
    drafts: answerDrafts(() => memoryStorage()),
    now: () => world.now,
    fetchQuestion: async () => question,
    fetchDesignSheet: async () => sheet,
    download: (_, text) => void world.files.push(text),
    onChange: () => {},
  });
  return { world, study, controller };
}

test("a term that was looked up is due when FSRS says so, and goes once it was known", async () => {
  const { world, study, controller } = opened();
  await study.record({ type: "looked-up", term: "lag" }, monday);
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const hard = scheduler.next(
    createEmptyCard(new Date(monday)),
    new Date(monday),
    Rating.Hard,
  ).card;

  world.now = hard.due.getTime() - 1;
  await controller.next();
  expect(controller.state.current).toBeUndefined();

  world.now = hard.due.getTime();
  await controller.next();
  expect(controller.state.current).toMatchObject({ kind: "term", open: false });
  await controller.rate(2);
  expect(controller.state.current, "it is not rated before it was shown").toBeDefined();
  controller.reveal();
  await controller.rate(2);
  const good = scheduler.next(hard, new Date(world.now), Rating.Good).card;
  expect(controller.state.current).toBeUndefined();
  expect(controller.state.scheduled).toMatchObject([{ due: good.due.getTime() }]);
});

test("undo takes the rating back, and the card is due again", async () => {
  const { world, study, controller } = opened();
  await study.record({ type: "looked-up", term: "lag" }, monday);
  world.now = monday + 30 * DAY;
  await controller.next();
  controller.reveal();
  await controller.rate(0);
  expect(controller.state.due).toHaveLength(0);
  await controller.undo();
  expect(controller.state.current).toMatchObject({ kind: "term", card: "term:lag", open: false });
  expect(controller.state.due).toHaveLength(1);
});

test("a question is answered as in a drill, and its answer is where reviews are", async () => {
  const { world, study, controller } = opened();
  const answer = { text: "", seconds: 1, points: [], mistakes: [], score: 0 } as const;
  await study.record(
    { type: "answered", question: "lag-grows", where: "drill", ...answer },
    monday,
  );
  world.now = monday + 30 * DAY;
  await controller.next();
  const { current } = controller.state;
  if (current?.kind !== "question") throw new Error("The question is not asked.");
  current.session.edit("I measure first.");
  current.session.showRubric();
  current.session.takeSuggestions();
  await current.session.keep();
  expect(controller.state.due).toEqual([]);
  expect((await study.events()).at(-1)).toMatchObject({
    type: "answered",
    where: "review",
    score: 2,
  });
});

test("what the course no longer has is not in the schedule", async () => {
  const { study, controller } = opened();
  await study.record({ type: "looked-up", term: "gone" }, monday);
  await study.record({ type: "reviewed", card: "exercise:gone", score: 0 }, monday);
  await study.record({ type: "reviewed", card: "exercise:partition-log", score: 0 }, monday);
  await controller.next();
  expect(controller.state.scheduled.map(({ card }) => card)).toEqual(["exercise:partition-log"]);
});

test("exports questions and terms to Anki, with model answer and points, and no exercise", async () => {
  const { world, study, controller } = opened();
  const answer = { text: "", seconds: 1, points: [], mistakes: [], score: 0 } as const;
  await study.record(
    { type: "answered", question: "lag-grows", where: "drill", ...answer },
    monday,
  );
  await study.record({ type: "looked-up", term: "lag" }, monday);
  await study.record({ type: "reviewed", card: "exercise:partition-log", score: 0 }, monday);
  await controller.next();
  await controller.exportToAnki();
  const cards = world.files
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("minibroker-"));
  expect(cards.toSorted()).toEqual([
    "minibroker-question:lag-grows\tLag <em>grows</em>. Why?\t<ul><li>Measures “first”</li></ul><p>I measure. First.</p><p>Then I act.</p>\tminibroker offsets mid",
    "minibroker-term:lag\tlag\tWhat is left to read.\tminibroker term",
  ]);
});

test("a question about one's own solution comes back with its lines, found in the text that passed", async () => {
  const { world, study, controller } = opened();
  const passed = "export function put() {\n  throw new Error();\n}";
  const version = { exercise: "back-pressure", at: monday, reason: "ran" } as const;
  await study.keepVersion({ ...version, text: passed, note: "3 of 3" });
  await study.keepVersion({ ...version, text: "export function put(", note: "0 of 3" });
  const answer = { text: "", seconds: 1, points: [], mistakes: [], score: 0 } as const;
  await study.record(
    { type: "answered", question: "design:who-pays", where: "design", ...answer },
    monday,
  );
  world.now = monday + 30 * DAY;
  await controller.next();
  const { current } = controller.state;
  if (current?.kind !== "question") throw new Error("The question is not asked.");
  expect(current.session.question.ask).toBe("Who pays here?");
  expect(current.design?.own.quote).toMatchObject({
    from: "passed",
    lines: [{ number: 1 }, { number: 2 }, { number: 3 }],
  });

  await controller.exportToAnki();
  const [card] = world.files
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("minibroker-"));
  expect(card).toMatch(
    /^minibroker-design:who-pays\tWho pays\?\t.*\tminibroker design offsets mid$/,
  );
});
