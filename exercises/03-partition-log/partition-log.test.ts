import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { OffsetOutOfRangeError } from "#broker/errors";
import { errorName, startTrace, type TraceRecorder } from "#grading/trace";
import { PartitionLog, type PartitionLogOptions } from "./partition-log.ts";

let clock: ManualClock;
let trace: TraceRecorder;

beforeEach(() => {
  clock = new ManualClock(1_000);
  trace = startTrace(clock);
});

/** A log whose segments hold ten bytes, so that two records of four bytes fit and a third does not. */
function newLog(options: Partial<PartitionLogOptions> = {}): PartitionLog {
  trace.restart();
  return trace.watch(new PartitionLog({ clock, segmentBytes: 10, ...options }), {
    append: {
      returned: (offset, { value, timestamp }) => ({
        lane: "append",
        sign: "append",
        values: [offset],
        text: `append ${value}${timestamp === undefined ? "" : ` of ${timestamp}`} at offset ${offset}`,
      }),
    },
    read: {
      returned: (found, offset, maxRecords) => ({
        lane: "read",
        sign: "read",
        values: found.map((one) => one.offset),
        text: `read(${offset}, ${maxRecords}) finds ${found.length}`,
      }),
      threw: (error, offset, maxRecords) => ({
        lane: "read",
        sign: "fail",
        values: [offset],
        text: `read(${offset}, ${maxRecords}) throws ${errorName(error)}`,
      }),
    },
    segments: {
      returned: (found) => ({
        lane: "segments",
        sign: "seek",
        values: found.map(({ baseOffset }) => baseOffset),
        text: `segments begin at ${found.map(({ baseOffset }) => baseOffset).join(", ")}`,
      }),
    },
    applyRetention: {
      called: () => ({
        lane: "segments",
        sign: "delete",
        text: `retention at ${clock.now()}`,
      }),
    },
    offsetForTimestamp: {
      returned: (offset, timestamp) => ({
        lane: "read",
        sign: "seek",
        values: [offset],
        text: `offsetForTimestamp(${timestamp}) is ${offset}`,
      }),
    },
  });
}

/** A record of as many bytes as its value has letters. */
function record(value: string, timestamp?: number) {
  return { key: null, value, ...(timestamp === undefined ? {} : { timestamp }) };
}

/** Appends records of four bytes with these timestamps: two to a segment. */
function appendAt(log: PartitionLog, ...timestamps: number[]): void {
  for (const timestamp of timestamps) log.append(record("four", timestamp));
}

function values(log: PartitionLog, offset: number, maxRecords: number): (string | null)[] {
  return log.read(offset, maxRecords).map(({ value }) => value);
}

function offsets(log: PartitionLog, offset = log.logStartOffset): number[] {
  return log.read(offset, 100).map((found) => found.offset);
}

function baseOffsets(log: PartitionLog): number[] {
  return log.segments().map(({ baseOffset }) => baseOffset);
}

