import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { NoOffsetForPartitionError, OffsetOutOfRangeError } from "#broker/errors";
import { PartitionLog } from "#broker/partition-log";
import { errorName, startTrace, type TraceRecorder } from "#grading/trace";
import {
  CommittedOffsets,
  type ConsumedRecord,
  Consumer,
  type ConsumerOptions,
} from "./consumer-offsets.ts";

let committed: CommittedOffsets;
let trace: TraceRecorder;
/** The partitions that consumers were given, by their logs: the lanes of the trace. */
let lanes: Map<PartitionLog, string>;

beforeEach(() => {
  trace = startTrace();
  startAfresh();
});

function startAfresh(): void {
  trace.restart();
  lanes = new Map();
  committed = trace.watch(new CommittedOffsets(), {
    commit: {
      called: (group, partition, offset) => ({
        lane: laneOf(partition),
        sign: "commit",
        values: [offset],
        text: `${group} commits ${offset}`,
      }),
    },
  });
}

function laneOf(partition: number): string {
  return `partition ${partition}`;
}

/** A log with one record per value: two to a segment, and retention leaves the last full segment. */
function logOf(...values: string[]): PartitionLog {
  const log = new PartitionLog({ clock: new ManualClock(), segmentBytes: 4, retentionBytes: 4 });
  append(log, ...values);
  return log;
}

/** Appends records of two bytes; the n-th record of a log has timestamp 100 n. */
function append(log: PartitionLog, ...values: string[]): void {
  for (const value of values) {
    log.append({ key: null, value, timestamp: 100 * log.logEndOffset });
  }
  const lane = lanes.get(log);
  if (lane !== undefined) trace.add({ lane, sign: "append", values });
}

/** Deletes the older segments of a log that consumers read. */
function applyRetention(log: PartitionLog): void {
  log.applyRetention();
  trace.add({
    lane: lanes.get(log) ?? laneOf(0),
    sign: "delete",
    values: [`< ${log.logStartOffset}`],
    text: `retention moves the log start to ${log.logStartOffset}`,
  });
}

/** A log whose records 0 to 3 are deleted: it holds offsets 4 and 5. */
function logFrom4To6(): PartitionLog {
  const log = logOf("a0", "a1", "a2", "a3", "a4", "a5");
  log.applyRetention();
  return log;
}

function consume(
  partitions: readonly PartitionLog[],
  options: Partial<ConsumerOptions> = {},
): Consumer {
  const all: ConsumerOptions = {
    group: "billing",
    partitions,
    committed,
    reset: "earliest",
    ...options,
  };
  for (const [partition, log] of partitions.entries()) {
    if (lanes.has(log)) continue;
    lanes.set(log, laneOf(partition));
    const kept = log.read(log.logStartOffset, log.logEndOffset).map(({ value }) => value);
    trace.add({ lane: laneOf(partition), sign: "append", values: kept });
  }
  trace.add({
    lane: "consumer",
    sign: "start",
    text: `a consumer of ${all.group} starts, ${all.reset}`,
  });
  return trace.watch(new Consumer(all), {
    poll: {
      called: (maxRecords) => ({ lane: "consumer", sign: "call", text: `poll(${maxRecords})` }),
      returned: (polled) =>
        polled.length === 0
          ? { lane: "consumer", sign: "call", text: "poll returns nothing" }
          : [...partitions.keys()]
              .map((partition) => ({ partition, read: values(polled, partition) }))
              .filter(({ read }) => read.length > 0)
              .map(({ partition, read }) => ({
                lane: laneOf(partition),
                sign: "read",
                values: read,
              })),
      threw: (error) => ({
        lane: "consumer",
        sign: "fail",
        text: `poll throws ${errorName(error)}`,
      }),
    },
    position: {
      returned: (offset, partition) => ({
        lane: laneOf(partition),
        sign: "seek",
        values: [offset],
        text: `position is ${offset}`,
      }),
    },
    commit: {
      called: ({ value }) => ({ lane: "consumer", sign: "call", text: `commit(${value})` }),
    },
    seek: {
      called: (partition, offset) => ({
        lane: laneOf(partition),
        sign: "seek",
        values: [offset],
        text: `seek to ${offset}`,
      }),
    },
    seekToTime: {
      called: (timestamp) => ({
        lane: "consumer",
        sign: "call",
        text: `seekToTime(${timestamp})`,
      }),
    },
    lag: {
      returned: (lag, partition) => ({
        lane: laneOf(partition),
        sign: "call",
        text: `lag is ${lag}`,
      }),
    },
  });
}

