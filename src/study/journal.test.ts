import { describe, expect, test } from "vitest";
import { eventJournal, localStorageJournal, noteJournal } from "./journal.ts";
import { memoryStorage } from "./storage.test-double.ts";

const draft = { exercise: "partition-log", text: "typed", starterHash: "h", updatedAt: 1 };

describe("The journal", () => {
  test("gives back what was written, until it is cleared", () => {
    const kept = memoryStorage();
    const journal = localStorageJournal(() => kept);
    journal.write(draft);
    expect(journal.read("partition-log")).toEqual(draft);
    expect(journal.read("partitioner")).toBeUndefined();
    journal.clear("partition-log");
    expect(journal.read("partition-log")).toBeUndefined();
  });

  test.each(["not json", "{}", '{"exercise":"partition-log","text":3}'])(
    "takes %s for nothing",
    (entry) => {
      const kept = memoryStorage();
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

  test("lists its own entries, and nobody else's", () => {
    const kept = memoryStorage();
    const event = { type: "reset", exercise: "partition-log", id: "a", at: 1 } as const;
    eventJournal(() => kept).write(event);
    localStorageJournal(() => kept).write(draft);
    kept.setItem("minibroker.note.broken", "{}");
    expect(eventJournal(() => kept).entries()).toEqual([event]);
    expect(noteJournal(() => kept).entries()).toEqual([]);
  });
});