describe("Append and read", () => {
  test("Gives offsets from 0, one after the other", () => {
    const log = newLog();
    expect(log.logEndOffset, "logEndOffset of an empty log").toBe(0);
    expect(log.append(record("a")), 'append("a")').toBe(0);
    expect(log.append(record("b")), 'append("a"), append("b")').toBe(1);
    expect(log.append(record("c")), 'append("a"), append("b"), append("c")').toBe(2);
    expect(log.logEndOffset, "logEndOffset after three appends").toBe(3);
    expect(log.logStartOffset, "logStartOffset after three appends").toBe(0);
  });

  test("Keeps what the producer sent", () => {
    const log = newLog({ segmentBytes: 100 });
    log.append({ key: "order-7", value: "paid", headers: { trace: "t1" }, timestamp: 5 });
    log.append({ key: null, value: null, timestamp: 0 });
    expect(log.read(0, 2), "append(order-7), append(a tombstone without key), read(0, 2)").toEqual([
      { offset: 0, timestamp: 5, key: "order-7", value: "paid", headers: { trace: "t1" } },
      { offset: 1, timestamp: 0, key: null, value: null, headers: {} },
    ]);
  });

  test("Stamps a record without a timestamp by its own clock", async () => {
    const log = newLog();
    log.append(record("a"));
    await clock.advance(250);
    log.append(record("b"));
    expect(
      log.read(0, 2).map(({ timestamp }) => timestamp),
      'append("a") at 1000, append("b") at 1250; timestamps of read(0, 2)',
    ).toEqual([1_000, 1_250]);
  });

  test("Reads from an offset up to the limit", () => {
    const log = newLog();
    for (const value of ["a", "b", "c", "d"]) log.append(record(value));
    expect(values(log, 0, 4), "append a to d, read(0, 4)").toEqual(["a", "b", "c", "d"]);
    expect(values(log, 1, 2), "append a to d, read(1, 2)").toEqual(["b", "c"]);
    expect(values(log, 3, 100), "append a to d, read(3, 100)").toEqual(["d"]);
    expect(values(log, 1, 2), "read(1, 2) once more: reading takes nothing away").toEqual([
      "b",
      "c",
    ]);
  });

  test("Has nothing to read at the log end", () => {
    const log = newLog();
    expect(() => log.read(0, 10), "read(0, 10) of an empty log").not.toThrow();
    expect(log.read(0, 10), "read(0, 10) of an empty log").toEqual([]);
    log.append(record("a"));
    expect(log.read(1, 10), 'append("a"), read(1, 10)').toEqual([]);
  });

  test("Refuses to read beyond the log end", () => {
    const log = newLog();
    expect(() => log.read(1, 10), "read(1, 10) of an empty log").toThrow(OffsetOutOfRangeError);
    log.append(record("a"));
    expect(() => log.read(2, 10), 'append("a"), read(2, 10)').toThrow(OffsetOutOfRangeError);
    expect(() => log.read(-1, 10), 'append("a"), read(-1, 10)').toThrow(OffsetOutOfRangeError);
  });

  test("Keeps written records safe from the producer and from readers", () => {
    const log = newLog({ segmentBytes: 100 });
    const headers = { trace: "t1" };
    log.append({ key: null, value: "a", headers, timestamp: 5 });
    const written = [{ offset: 0, timestamp: 5, key: null, value: "a", headers: { trace: "t1" } }];

    headers.trace = "changed";
    expect(log.read(0, 10), "append(a), then the producer changes its headers").toEqual(written);

    // `Reflect.set` gives false on a frozen record where an assignment would throw: both are fine here.
    for (const found of log.read(0, 10)) {
      Reflect.set(found, "value", "changed");
      Reflect.set(found.headers, "trace", "changed");
    }
    expect(log.read(0, 10), "append(a), then a reader changes the record it read").toEqual(written);

    const batch = log.read(0, 10);
    if (!Object.isFrozen(batch)) batch.pop();
    expect(log.read(0, 10), "append(a), then a reader empties the array it read").toEqual(written);
  });
});