function values(records: readonly ConsumedRecord[], partition = 0): (string | null)[] {
  return records.filter((record) => record.partition === partition).map(({ value }) => value);
}

/** The polled record with this value. */
function pick(records: readonly ConsumedRecord[], value: string): ConsumedRecord {
  const found = records.find((record) => record.value === value);
  if (found === undefined) throw new Error(`poll() did not return record ${value}.`);
  return found;
}

describe("What groups have committed", () => {
  test("Remembers the last commit in each partition", () => {
    committed.commit("billing", 0, 5);
    committed.commit("billing", 1, 2);
    committed.commit("billing", 0, 7);
    const called = 'commit("billing", 0, 5), commit("billing", 1, 2), commit("billing", 0, 7); ';
    expect(committed.fetch("billing", 0), `${called}fetch("billing", 0)`).toBe(7);
    expect(committed.fetch("billing", 1), `${called}fetch("billing", 1)`).toBe(2);
  });

  test("Tells no commit from a commit of 0", () => {
    expect(committed.fetch("billing", 0), 'fetch("billing", 0) of a new store').toBe(null);
    committed.commit("billing", 0, 0);
    expect(committed.fetch("billing", 0), 'commit("billing", 0, 0), fetch("billing", 0)').toBe(0);
    expect(committed.fetch("billing", 1), 'commit("billing", 0, 0), fetch("billing", 1)').toBe(
      null,
    );
  });

  test("Keeps groups apart", () => {
    committed.commit("a", 12, 5);
    committed.commit("b", 12, 9);
    const called = 'commit("a", 12, 5), commit("b", 12, 9); ';
    expect(committed.fetch("a", 12), `${called}fetch("a", 12)`).toBe(5);
    expect(committed.fetch("b", 12), `${called}fetch("b", 12)`).toBe(9);
    expect(committed.fetch("c", 12), `${called}fetch("c", 12)`).toBe(null);
    expect(committed.fetch("a1", 2), `${called}fetch("a1", 2)`).toBe(null);
  });

  test("Lets a commit go back", () => {
    committed.commit("billing", 0, 7);
    committed.commit("billing", 0, 3);
    expect(
      committed.fetch("billing", 0),
      'commit("billing", 0, 7), commit("billing", 0, 3), fetch("billing", 0)',
    ).toBe(3);
  });
});

