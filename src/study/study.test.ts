import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { VERSIONS_KEPT } from "./drafts.ts";
import {
  DraftConflictError,
  StorageBlockedError,
  StorageFullError,
  StorageMissingError,
  StorageNewerError,
} from "./errors.ts";
import { IndexedDbStore, SCHEMA_VERSION } from "./indexed-db-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { NO_PROGRESS } from "./progress.ts";
import { readDraft, readProgress } from "./read-progress.ts";
import { memoryStorage } from "./storage.test-double.ts";
import { Study } from "./study.ts";

const opened: Study[] = [];
async function open(options?: { blockedMs?: number }): Promise<Study> {
  const study = await Study.open(options);
  opened.push(study);
  return study;
}
const draft = (text: string) => ({
  exercise: "partition-log",
  text,
  starterHash: "h",
  updatedAt: 1,
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("localStorage", memoryStorage());
});
afterEach(() => {
  for (const study of opened.splice(0)) study.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("What was recorded is there after a reload", async () => {
  const before = await open();
  await before.record({ type: "committed", exercise: "partition-log", lesson: 3 });
  await before.saveDraft(draft("export {}"), 0);
  before.close();

  const after = await open();
  expect(after.problem).toBeUndefined();
  expect((await after.progress()).done).toEqual([3]);
  expect((await after.draft("partition-log"))?.text).toBe("export {}");
});

test("The small reader sees the same progress and draft", async () => {
  const study = await open();
  await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });
  await study.saveDraft(draft("export {}"), 0);
  expect((await readProgress()).done).toEqual([3]);
  expect((await readDraft("partition-log"))?.text).toBe("export {}");
});

test("The small reader is at the start where the browser stores nothing", async () => {
  vi.stubGlobal("indexedDB", undefined);
  expect(await readProgress()).toEqual(NO_PROGRESS);
  expect(await readDraft("partition-log")).toBeUndefined();
});

test("An event that is already in the log is not appended again", async () => {
  const study = await open();
  const event = await study.record({ type: "reset", exercise: "partition-log" });
  await study.append([event]);
  expect(await study.events()).toEqual([event]);
});

test("Earlier versions are bounded, and the oldest goes first", async () => {
  const study = await open();
  for (let run = 0; run < VERSIONS_KEPT + 2; run++) {
    await study.keepVersion({ exercise: "partition-log", at: run, reason: "ran", text: `${run}` });
  }
  const texts = (await study.versions("partition-log")).map((version) => version.text);
  expect(texts).toHaveLength(VERSIONS_KEPT);
  expect(texts[0]).toBe("2");
});

test("Running the same text twice keeps one version", async () => {
  const study = await open();
  const version = { exercise: "partition-log", reason: "ran", text: "same" } as const;
  await study.keepVersion({ ...version, at: 1, note: "3 of 12" });
  await study.keepVersion({ ...version, at: 2, note: "4 of 12" });
  expect(await study.versions("partition-log")).toEqual([{ ...version, at: 2, note: "4 of 12" }]);
});

describe.each([
  ["IndexedDB", () => IndexedDbStore.open()],
  ["memory", async () => new MemoryStore()],
])("A draft in %s", (_, make) => {
  test("is not overwritten by a writer that has not seen it", async () => {
    const store = await make();
    const first = await store.saveDraft(draft("from the first tab"), 0);
    const refused = store.saveDraft(draft("from the second tab"), 0);
    await expect(refused).rejects.toThrow(DraftConflictError);
    expect(await store.draft("partition-log")).toEqual(first);
    store.close();
  });
});

describe("Where the browser keeps nothing", () => {
  test("the page goes on in memory and says why", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const study = await open();
    expect(study.problem).toBeInstanceOf(StorageMissingError);
    await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });
    expect((await study.progress()).done).toEqual([3]);
  });

  test("a refusal to open is told apart from a missing database", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    });
    expect((await open()).problem).toBeInstanceOf(StorageMissingError);
  });

  test("a full disk half-way loses neither what was stored nor what comes after", async () => {
    const study = await open();
    await study.record({ type: "committed", exercise: "partition-log", lesson: 3 });
    const told = vi.fn();
    study.subscribe(told);
    vi.spyOn(IndexedDbStore.prototype, "saveDraft").mockRejectedValue(
      new DOMException("No room.", "QuotaExceededError"),
    );

    const saved = await study.saveDraft(draft("typed when full"), 0);

    expect(saved.text).toBe("typed when full");
    expect(study.problem).toBeInstanceOf(StorageFullError);
    expect(told).toHaveBeenCalledWith({ type: "degraded", error: study.problem }, "here");
    expect((await study.progress()).done).toEqual([3]);
    expect((await study.draft("partition-log"))?.text).toBe("typed when full");
  });

  test("a database from a newer page is left alone", async () => {
    const newer = await openDB("minibroker", 99);
    newer.close();
    expect((await open()).problem).toBeInstanceOf(StorageNewerError);
  });

  test("an older tab that does not let go is waited for, but not for ever", async () => {
    const old = indexedDB.open("minibroker", SCHEMA_VERSION);
    await new Promise((resolve) => {
      old.onsuccess = resolve;
    });
    // Pretend that what is open is older than what this page wants.
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, "open").mockImplementation((name) => open(name, SCHEMA_VERSION + 1));
    const study = await Study.open({ blockedMs: 20 });
    expect(study.problem).toBeInstanceOf(StorageBlockedError);
    study.close();
    old.result.close();
  });

  test("a newer page gets the database, and the older tab says that it must reload", async () => {
    const older = await open();
    const degraded = Promise.withResolvers<void>();
    older.subscribe((change) => change.type === "degraded" && degraded.resolve());
    const newer = await openDB("minibroker", SCHEMA_VERSION + 1);
    await degraded.promise;
    expect(older.problem).toBeInstanceOf(StorageNewerError);
    newer.close();
  });
});

test("Another tab hears of a saved draft", async () => {
  const [here, there] = [await open(), await open()];
  const heard = Promise.withResolvers<unknown>();
  there.subscribe((change, from) => from === "other-tab" && heard.resolve(change));
  await here.saveDraft(draft("new"), 0);
  expect(await heard.promise).toEqual({ type: "draft", exercise: "partition-log", revision: 1 });
});