describe("Segments that roll", () => {
  test("Starts with one empty active segment", () => {
    expect(newLog().segments(), "segments() of an empty log").toEqual([
      { baseOffset: 0, sizeBytes: 0 },
    ]);
  });

  test("Fills a segment to its last byte, then rolls", () => {
    const log = newLog();
    log.append(record("fives"));
    log.append(record("fives"));
    expect(log.segments(), "append 5 bytes twice; segmentBytes is 10").toEqual([
      { baseOffset: 0, sizeBytes: 10 },
    ]);
    log.append(record("x"));
    expect(log.segments(), "append 5 bytes twice, then 1 byte; segmentBytes is 10").toEqual([
      { baseOffset: 0, sizeBytes: 10 },
      { baseOffset: 2, sizeBytes: 1 },
    ]);
  });

  test("Counts bytes as recordSize does, not characters", () => {
    const log = newLog();
    log.append({ key: "ö", value: "€", headers: { k: "v" } });
    expect(log.segments(), 'append { key: "ö", value: "€", headers: { k: "v" } }').toEqual([
      { baseOffset: 0, sizeBytes: 7 },
    ]);
  });

  test("Gives a record larger than a segment a segment of its own", () => {
    const log = newLog();
    log.append(record("a record too large"));
    log.append(record("small"));
    log.append(record("another large one"));
    expect(log.segments(), "append 18, 5 and 17 bytes; segmentBytes is 10").toEqual([
      { baseOffset: 0, sizeBytes: 18 },
      { baseOffset: 1, sizeBytes: 5 },
      { baseOffset: 2, sizeBytes: 17 },
    ]);
  });

  test("Rolls when the incoming record is more than segmentMs younger than the segment's first", () => {
    const log = newLog({ segmentBytes: 1_000, segmentMs: 60 });
    appendAt(log, 100, 130, 160);
    expect(baseOffsets(log), "append at 100, 130, 160; segmentMs is 60").toEqual([0]);
    appendAt(log, 161);
    expect(baseOffsets(log), "append at 100, 130, 160, 161; segmentMs is 60").toEqual([0, 3]);
    appendAt(log, 221, 222);
    expect(baseOffsets(log), "append at 100, 130, 160, 161, 221, 222; segmentMs is 60").toEqual([
      0, 3, 5,
    ]);
    appendAt(log, 100);
    expect(
      baseOffsets(log),
      "append at 100, 130, 160, 161, 221, 222, then at 100: a record may be older; segmentMs is 60",
    ).toEqual([0, 3, 5]);

    const impatient = newLog({ segmentBytes: 1_000, segmentMs: 0 });
    appendAt(impatient, 100, 100, 101);
    expect(baseOffsets(impatient), "append at 100, 100, 101; segmentMs is 0").toEqual([0, 2]);
  });

  test("Reads across the edges of segments", () => {
    const log = newLog();
    for (const value of ["aaaa", "bbbb", "cccc", "dddd", "eeee"]) log.append(record(value));
    expect(baseOffsets(log), "append five records of 4 bytes").toEqual([0, 2, 4]);
    expect(values(log, 1, 4), "append five records of 4 bytes, read(1, 4)").toEqual([
      "bbbb",
      "cccc",
      "dddd",
      "eeee",
    ]);
    expect(values(log, 2, 1), "append five records of 4 bytes, read(2, 1)").toEqual(["cccc"]);
    expect(values(log, 1, 2), "append five records of 4 bytes, read(1, 2)").toEqual([
      "bbbb",
      "cccc",
    ]);
  });
});