describe("Poll and position", () => {
  test("Reads every partition in the order of its offsets", () => {
    const consumer = consume([logOf("a0", "a1", "a2"), logOf("b0"), logOf("c0", "c1")]);
    const polled = consumer.poll(10);
    expect(values(polled, 0), "poll(10): partition 0").toEqual(["a0", "a1", "a2"]);
    expect(values(polled, 1), "poll(10): partition 1").toEqual(["b0"]);
    expect(values(polled, 2), "poll(10): partition 2").toEqual(["c0", "c1"]);
  });

  test("Goes on where the last poll stopped", () => {
    const log = logOf("a0", "a1");
    const consumer = consume([log]);
    expect(values(consumer.poll(10)), "poll(10) of a0, a1").toEqual(["a0", "a1"]);
    expect(values(consumer.poll(10)), "poll(10) of a0, a1, and poll(10) again").toEqual([]);
    append(log, "a2");
    expect(values(consumer.poll(10)), "poll(10) twice of a0, a1; a2 is written; poll(10)").toEqual([
      "a2",
    ]);
  });

  test("Returns at most the number of records it was asked for", () => {
    const consumer = consume([logOf("a0", "a1", "a2"), logOf("b0", "b1")]);
    const first = consumer.poll(4);
    expect(first.length, "number of records of poll(4), with 3 and 2 waiting").toBe(4);
    const rest = consumer.poll(4);
    expect(
      [...first, ...rest].map(({ value }) => value).sort(),
      "values of poll(4) and a second poll(4), sorted",
    ).toEqual(["a0", "a1", "a2", "b0", "b1"]);
  });

  test("Moves the position past what was returned, not past what was written", () => {
    const consumer = consume([logOf("a0", "a1", "a2"), logOf()]);
    expect(consumer.position(0), "position(0) before the first poll").toBe(0);
    consumer.poll(2);
    expect(consumer.position(0), "poll(2) of three records, position(0)").toBe(2);
    consumer.poll(2);
    expect(consumer.position(0), "poll(2) twice of three records, position(0)").toBe(3);
    expect(consumer.position(1), "position(1) of an empty partition").toBe(0);
  });

  test("Does not commit by polling", () => {
    const consumer = consume([logOf("a0", "a1")]);
    consumer.poll(10);
    consumer.poll(10);
    expect(committed.fetch("billing", 0), 'poll(10) twice, fetch("billing", 0)').toBe(null);
  });
});

describe("Commit and resume", () => {
  test("Commits the next offset to read, not the last one processed", () => {
    const consumer = consume([logOf("a0", "a1"), logOf("b0")]);
    const polled = consumer.poll(10);
    consumer.commit(pick(polled, "a1"));
    expect(committed.fetch("billing", 0), 'poll(10), commit(a1), fetch("billing", 0)').toBe(2);
    expect(committed.fetch("billing", 1), 'poll(10), commit(a1), fetch("billing", 1)').toBe(null);
  });

  test("Commits the record it is given, not everything that was polled", () => {
    const consumer = consume([logOf("a0", "a1", "a2", "a3")]);
    const polled = consumer.poll(10);
    consumer.commit(pick(polled, "a1"));
    expect(
      committed.fetch("billing", 0),
      'poll(10) returns a0 to a3, commit(a1), fetch("billing", 0)',
    ).toBe(2);
  });

  test("Resumes right after the last record that was committed", () => {
    const partitions = [logOf("a0", "a1", "a2", "a3"), logOf("b0", "b1")];
    const first = consume(partitions);
    const polled = first.poll(10);
    first.commit(pick(polled, "a1"));
    first.commit(pick(polled, "b0"));

    const second = consume(partitions);
    const called = "poll(10), commit(a1), commit(b0); a new consumer of the group: ";
    expect(second.position(0), `${called}position(0)`).toBe(2);
    const resumed = second.poll(10);
    expect(values(resumed, 0), `${called}poll(10), partition 0`).toEqual(["a2", "a3"]);
    expect(values(resumed, 1), `${called}poll(10), partition 1`).toEqual(["b1"]);
  });

  test("Polls on while commits come in behind it", () => {
    const consumer = consume([logOf("a0", "a1", "a2", "a3", "a4")]);
    const polled = consumer.poll(3);
    consumer.commit(pick(polled, "a0"));
    expect(consumer.position(0), "poll(3), commit(a0), position(0)").toBe(3);
    expect(values(consumer.poll(3)), "poll(3), commit(a0), poll(3)").toEqual(["a3", "a4"]);
  });

  test("Reads everything for each group", () => {
    const partitions = [logOf("a0", "a1", "a2")];
    const billing = consume(partitions, { group: "billing" });
    const audit = consume(partitions, { group: "audit" });
    billing.commit(pick(billing.poll(10), "a1"));
    expect(values(audit.poll(10)), "billing polls and commits a1; audit: poll(10)").toEqual([
      "a0",
      "a1",
      "a2",
    ]);
    audit.commit(pick(consume(partitions, { group: "audit" }).poll(1), "a0"));
    expect(
      values(consume(partitions, { group: "billing" }).poll(10)),
      "audit commits a0; a new consumer of billing: poll(10)",
    ).toEqual(["a2"]);
  });
});

