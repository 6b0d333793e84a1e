import { beforeEach, expect, test } from "vitest";
import { DraftConflictError } from "./errors.ts";
import { type StudyFact, studyEvent } from "./events.ts";
import { MemoryStore } from "./memory-store.ts";
import { exerciseProgress, progressOf } from "./progress.ts";
import { reopenedBy, rewindTo, startOver, undoRewind } from "./rewind.ts";

const NOW = 1000;
const facts: StudyFact[] = [
  {
    type: "ran",
    exercise: "partition-log",
    status: "passed",
    passed: 12,
    total: 12,
    failed: [],
    runner: "in-page",
    durationMs: 40,
  },
  { type: "committed", exercise: "partition-log", lesson: 3 },
  { type: "committed", exercise: "partitioner", lesson: 4 },
];

let store: MemoryStore;
beforeEach(async () => {
  store = new MemoryStore();
  await store.append(facts.map((fact, index) => studyEvent(fact, index + 1, `event-${index}`)));
  await store.saveDraft(
    { exercise: "partition-log", text: "mine", starterHash: "h", updatedAt: 1 },
    0,
  );
});
const progress = async () => progressOf(await store.events());

test("A rewind opens the lessons from an offset on, and keeps attempts and code", async () => {
  expect(reopenedBy(4, (await progress()).done)).toEqual([4]);
  await rewindTo(store, 4, NOW);
  expect((await progress()).done).toEqual([3]);
  expect(exerciseProgress(await progress(), "partition-log").solved).toBe(true);
  expect((await store.draft("partition-log"))?.text).toBe("mine");
});

test("A lesson can be committed again after a rewind", async () => {
  await rewindTo(store, 0, NOW);
  await store.append([
    studyEvent({ type: "committed", exercise: "partition-log", lesson: 3 }, NOW + 1),
  ]);
  expect((await progress()).done).toEqual([3]);
});

test("Starting over leaves nothing that counts, and sets the code aside", async () => {
  await startOver(store, NOW);
  expect(await progress()).toMatchObject({ done: [], exercises: {} });
  expect(await store.drafts()).toEqual([]);
  expect(await store.versions("partition-log")).toMatchObject([
    { reason: "before-reset", text: "mine" },
  ]);
  expect(await store.events()).toHaveLength(facts.length + 1);
});

test("Starting over can be taken back, and done again", async () => {
  const before = await progress();
  await undoRewind(store, await startOver(store, NOW), NOW + 1);
  expect(await progress()).toEqual(before);
  expect((await store.draft("partition-log"))?.text).toBe("mine");

  await startOver(store, NOW + 2);
  expect((await progress()).done).toEqual([]);
});

test("Taking it back does not overwrite an exercise that was begun again", async () => {
  const receipt = await startOver(store, NOW);
  const begun = { exercise: "partition-log", text: "new", starterHash: "h", updatedAt: NOW };
  await store.saveDraft(begun, 0);
  await expect(undoRewind(store, receipt, NOW + 1)).rejects.toThrow(DraftConflictError);
  expect((await store.draft("partition-log"))?.text).toBe("new");
  expect((await progress()).done).toEqual([3, 4]);
});

test("Where there is nothing to go back from, nothing is written", async () => {
  const empty = new MemoryStore();
  await undoRewind(empty, await startOver(empty, NOW), NOW + 1);
  expect(await empty.events()).toEqual([]);
});
