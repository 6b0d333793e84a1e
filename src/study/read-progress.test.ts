import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { IndexedDbStore } from "./indexed-db-store.ts";
import { readEvents, readProgress } from "./read-progress.ts";

const committed = (lesson: number, id: string) =>
  ({ type: "committed", lesson, id, at: lesson }) as const;

afterEach(() => {
  vi.restoreAllMocks();
});

test("parts of a page that ask at the same time share one reading, and who asks after a write sees it", async () => {
  const store = await IndexedDbStore.open();
  await store.append([committed(1, "a")]);
  const reads = vi.spyOn(IDBObjectStore.prototype, "getAll");
  const [events, progress] = await Promise.all([readEvents(), readProgress()]);
  expect(events.map(({ id }) => id)).toEqual(["a"]);
  expect(progress.done).toEqual([1]);
  expect(reads).toHaveBeenCalledTimes(1);

  const early = readEvents();
  await vi.waitFor(() => expect(reads).toHaveBeenCalledTimes(2));
  await store.append([committed(2, "b")]);
  expect((await readEvents()).map(({ id }) => id)).toEqual(["a", "b"]);
  expect((await early).map(({ id }) => id)).toEqual(["a"]);
  store.close();
});

test("where the browser stores nothing, nothing is read, and the next reading is a new one", async () => {
  vi.spyOn(IndexedDbStore, "open").mockRejectedValueOnce(new Error("no storage"));
  expect(await readEvents()).toEqual([]);
  expect((await readEvents()).map(({ id }) => id)).toEqual(["a", "b"]);
});
