import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { pastAnswers } from "../../interview/history.ts";
import type { AnsweredFact } from "../../study/events.ts";
import { IndexedDbStore } from "../../study/indexed-db-store.ts";
import { MemoryStore } from "../../study/memory-store.ts";
import { Study } from "../../study/study.ts";
import { AnswerDeletion, recordAnswer } from "./practice-log.ts";

const DAY = 86_400_000;

function answer(score: 0 | 2): AnsweredFact {
  const rest = { seconds: 60, points: [], mistakes: [] };
  return { type: "answered", question: "lag", where: "drill", text: "My words.", score, ...rest };
}

test("a deleted answer counts no more and its words are gone, in either store, until it is brought back", async () => {
  for (const store of [await IndexedDbStore.open(), new MemoryStore()]) {
    const study = Study.on(store);
    const { id } = await recordAnswer(study, answer(2), 1000);
    const [kept] = pastAnswers(await study.events());
    if (kept === undefined) throw new Error("The answer is not in the log.");
    const deletion = new AnswerDeletion(study);
    await deletion.remove(kept, 2000);
    expect(pastAnswers(await study.events())).toEqual([]);
    expect(JSON.stringify(await study.events())).not.toContain("My words.");
    await deletion.bringBack(3000);
    expect(pastAnswers(await study.events())).toMatchObject([{ id, text: "My words." }]);
    study.close();
  }
});

test("says when a question comes back, and of a dead letter that it does not", async () => {
  const study = Study.on(new MemoryStore());
  const first = await recordAnswer(study, answer(0), 0);
  expect(first.due).toBeGreaterThan(0);
  await recordAnswer(study, answer(0), 3 * DAY);
  const third = await recordAnswer(study, answer(0), 9 * DAY);
  expect(third.due).toBeUndefined();
});