describe("Retention by time", () => {
  test("Keeps everything when no limit is set", async () => {
    const log = newLog();
    appendAt(log, 0, 1, 2, 3, 4);
    await clock.advance(1_000_000_000);
    log.applyRetention();
    expect(offsets(log), "five old records, applyRetention()").toEqual([0, 1, 2, 3, 4]);
  });

  test("Deletes segments whose every record is older than retentionMs", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 800, 850, 950, 990);
    log.applyRetention();
    expect(
      log.segments(),
      "append at 700, 750 | 800, 850 | 950, 990; applyRetention() at 1000 with retentionMs 100",
    ).toEqual([{ baseOffset: 4, sizeBytes: 8 }]);
  });

  test("Keeps the offsets of what remains after retention", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 950, 990);
    log.applyRetention();
    expect(log.logStartOffset, "logStartOffset once offsets 0 and 1 are deleted").toBe(2);
    expect(log.logEndOffset, "logEndOffset once offsets 0 and 1 are deleted").toBe(4);
    expect(offsets(log, 2), "offsets of read(2, 100) once 0 and 1 are deleted").toEqual([2, 3]);
    expect(offsets(log, 3), "offsets of read(3, 100) once 0 and 1 are deleted").toEqual([3]);
    expect(log.append(record("next")), "append() once offsets 0 and 1 are deleted").toBe(4);
  });

  test("Keeps a whole segment for the sake of one fresh record", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 0, 950, 960);
    log.applyRetention();
    expect(
      offsets(log),
      "append at 0, 950 | 960; applyRetention() at 1000 with retentionMs 100",
    ).toEqual([0, 1, 2]);
  });

  test("Keeps a record that is exactly retentionMs old", async () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 890, 900, 990);
    log.applyRetention();
    expect(
      offsets(log),
      "append at 890, 900 | 990; applyRetention() at 1000 with retentionMs 100",
    ).toEqual([0, 1, 2]);
    await clock.advance(1);
    log.applyRetention();
    expect(
      offsets(log),
      "append at 890, 900 | 990; applyRetention() at 1001 with retentionMs 100",
    ).toEqual([2]);
  });

  test("Judges a segment by its largest timestamp, wherever that is", () => {
    const log = newLog({ segmentBytes: 12, retentionMs: 100 });
    appendAt(log, 0, 950, 0, 960);
    log.applyRetention();
    expect(
      offsets(log),
      "append at 0, 950, 0 | 960; applyRetention() at 1000 with retentionMs 100",
    ).toEqual([0, 1, 2, 3]);
  });

  test("Stops at the first segment that must stay", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 950, 950, 800, 850, 990);
    log.applyRetention();
    expect(
      offsets(log),
      "append at 700, 750 | 950, 950 | 800, 850 | 990; applyRetention() at 1000 with retentionMs 100",
    ).toEqual([2, 3, 4, 5, 6]);
  });

  test("Rolls the active segment and deletes it when every record has expired", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 800);
    log.applyRetention();
    const called = "append at 700, 750 | 800; applyRetention() at 1000 with retentionMs 100";
    expect(log.segments(), `${called}; segments()`).toEqual([{ baseOffset: 3, sizeBytes: 0 }]);
    expect(log.logStartOffset, `${called}; logStartOffset`).toBe(3);
    expect(log.read(3, 10), `${called}; read(3, 10)`).toEqual([]);
    log.applyRetention();
    expect(log.segments(), `${called}; applyRetention() again; segments()`).toEqual([
      { baseOffset: 3, sizeBytes: 0 },
    ]);
    expect(log.append(record("next")), `${called}; append()`).toBe(3);
    expect(offsets(log, 3), `${called}; append(); offsets of read(3, 100)`).toEqual([3]);
  });

  test("Refuses to read below the log start", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 950);
    log.applyRetention();
    expect(() => log.read(1, 10), "read(1, 10) once offsets 0 and 1 are deleted").toThrow(
      OffsetOutOfRangeError,
    );
  });
});

