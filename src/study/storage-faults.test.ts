/**
 * Whatever the storage does: what was typed is still there, in this tab and after a reload; progress never goes
 * back; and the learner is told what happened and what to do.
 */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DraftSession, type SessionEnvironment } from "./draft-session.ts";
import {
  StorageBlockedError,
  StorageFullError,
  StorageLostError,
  StorageMissingError,
  StorageNewerError,
} from "./errors.ts";
import {
  databaseGone,
  openingRefused,
  quotaExceeded,
  readsFail,
  transactionsAbort,
} from "./faults.test-double.ts";
import { SCHEMA_VERSION } from "./indexed-db-store.ts";
import { localStorageJournal } from "./journal.ts";
import { exportWork } from "./portable.ts";
import { memoryStorage } from "./storage.test-double.ts";
import { Study } from "./study.ts";

const STARTER = "export class PartitionLog {}\n";
/** What a message must tell the learner to do. */
const WHAT_TO_DO = /[Ee]xport|[Rr]eload/;

const opened: Study[] = [];
let now = 1000;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("localStorage", memoryStorage());
  now = 1000;
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const study of opened.splice(0)) study.close();
  vi.unstubAllGlobals();
});

/** A page on the exercise, as the workbench opens it. */
async function openPage(): Promise<{ study: Study; session: DraftSession }> {
  const study = await Study.open({ blockedMs: 10 });
  opened.push(study);
  const environment: SessionEnvironment = {
    now: () => now++,
    schedule: () => () => {},
    journal: localStorageJournal(() => localStorage),
    lasting: () => study.problem === undefined,
  };
  const session = await DraftSession.open("partition-log", STARTER, study, environment);
  return { study, session };
}

/** A page that was left for good, so that only what is stored is there. */
async function leave(study: Study): Promise<void> {
  study.close();
  opened.splice(opened.indexOf(study), 1);
}

async function solveOneLesson(): Promise<void> {
  const { study, session } = await openPage();
  await study.record({ type: "committed", exercise: "partitioner", lesson: 4 });
  session.edit("// before the fault\n");
  await session.flush();
  await leave(study);
}

describe("A fault while the page is open", () => {
  test.each([
    ["no room is left", quotaExceeded, StorageFullError],
    ["transactions are aborted", transactionsAbort, StorageLostError],
    ["the database is gone", databaseGone, StorageLostError],
  ] as const)("%s: nothing is lost, here or after a reload", async (_, fault, Expected) => {
    await solveOneLesson();
    const { study, session } = await openPage();
    const told: unknown[] = [];
    study.subscribe((change) => told.push(change.type));

    fault();
    session.edit("// typed after the fault\n");
    await session.flush();
    await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });

    expect(study.problem).toBeInstanceOf(Expected);
    expect(study.problem?.message).toMatch(WHAT_TO_DO);
    expect(told).toContain("degraded");
    expect(session.text).toBe("// typed after the fault\n");
    const exported = await exportWork(study, now);
    expect(exported.drafts).toMatchObject([{ text: "// typed after the fault\n" }]);

    await leave(study);
    vi.restoreAllMocks();
    const reloaded = await openPage();
    expect(reloaded.study.problem).toBeUndefined();
    expect(reloaded.session.text).toBe("// typed after the fault\n");
    expect((await reloaded.study.progress()).done).toEqual([3, 4]);
  });

  test("the database is deleted by another page: the tab keeps what it had, and says so", async () => {
    await solveOneLesson();
    const { study, session } = await openPage();
    session.edit("// typed before it was deleted\n");
    await session.flush();
    await new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase("minibroker");
      deleting.onsuccess = resolve;
      deleting.onblocked = resolve;
    });
    session.edit("// typed after it was deleted\n");
    await session.flush();
    expect(study.problem?.message).toMatch(WHAT_TO_DO);

    await leave(study);
    const reloaded = await openPage();
    expect(reloaded.session.text).toBe("// typed after it was deleted\n");
  });

  test("what was journaled while nothing could be stored is in the storage once it can", async () => {
    const { study, session } = await openPage();
    quotaExceeded();
    session.edit("// typed without room\n");
    await session.flush();
    await leave(study);
    vi.restoreAllMocks();

    const reloaded = await openPage();
    expect(await reloaded.study.draft("partition-log")).toMatchObject({
      text: "// typed without room\n",
    });
    expect(Object.keys(localStorage)).toEqual([]);
  });
});

