import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StudyFact } from "./events.ts";
import { eventJournal } from "./journal.ts";
import { readProgress } from "./read-progress.ts";
import { recordFact } from "./record-fact.ts";
import { memoryStorage } from "./storage.test-double.ts";
import { Study } from "./study.ts";

const answer: StudyFact = {
  type: "checked",
  lesson: 3,
  section: "an-offset-is-a-place",
  question: "Where does it read on?",
  right: true,
  attempt: 1,
};
const commit: StudyFact = { type: "committed", exercise: "partition-log", lesson: 3 };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("localStorage", memoryStorage());
});
afterEach(() => vi.unstubAllGlobals());

/** A database that never answers, as for a page that is being left. */
function leavePage(): void {
  vi.stubGlobal("indexedDB", { open: () => new EventTarget() });
}
function comeBack(database: IDBFactory): void {
  vi.stubGlobal("indexedDB", database);
}

test("A fact goes into the log, and leaves nothing in the journal", async () => {
  await recordFact(answer, 5);
  expect(eventJournal().entries()).toEqual([]);
  const study = await Study.open();
  expect(await study.events()).toMatchObject([{ ...answer, at: 5 }]);
  study.close();
});

test("A fact noted by a click that leaves the page counts on the next page, and ends in the log", async () => {
  const database = new IDBFactory();
  leavePage();
  void recordFact(answer, 5);
  comeBack(database);

  expect((await readProgress()).checks).toMatchObject([{ lesson: 3, passed: true }]);
  const study = await Study.open();
  expect(await study.events()).toMatchObject([answer]);
  expect(eventJournal().entries()).toEqual([]);
  study.close();
});

test("What the workbench records survives a page that is left before the database answers", async () => {
  const left = await Study.open();
  vi.spyOn(left, "append");
  // The database is gone with the page: nothing that was asked of it is done.
  left.close();
  void left.record(commit, 7).catch(() => {});

  const next = await Study.open();
  expect((await next.progress()).done).toEqual([3]);
  next.close();
});

test("A full database keeps what is recorded for the next visit", async () => {
  const study = await Study.open({ journal: eventJournal() });
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
    throw new DOMException("No room.", "QuotaExceededError");
  });
  await study.record(commit, 7);
  expect((await study.progress()).done).toEqual([3]);
  vi.restoreAllMocks();
  study.close();

  const next = await Study.open();
  expect((await next.progress()).done).toEqual([3]);
  next.close();
});

test("A fact that is in the journal and in the log counts once", async () => {
  const event = await recordFact({ ...answer, right: false }, 5);
  eventJournal().write(event);
  expect((await readProgress()).checks).toMatchObject([{ wrong: 1 }]);
});