describe("Retention by size", () => {
  /** Appends `count` records of five bytes: two to a segment, which they fill. */
  function appendFives(log: PartitionLog, count: number): void {
    for (let sent = 0; sent < count; sent++) log.append(record("fives"));
  }

  test("Keeps at least retentionBytes", () => {
    const log = newLog({ retentionBytes: 15 });
    appendFives(log, 6);
    log.applyRetention();
    expect(log.segments(), "three segments of 10 bytes, applyRetention() with 15").toEqual([
      { baseOffset: 2, sizeBytes: 10 },
      { baseOffset: 4, sizeBytes: 10 },
    ]);
    expect(log.append(record("next")), "append() once two records are deleted").toBe(6);
  });

  test("Deletes down to exactly retentionBytes where segments allow it", () => {
    const log = newLog({ retentionBytes: 20 });
    appendFives(log, 8);
    log.applyRetention();
    expect(baseOffsets(log), "four segments of 10 bytes, applyRetention() with 20").toEqual([4, 6]);
  });

  test("Leaves a log alone that is smaller than retentionBytes", () => {
    const log = newLog({ retentionBytes: 31 });
    appendFives(log, 6);
    log.applyRetention();
    expect(baseOffsets(log), "three segments of 10 bytes, applyRetention() with 31").toEqual([
      0, 2, 4,
    ]);
  });

  test("Applies both limits, whichever deletes more", () => {
    const byTime = newLog({ retentionMs: 100, retentionBytes: 1_000 });
    appendAt(byTime, 700, 750, 950);
    byTime.applyRetention();
    expect(
      baseOffsets(byTime),
      "append at 700, 750 | 950; applyRetention() at 1000 with retentionMs 100, retentionBytes 1000",
    ).toEqual([2]);

    const bySize = newLog({ retentionMs: 100, retentionBytes: 4 });
    appendAt(bySize, 950, 960, 970);
    bySize.applyRetention();
    expect(
      baseOffsets(bySize),
      "append at 950, 960 | 970; applyRetention() at 1000 with retentionMs 100, retentionBytes 4",
    ).toEqual([2]);
  });

  test("Takes a limit of 0 for a limit, not for none", () => {
    const byTime = newLog({ retentionMs: 0 });
    appendAt(byTime, 700, 999, 1_000);
    byTime.applyRetention();
    expect(
      baseOffsets(byTime),
      "append at 700, 999 | 1000; applyRetention() at 1000 with retentionMs 0",
    ).toEqual([2]);

    const bySize = newLog({ retentionBytes: 0 });
    appendFives(bySize, 3);
    bySize.applyRetention();
    expect(
      bySize.segments(),
      "segments of 10 and 5 bytes, applyRetention() with retentionBytes 0; segments()",
    ).toEqual([{ baseOffset: 3, sizeBytes: 0 }]);
  });
});

describe("Find by timestamp", () => {
  test("Finds the first record at or after a moment", () => {
    const log = newLog();
    appendAt(log, 100, 200, 200, 300);
    const called = "append at 100, 200, 200, 300; ";
    expect(log.offsetForTimestamp(0), `${called}offsetForTimestamp(0)`).toBe(0);
    expect(log.offsetForTimestamp(100), `${called}offsetForTimestamp(100)`).toBe(0);
    expect(log.offsetForTimestamp(101), `${called}offsetForTimestamp(101)`).toBe(1);
    expect(log.offsetForTimestamp(200), `${called}offsetForTimestamp(200)`).toBe(1);
    expect(log.offsetForTimestamp(300), `${called}offsetForTimestamp(300)`).toBe(3);
  });

  test("Finds nothing when every record is older", () => {
    const log = newLog();
    expect(log.offsetForTimestamp(0), "offsetForTimestamp(0) of an empty log").toBe(null);
    appendAt(log, 100);
    expect(log.offsetForTimestamp(101), "append at 100; offsetForTimestamp(101)").toBe(null);
  });

  test("Finds the first by offset when timestamps go up and down", () => {
    const log = newLog();
    appendAt(log, 10, 30, 12, 14, 40, 20, 50);
    const called = "append at 10, 30, 12, 14, 40, 20, 50; ";
    expect(log.offsetForTimestamp(15), `${called}offsetForTimestamp(15)`).toBe(1);
    expect(log.offsetForTimestamp(31), `${called}offsetForTimestamp(31)`).toBe(4);
    expect(log.offsetForTimestamp(45), `${called}offsetForTimestamp(45)`).toBe(6);
  });

  test("Looks only at what retention has left", () => {
    const log = newLog({ retentionMs: 100 });
    appendAt(log, 700, 750, 950, 990);
    log.applyRetention();
    expect(
      log.offsetForTimestamp(0),
      "append at 700, 750 | 950, 990; applyRetention() at 1000 with retentionMs 100; offsetForTimestamp(0)",
    ).toBe(2);
  });
});
