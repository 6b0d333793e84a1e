import { expect, test } from "vitest";
import { MemoryStore } from "../../../study/memory-store.ts";
import type { AskableDesignQuestion } from "./design-data.ts";
import { ownQuestion, ownSolution } from "./own-question.ts";

const asked: AskableDesignQuestion = {
  id: "design:commit",
  ask: "When do you commit?",
  probes: "Whether they know",
  level: "mid",
  minutes: 3,
  hits: { must: [], should: [], bonus: [] },
  mistakes: [],
  followUps: [],
  answer: "After the work.",
  sources: [],
  concept: "offsets",
  conceptTitle: "Offsets",
  taughtBy: [],
  quotes: [{ in: "commit", ask: "Why here?" }],
};
const run = { exercise: "consumer-offsets", reason: "ran" } as const;

test("the text that passed last is quoted, whatever was run or written after it", async () => {
  const store = new MemoryStore();
  await store.keepVersion({ ...run, at: 1, text: "first", note: "9 of 9" });
  await store.keepVersion({ ...run, at: 2, text: "second", note: "9 of 9" });
  await store.keepVersion({ ...run, at: 3, text: "broken", note: "0 of 9" });
  await store.keepVersion({ ...run, at: 4, text: "not run", reason: "before-reset" });
  expect(await ownSolution(store, "consumer-offsets")).toEqual({
    code: "second",
    at: 2,
    from: "passed",
  });
});

test("after an import, which brings no versions, the draft is quoted", async () => {
  const store = new MemoryStore();
  expect(await ownSolution(store, "consumer-offsets")).toBeUndefined();
  const draft = { exercise: "consumer-offsets", text: "draft", starterHash: "h", updatedAt: 5 };
  await store.saveDraft(draft, 0);
  expect(await ownSolution(store, "consumer-offsets")).toMatchObject({
    code: "draft",
    from: "draft",
  });
});

test("the question is that of the place which was found, or stands alone", async () => {
  const solution = { at: 1, from: "passed" } as const;
  const found = await ownQuestion(asked, "a.ts", { ...solution, code: "function commit() {}" });
  expect(found).toMatchObject({ question: { ask: "Why here?" }, quote: { file: "a.ts" } });
  const other = await ownQuestion(asked, "a.ts", { ...solution, code: "const x = 1;" });
  expect(other).toMatchObject({ question: { ask: "When do you commit?" }, quote: "other-shape" });
  expect(await ownQuestion(asked, "a.ts", undefined)).toMatchObject({ quote: "absent" });
});