describe("The reset policy", () => {
  test("Starts at the log start under earliest", () => {
    const consumer = consume([logFrom4To6()], { reset: "earliest" });
    expect(consumer.position(0), "log holds 4 and 5, earliest, position(0)").toBe(4);
    expect(values(consumer.poll(10)), "log holds 4 and 5, earliest, poll(10)").toEqual([
      "a4",
      "a5",
    ]);
  });

  test("Starts at the log end under latest and misses nothing after that", () => {
    const log = logOf("a0", "a1");
    const consumer = consume([log], { reset: "latest" });
    expect(values(consumer.poll(10)), "a0, a1 are written; latest, poll(10)").toEqual([]);
    append(log, "a2");
    expect(
      values(consumer.poll(10)),
      "a0, a1 are written; latest, poll(10); a2 is written; poll(10)",
    ).toEqual(["a2"]);
    append(log, "a3", "a4");
    expect(
      values(consumer.poll(1)),
      "latest, caught up at a2; a3, a4 are written; poll(1)",
    ).toEqual(["a3"]);
    expect(
      values(consumer.poll(1)),
      "latest, caught up at a2; a3, a4 are written; poll(1) twice",
    ).toEqual(["a4"]);
  });

  test("Keeps the position that it has told", () => {
    const log = logOf("a0", "a1");
    const consumer = consume([log], { reset: "latest" });
    expect(consumer.position(0), "a0, a1 are written; latest, position(0)").toBe(2);
    append(log, "a2");
    expect(
      values(consumer.poll(10)),
      "a0, a1 are written; latest, position(0); a2 is written; poll(10)",
    ).toEqual(["a2"]);
  });

  test("Refuses to guess under none", () => {
    const consumer = consume([logOf("a0")], { reset: "none" });
    expect(() => consumer.poll(10), "nothing committed, none, poll(10)").toThrow(
      NoOffsetForPartitionError,
    );
  });

  test("Prefers a commit to the reset policy, even a commit of 0", () => {
    const partitions = [logOf("a0", "a1", "a2")];
    for (const reset of ["earliest", "latest", "none"] as const) {
      committed.commit("billing", 0, 1);
      expect(
        values(consume(partitions, { reset }).poll(10)),
        `billing has committed 1; ${reset}, poll(10)`,
      ).toEqual(["a1", "a2"]);
      committed.commit("billing", 0, 0);
      expect(
        values(consume(partitions, { reset }).poll(10)),
        `billing has committed 0; ${reset}, poll(10)`,
      ).toEqual(["a0", "a1", "a2"]);
    }
  });

  test("Takes a commit at the log end for valid", () => {
    const log = logOf("a0", "a1");
    committed.commit("billing", 0, 2);
    for (const reset of ["earliest", "none"] as const) {
      expect(
        values(consume([log], { reset }).poll(10)),
        `billing has committed 2, which is the log end; ${reset}, poll(10)`,
      ).toEqual([]);
    }
  });

  test("Resets a commit that retention has overtaken", () => {
    const log = logFrom4To6();
    committed.commit("billing", 0, 3);
    expect(
      values(consume([log], { reset: "earliest" }).poll(10)),
      "billing has committed 3, log start is 4; earliest, poll(10)",
    ).toEqual(["a4", "a5"]);

    const latest = consume([log], { reset: "latest" });
    expect(
      values(latest.poll(10)),
      "billing has committed 3, log start is 4; latest, poll(10)",
    ).toEqual([]);
    append(log, "a6");
    expect(
      values(latest.poll(10)),
      "billing has committed 3, log start is 4; latest, poll(10); a6 is written; poll(10)",
    ).toEqual(["a6"]);
  });

  test("Resets a commit beyond the log end", () => {
    committed.commit("billing", 0, 9);
    expect(
      values(consume([logOf("a0", "a1")], { reset: "earliest" }).poll(10)),
      "billing has committed 9, log end is 2; earliest, poll(10)",
    ).toEqual(["a0", "a1"]);
  });

  test("Resets a position that retention overtakes between two polls", () => {
    const log = logOf("a0", "a1", "a2", "a3", "a4", "a5");
    const consumer = consume([log], { reset: "earliest" });
    consumer.commit(pick(consumer.poll(1), "a0"));
    applyRetention(log);
    expect(
      values(consumer.poll(10)),
      "poll(1), commit(a0), retention moves the log start to 4; earliest, poll(10)",
    ).toEqual(["a4", "a5"]);
  });

  test("Reports an offset off the log under none", () => {
    committed.commit("billing", 0, 3);
    const overtaken = consume([logFrom4To6()], { reset: "none" });
    expect(() => overtaken.poll(10), "committed 3, log start is 4; none, poll(10)").toThrow(
      OffsetOutOfRangeError,
    );
    committed.commit("billing", 0, 9);
    const beyond = consume([logFrom4To6()], { reset: "none" });
    expect(() => beyond.poll(10), "committed 9, log end is 6; none, poll(10)").toThrow(
      OffsetOutOfRangeError,
    );
  });

  test("Skips no record when a poll throws", () => {
    const partitions = [logOf("a0"), logOf("b0", "b1"), logOf("c0")];
    for (const missing of [0, 1, 2]) {
      startAfresh();
      for (const partition of [0, 1, 2]) {
        if (partition !== missing) committed.commit("billing", partition, 0);
      }
      const consumer = consume(partitions, { reset: "none" });
      expect(() => consumer.poll(10), `no commit in partition ${missing}, none, poll(10)`).toThrow(
        NoOffsetForPartitionError,
      );
      consumer.seek(missing, 0);
      expect(
        consumer
          .poll(10)
          .map(({ value }) => value)
          .sort(),
        `no commit in partition ${missing}, none, poll(10) throws, seek(${missing}, 0), poll(10), sorted`,
      ).toEqual(["a0", "b0", "b1", "c0"]);
    }
  });
});

