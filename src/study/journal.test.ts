import { describe, expect, test } from "vitest";
import { localStorageJournal } from "./journal.ts";

/** As much of `Storage` as a journal needs. */
function storage(): Storage {
  const entries = new Map<string, string>();
  return {
    length: 0,
    clear: () => entries.clear(),
    key: () => null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
const draft = { exercise: "partition-log", text: "typed", starterHash: "h", updatedAt: 1 };

describe("The journal", () => {
  test("gives back what was written, until it is cleared", () => {
    const journal = localStorageJournal(
      (
        (kept) => () =>
          kept
      )(storage()),
    );
    journal.write(draft);
    expect(journal.read("partition-log")).toEqual(draft);
    expect(journal.read("partitioner")).toBeUndefined();
    journal.clear("partition-log");
    expect(journal.read("partition-log")).toBeUndefined();
  });

  test.each(["not json", "{}", '{"exercise":"partition-log","text":3}'])(
    "takes %s for nothing",
    (entry) => {
      const kept = storage();
      kept.setItem("minibroker.journal.partition-log", entry);
      expect(localStorageJournal(() => kept).read("partition-log")).toBeUndefined();
    },
  );

  test("keeps nothing and says nothing where storage is refused", () => {
    const journal = localStorageJournal(() => {
      throw new DOMException("No.", "SecurityError");
    });
    expect(() => journal.write(draft)).not.toThrow();
    expect(journal.read("partition-log")).toBeUndefined();
  });
});
