import "fake-indexeddb/auto";
import { readFile } from "node:fs/promises";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { begin } from "../interview/mock-session.ts";
import { EXPORT_VERSION, parseExport } from "./export-file.ts";
import { IndexedDbStore, SCHEMA_VERSION } from "./indexed-db-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { applyImport, planImport } from "./portable.ts";
import { progressOf } from "./progress.ts";
import { memoryStorage } from "./storage.test-double.ts";
import { Study } from "./study.ts";

const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url), "utf8");

const databaseSchema = z.object({
  version: z.int(),
  stores: z.record(z.string(), z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])),
});

/** Writes a database as an earlier version of the site left it. */
async function leave(name: string): Promise<void> {
  const { version, stores } = databaseSchema.parse(JSON.parse(await fixture(name)));
  const db = await openDB("minibroker", version, {
    upgrade(created) {
      for (const [store, rows] of Object.entries(stores)) {
        const made = created.createObjectStore(store, { autoIncrement: Array.isArray(rows) });
        if (Array.isArray(rows)) made.createIndex("id", "id", { unique: true });
      }
    },
  });
  for (const [store, rows] of Object.entries(stores)) {
    if (Array.isArray(rows)) for (const row of rows) await db.add(store, row);
    else for (const [key, row] of Object.entries(rows)) await db.put(store, row, key);
  }
  db.close();
}

const interview = begin("one", { level: "mid", minutes: 15, concepts: [], seed: 1 }, [], 5);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("localStorage", memoryStorage());
});

afterEach(() => vi.unstubAllGlobals());

describe("A database of version 1", () => {
  test("keeps everything that was in it, and takes notes from then on", async () => {
    await leave("database-v1.json");
    const study = await Study.open();
    expect(study.problem).toBeUndefined();
    expect((await study.progress()).done).toEqual([3]);
    expect(await study.draft("partition-log")).toMatchObject({ revision: 7 });
    expect(await study.versions("partition-log")).toMatchObject([{ note: "9 of 12" }]);
    expect(await study.notes()).toEqual([]);
    const [note] = parseExport(await fixture("export-v2.json")).notes;
    if (note === undefined) throw new Error("The fixture has no note.");
    await study.saveNote(note, 0);
    expect(await study.notes()).toMatchObject([{ text: "Not the poll.", revision: 1 }]);
    study.close();
  });

  test("and one of version 2 take mock interviews from then on", async () => {
    await leave("database-v2.json");
    const study = await Study.open();
    expect((await study.progress()).done).toEqual([3]);
    expect(await study.notes()).toMatchObject([{ text: "Not the poll." }]);
    expect(await study.interviews()).toEqual([]);
    await study.saveInterview({ session: interview, seenAt: 5 }, 0);
    expect(await study.interview("one")).toEqual({ session: interview, seenAt: 5, revision: 1 });
    await study.removeInterview("one");
    expect(await study.interviews()).toEqual([]);
    study.close();
  });

  test("and one of version 3 have their answers packed, and keep what is in them", async () => {
    await leave("database-v3.json");
    const study = await Study.open();
    expect(study.problem).toBeUndefined();
    const answers = (await study.events()).filter(({ type }) => type === "answered");
    expect(answers).toMatchObject([
      {
        id: "v3-b",
        text: "Bound the buffer, then wait.",
        points: [{ point: "bounded", score: 2 }],
      },
    ]);
    await study.rewriteAnswer("v3-b", "");
    expect((await study.events()).find(({ id }) => id === "v3-b")).toMatchObject({
      text: "",
      points: [{ point: "bounded" }],
    });
    study.close();
    const raw = await openDB("minibroker", SCHEMA_VERSION);
    expect(await raw.get("events", 2)).not.toHaveProperty("points");
    raw.close();
  });

  test("has a fixture for each version before this one", async () => {
    for (let version = 1; version < SCHEMA_VERSION; version++) {
      expect(await fixture(`database-v${version}.json`)).toContain(`"version": ${version}`);
    }
  });
});

describe("An export", () => {
  test.each(Array.from({ length: EXPORT_VERSION }, (_, index) => index + 1))(
    "of version %i is read and imported",
    async (version) => {
      const work = parseExport(await fixture(`export-v${version}.json`));
      const store = new MemoryStore();
      await applyImport(store, await planImport(store, work), 1_764_500_000_000);
      expect((await store.events()).length).toBe(work.events.length + 1);
      expect((await store.notes()).length).toBe(work.notes.length);
      expect((await store.interviews()).length).toBe(work.interviews.length);
    },
  );

  test("of version 4 keeps its mock interviews, and of version 5 the drawings in them", async () => {
    const [before] = parseExport(await fixture("export-v4.json")).interviews;
    const [after] = parseExport(await fixture("export-v5.json")).interviews;
    expect(before?.session.notes).not.toBe("");
    expect(before?.session.drawing).toBeUndefined();
    expect(after?.session.drawing).toContain("rectangle");
  });

  test("of version 2 says what was rewound", async () => {
    const { events } = parseExport(await fixture("export-v2.json"));
    const progress = progressOf(events);
    expect(progress.done).toEqual([]);
    expect(progress.checks).toMatchObject([{ lesson: 7, wrong: 1, passed: false }]);
  });
});

test("Notes are not overwritten by a writer that has not seen them, in either store", async () => {
  const [note] = parseExport(await fixture("export-v2.json")).notes;
  if (note === undefined) throw new Error("The fixture has no note.");
  for (const store of [await IndexedDbStore.open(), new MemoryStore()]) {
    const first = await store.saveNote(note, 0);
    await expect(store.saveNote({ ...note, text: "elsewhere" }, 0)).rejects.toThrow(/another tab/);
    expect(await store.notes()).toEqual([first]);
    store.close();
  }
});

test("Interviews are not overwritten by a writer that has not seen them, in either store", async () => {
  for (const store of [await IndexedDbStore.open(), new MemoryStore()]) {
    const first = await store.saveInterview({ session: interview, seenAt: 5 }, 0);
    const late = { session: { ...interview, notes: "elsewhere" }, seenAt: 6 };
    await expect(store.saveInterview(late, 0)).rejects.toThrow(/another tab/);
    await expect(store.saveInterview(late, 7)).rejects.toThrow(/another tab/);
    expect(await store.interviews()).toEqual([first]);
    await store.removeInterview("one");
    await expect(store.saveInterview(late, 1)).rejects.toThrow(/deleted/);
    store.close();
  }
});