describe("Seek and lag", () => {
  test("Polls from the offset it was told to seek", () => {
    const consumer = consume([logOf("a0", "a1", "a2"), logOf("b0", "b1")]);
    consumer.poll(10);
    consumer.seek(0, 1);
    expect(consumer.position(0), "poll(10), seek(0, 1), position(0)").toBe(1);
    const polled = consumer.poll(10);
    expect(values(polled, 0), "poll(10), seek(0, 1), poll(10): partition 0").toEqual(["a1", "a2"]);
    expect(values(polled, 1), "poll(10), seek(0, 1), poll(10): partition 1").toEqual([]);
  });

  test("Seeks without touching the commit", () => {
    const consumer = consume([logOf("a0", "a1", "a2")]);
    consumer.commit(pick(consumer.poll(10), "a1"));
    consumer.seek(0, 0);
    consumer.poll(10);
    expect(
      committed.fetch("billing", 0),
      'poll(10), commit(a1), seek(0, 0), poll(10), fetch("billing", 0)',
    ).toBe(2);
    consumer.seekToTime(0);
    expect(committed.fetch("billing", 0), 'commit(a1), seekToTime(0), fetch("billing", 0)').toBe(2);
  });

  test("Puts a seek before the commit and the reset policy", () => {
    const partitions = [logOf("a0", "a1", "a2")];
    for (const reset of ["earliest", "latest", "none"] as const) {
      const fresh = consume(partitions, { group: "fresh", reset });
      fresh.seek(0, 1);
      expect(values(fresh.poll(10)), `nothing committed, ${reset}, seek(0, 1), poll(10)`).toEqual([
        "a1",
        "a2",
      ]);
    }
    committed.commit("billing", 0, 2);
    const resumed = consume(partitions);
    resumed.seek(0, 0);
    expect(values(resumed.poll(10)), "billing has committed 2, seek(0, 0), poll(10)").toEqual([
      "a0",
      "a1",
      "a2",
    ]);
  });

  test("Asks the policy, not the commit, when a seek leads off the log", () => {
    const partitions = [logOf("a0", "a1", "a2")];
    committed.commit("billing", 0, 1);
    const earliest = consume(partitions, { reset: "earliest" });
    earliest.seek(0, 9);
    expect(
      values(earliest.poll(10)),
      "billing has committed 1, log end is 3; earliest, seek(0, 9), poll(10)",
    ).toEqual(["a0", "a1", "a2"]);
    const latest = consume(partitions, { reset: "latest" });
    latest.seek(0, 9);
    expect(
      values(latest.poll(10)),
      "billing has committed 1, log end is 3; latest, seek(0, 9), poll(10)",
    ).toEqual([]);
  });

  test("Seeks every partition to a moment", () => {
    const shorter = logOf("b0", "b1");
    const consumer = consume([logOf("a0", "a1", "a2", "a3"), shorter, logFrom4To6()]);
    const called = "records of each partition are written at 0, 100, 200 ...; ";
    consumer.seekToTime(150);
    const polled = consumer.poll(100);
    expect(values(polled, 0), `${called}seekToTime(150), poll(100): a0 to a3`).toEqual([
      "a2",
      "a3",
    ]);
    expect(values(polled, 1), `${called}seekToTime(150), poll(100): b0, b1`).toEqual([]);
    expect(values(polled, 2), `${called}seekToTime(150), poll(100): a4, a5`).toEqual(["a4", "a5"]);
    append(shorter, "b2");
    expect(
      values(consumer.poll(100), 1),
      `${called}seekToTime(150), poll(100); b2 is written; poll(100)`,
    ).toEqual(["b2"]);

    consumer.seekToTime(100);
    expect(consumer.position(0), `${called}seekToTime(100), position(0)`).toBe(1);
    expect(consumer.position(1), `${called}seekToTime(100), position(1)`).toBe(1);
    expect(consumer.position(2), `${called}seekToTime(100), position(2)`).toBe(4);

    consumer.seekToTime(0);
    expect(consumer.position(0), `${called}seekToTime(0), position(0)`).toBe(0);
  });

  test("Counts lag from the commit to the log end", () => {
    const log = logOf("a0", "a1", "a2", "a3", "a4", "a5");
    const other = logOf("b0");
    const consumer = consume([log, other]);
    const polled = consumer.poll(10);
    consumer.commit(pick(polled, "a1"));
    consumer.commit(pick(polled, "b0"));
    expect(consumer.lag(0), "six records, poll(10), commit(a1), lag(0)").toBe(4);
    expect(consumer.lag(1), "one record, poll(10), commit(b0), lag(1)").toBe(0);
    append(log, "a6");
    expect(
      consumer.lag(0),
      "poll(10) of six records, commit(a1); one more record is written; lag(0)",
    ).toBe(5);
    consumer.seek(0, 0);
    expect(consumer.lag(0), "commit(a1), log end is 7; seek(0, 0), lag(0)").toBe(5);
    applyRetention(log);
    expect(
      consumer.lag(0),
      "commit(a1), log end is 7; retention moves the log start to 4; lag(0)",
    ).toBe(5);
  });

  test("Knows no lag where nothing was committed", () => {
    const consumer = consume([logOf("a0", "a1")]);
    expect(consumer.lag(0), "lag(0) before the first poll").toBe(null);
    consumer.poll(10);
    expect(consumer.lag(0), "poll(10), lag(0)").toBe(null);
    committed.commit("billing", 0, 0);
    expect(consumer.lag(0), "billing commits 0, lag(0)").toBe(2);
  });
});