describe("A fault on opening", () => {
  test("a private window: the work goes on in memory, and a reload finds it where it can", async () => {
    openingRefused();
    const { study, session } = await openPage();
    expect(study.problem).toBeInstanceOf(StorageMissingError);
    expect(study.problem?.message).toMatch(WHAT_TO_DO);
    session.edit("// in private\n");
    await session.flush();
    await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });
    await leave(study);

    const reloaded = await openPage();
    expect(reloaded.session.text).toBe("// in private\n");
    expect((await reloaded.study.progress()).done).toEqual([3]);
  });

  test("no storage of any kind: what is typed lives as long as the tab", async () => {
    openingRefused();
    vi.stubGlobal("localStorage", undefined);
    const { study, session } = await openPage();
    session.edit("// nowhere to put it\n");
    await session.flush();
    expect(session.text).toBe("// nowhere to put it\n");
    expect((await exportWork(study, now)).drafts).toMatchObject([
      { text: "// nowhere to put it\n" },
    ]);
  });

  test("another version's tab is open and holds on: told, and nothing stored is touched", async () => {
    const older = await openDB("minibroker", 1, {
      upgrade(db) {
        db.createObjectStore("events", { autoIncrement: true }).createIndex("id", "id");
        db.createObjectStore("drafts");
        db.createObjectStore("versions");
      },
    });
    const { study, session } = await openPage();
    expect(study.problem).toBeInstanceOf(StorageBlockedError);
    expect(study.problem?.message).toMatch(WHAT_TO_DO);
    session.edit("// beside an older tab\n");
    await session.flush();
    await leave(study);
    older.close();

    const reloaded = await openPage();
    expect(reloaded.study.problem).toBeUndefined();
    expect(reloaded.session.text).toBe("// beside an older tab\n");
  });

  test("a newer version wrote the database: told, and nothing stored is touched", async () => {
    await solveOneLesson();
    const newer = await openDB("minibroker", SCHEMA_VERSION + 1);
    newer.close();
    const { study } = await openPage();
    expect(study.problem).toBeInstanceOf(StorageNewerError);
    expect(study.problem?.message).toMatch(WHAT_TO_DO);
    const again = await openDB("minibroker", SCHEMA_VERSION + 1);
    expect(await again.getAll("drafts")).toMatchObject([{ text: "// before the fault\n" }]);
    again.close();
  });

  test("a newer version's tab needs the database: this one lets go, and keeps what it has", async () => {
    await solveOneLesson();
    const { study, session } = await openPage();
    const newer = await openDB("minibroker", SCHEMA_VERSION + 1);
    newer.close();
    session.edit("// typed in the older tab\n");
    await session.flush();
    expect(study.problem).toBeInstanceOf(StorageNewerError);
    expect(session.text).toBe("// typed in the older tab\n");
    expect(localStorageJournal(() => localStorage).read("partition-log")).toMatchObject({
      text: "// typed in the older tab\n",
    });
  });

  test("reads that fail: told, and what is stored stays", async () => {
    await solveOneLesson();
    readsFail();
    const { study } = await openPage();
    expect(study.problem).toBeInstanceOf(StorageLostError);
    expect(study.problem?.message).toMatch(WHAT_TO_DO);
    await leave(study);
    vi.restoreAllMocks();

    const reloaded = await openPage();
    expect(reloaded.session.text).toBe("// before the fault\n");
    expect((await reloaded.study.progress()).done).toEqual([4]);
  });
});

describe("A record that is damaged", () => {
  test.each([
    ["nothing", null],
    ["a number", 7],
    ["an event without its fields", { id: "x", at: 1, type: "committed" }],
    ["an event of a kind that this version does not know", { id: "x", at: 1, type: "dreamt" }],
    [
      "an event with a prototype's name for an exercise",
      { id: "x", at: 1, type: "ran", exercise: "__proto__" },
    ],
  ])("in the log (%s) costs itself and nothing else", async (_, damaged) => {
    await solveOneLesson();
    const db = await openDB("minibroker", SCHEMA_VERSION);
    // The index wants an id of most; what has none is left out of it.
    await db.add("events", damaged);
    db.close();
    const { study } = await openPage();
    expect((await study.progress()).done).toEqual([4]);
    await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });
    expect((await study.progress()).done).toEqual([3, 4]);
    expect(study.problem).toBeUndefined();
  });

  test.each([
    ["nothing", null],
    ["a draft without its text", { exercise: "partition-log", revision: 3 }],
  ])("in the place of a draft (%s) is written over", async (_, damaged) => {
    await solveOneLesson();
    const db = await openDB("minibroker", SCHEMA_VERSION);
    await db.put("drafts", damaged, "partition-log");
    db.close();
    const { study, session } = await openPage();
    expect(session.text).toBe(STARTER);
    session.edit("// begun again\n");
    await session.flush();
    expect(session.status.conflict).toBeUndefined();
    expect(await study.drafts()).toMatchObject([{ text: "// begun again\n" }]);
  });

  test("in the journal costs itself and nothing else", async () => {
    await solveOneLesson();
    localStorage.setItem("minibroker.event.x", '{"id":"x"');
    localStorage.setItem("minibroker.event.y", '{"id":"y","type":"committed","at":"soon"}');
    localStorage.setItem("minibroker.journal.partition-log", '{"text":null}');
    const { study, session } = await openPage();
    expect(session.text).toBe("// before the fault\n");
    expect((await study.progress()).done).toEqual([4]);
  });
});
