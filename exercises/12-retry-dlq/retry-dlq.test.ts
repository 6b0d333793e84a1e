import { describe, expect, test } from "vitest";
import { ManualClock, settle } from "#broker/clock";
import { PermanentError } from "#broker/errors";
import { PartitionLog } from "#broker/partition-log";
import { type Random, seededRandom } from "#broker/random";
import type { Headers, LogRecord, ProducerRecord } from "#broker/types";
import { startTrace, type TraceRecorder } from "#grading/trace";
import {
  backoffMs,
  type Failure,
  RetryingConsumer,
  type RetryingConsumerOptions,
  replay,
  toDeadLetter,
} from "./retry-dlq.ts";

/** A `Random` that always gives the same number. */
function always(number: number): Random {
  return { next: () => number };
}

describe("Wait longer after every failure", () => {
  const backoff = { baseMs: 100, maxMs: 10_000 };

  test("Spreads the waits from nothing up to the limit", () => {
    expect(
      [0, 0.25, 0.75].map((number) => backoffMs(3, backoff, always(number))),
      "baseMs 100; backoffMs after 3 failures, random gives 0, 0.25, 0.75",
    ).toEqual([0, 100, 300]);
  });

  test("Doubles the limit after every failure", () => {
    expect(
      [1, 2, 3, 4].map((failures) => backoffMs(failures, backoff, always(0.5))),
      "baseMs 100, random gives 0.5; backoffMs after 1, 2, 3, 4 failures",
    ).toEqual([50, 100, 200, 400]);
  });

  test("Never waits longer than the cap, however many failures", () => {
    expect(
      [7, 8, 32, 40, 2000].map((failures) => backoffMs(failures, backoff, always(0.5))),
      "baseMs 100, maxMs 10000, random gives 0.5; backoffMs after 7, 8, 32, 40, 2000 failures",
    ).toEqual([3200, 5000, 5000, 5000, 5000]);
  });

  test("Draws every wait from the random source it is given", () => {
    const seed = 12;
    const random = seededRandom(seed);
    const same = seededRandom(seed);
    for (const failures of [1, 1, 2, 3]) {
      expect(
        backoffMs(failures, backoff, random),
        `seed ${seed}; backoffMs(${failures})`,
      ).toBeCloseTo(same.next() * 100 * 2 ** (failures - 1), 6);
    }
  });
});

/** Record 17 of some partition, unless told otherwise. */
function logRecord(change: Partial<LogRecord> = {}): LogRecord {
  return {
    offset: 17,
    timestamp: 1_700_000,
    key: "card-7",
    value: "charge 20",
    headers: { trace: "t1" },
    ...change,
  };
}

function failure(change: Partial<Failure> = {}): Failure {
  return {
    source: { topic: "payments", partition: 2 },
    group: "billing",
    error: new RangeError("amount out of range"),
    attempts: 3,
    firstFailureAt: 1_800_000,
    lastFailureAt: 1_800_350,
    ...change,
  };
}

describe("Write a dead letter that can be replayed", () => {
  test("Keeps the key, the value and the headers of the record", () => {
    const dead = toDeadLetter(logRecord(), failure());
    expect([dead.key, dead.value], "key and value of toDeadLetter(record 17)").toEqual([
      "card-7",
      "charge 20",
    ]);
    expect(dead.headers?.["trace"], 'header "trace" of toDeadLetter(record 17)').toBe("t1");
  });

  test("Keeps a missing key and a tombstone as they are", () => {
    const dead = toDeadLetter(logRecord({ key: null, value: null }), failure());
    expect(
      [dead.key, dead.value],
      "key and value of toDeadLetter(a record without key and value)",
    ).toEqual([null, null]);
  });

  test("Says where and when the record was written", () => {
    const { headers } = toDeadLetter(logRecord(), failure());
    expect(
      picked(headers, "dlq.topic", "dlq.partition", "dlq.offset", "dlq.timestamp"),
      "headers of toDeadLetter(payments-2, offset 17, written at 1700000)",
    ).toEqual(["payments", "2", "17", "1700000"]);
  });

  test("Says what failed, how often, when, and for whom", () => {
    const { headers } = toDeadLetter(logRecord(), failure());
    expect(
      picked(headers, "dlq.error-class", "dlq.error-message", "dlq.group"),
      "headers of toDeadLetter(RangeError, group billing)",
    ).toEqual(["RangeError", "amount out of range", "billing"]);
    expect(
      picked(headers, "dlq.attempts", "dlq.first-failure", "dlq.last-failure"),
      "headers of toDeadLetter(3 attempts, failed from 1800000 to 1800350)",
    ).toEqual(["3", "1800000", "1800350"]);
  });

  test("Describes what was thrown even if it is not an error", () => {
    const { headers } = toDeadLetter(logRecord(), failure({ error: "gateway down" }));
    expect(
      picked(headers, "dlq.error-class", "dlq.error-message"),
      'headers of toDeadLetter(the string "gateway down" was thrown)',
    ).toEqual(["string", "gateway down"]);
    const nothing = toDeadLetter(logRecord(), failure({ error: undefined }));
    expect(
      picked(nothing.headers, "dlq.error-class", "dlq.error-message"),
      "headers of toDeadLetter(undefined was thrown)",
    ).toEqual(["undefined", "undefined"]);
  });

  test("Leaves its own timestamp to the dead-letter log", () => {
    expect(
      toDeadLetter(logRecord(), failure()).timestamp,
      "timestamp of toDeadLetter(record written at 1700000)",
    ).toBe(undefined);
  });

  test("Keeps the count of replays and renews the rest", () => {
    const headers = { trace: "t1", "dlq.replays": "1", "dlq.offset": "3", "dlq.attempts": "9" };
    const dead = toDeadLetter(logRecord({ headers }), failure());
    expect(
      picked(dead.headers, "trace", "dlq.replays", "dlq.offset", "dlq.attempts"),
      "headers of toDeadLetter(a record that was replayed once and failed again)",
    ).toEqual(["t1", "1", "17", "3"]);
  });
});

function picked(headers: Headers | undefined, ...names: readonly string[]): (string | undefined)[] {
  return names.map((name) => headers?.[name]);
}

/** A consumer whose calls, and what it calls, are traced: a lane for each key, in which order matters. */
function startTraced(options: RetryingConsumerOptions, trace: TraceRecorder): RetryingConsumer {
  const laneOf = ({ key }: LogRecord) => (key === null ? "no key" : `key "${key}"`);
  const watched = trace.watch(options, {
    handle: {
      returned: (_, record) => ({
        lane: laneOf(record),
        sign: "handle",
        values: [record.offset],
      }),
      threw: (_, record) => ({
        lane: laneOf(record),
        sign: "fail",
        values: [record.offset],
        text: `handle ${record.offset} fails`,
      }),
    },
    writeDeadLetter: {
      returned: (_, { headers }) => ({
        lane: "dead letters",
        sign: "dead-letter",
        values: [headers?.["dlq.offset"]],
      }),
      threw: (_, { headers }) => ({
        lane: "dead letters",
        sign: "refuse",
        values: [headers?.["dlq.offset"]],
        text: `the dead letter of ${headers?.["dlq.offset"]} cannot be written`,
      }),
    },
    commit: {
      called: (offset) => ({ lane: "commit", sign: "commit", values: [offset] }),
      threw: (_, offset) => ({
        lane: "commit",
        sign: "refuse",
        values: [offset],
        text: `commit ${offset} is refused`,
      }),
    },
  });
  return trace.watch(new RetryingConsumer(watched), {
    poll: {
      called: (maxRecords) => ({
        lane: "poll",
        sign: "call",
        text: `poll(${maxRecords ?? ""})`,
      }),
    },
  });
}

/** How handling a record goes: so many failures first, every time, or an error that no retry cures. */
type Outcome = number | "always" | "permanent";

interface Scene {
  /** Keys of the records of payments-2, by offset. */
  readonly keys: readonly (string | null)[];
  /** By offset. Records that are not named are handled at once. */
  readonly fails?: Readonly<Record<number, Outcome>>;
  readonly maxAttempts?: number;
  /** How many writes of dead letters fail before one succeeds. */
  readonly deadLetterFailures?: number;
}

/** payments-2, a handler, a dead-letter log and a clock. Waits are 50 ms, 100 ms, 200 ms, ... */
function stage({ keys, fails = {}, maxAttempts = 3, deadLetterFailures = 0 }: Scene) {
  const clock = new ManualClock(1_000);
  const log = new PartitionLog({ clock, segmentBytes: 1_000_000 });
  for (const key of keys) log.append({ key, value: "charge" });

  const trace = startTrace(clock);
  const tried: number[] = [];
  const handled: number[] = [];
  const commits: number[] = [];
  const deadLetters: ProducerRecord[] = [];
  let failingWrites = deadLetterFailures;

  function startConsumer(startOffset: number): RetryingConsumer {
    return startTraced(
      {
        source: { topic: "payments", partition: 2 },
        log,
        group: "billing",
        startOffset,
        maxAttempts,
        backoff: { baseMs: 100, maxMs: 10_000 },
        async handle({ offset }) {
          const outcome = fails[offset] ?? 0;
          tried.push(offset);
          if (outcome === "permanent") throw new PermanentError("unknown card");
          const attempts = tried.filter((other) => other === offset).length;
          if (outcome === "always" || attempts <= outcome) throw new Error("gateway timed out");
          handled.push(offset);
        },
        async writeDeadLetter(record) {
          if (failingWrites-- > 0) throw new Error("dead-letter log unavailable");
          deadLetters.push(record);
        },
        async commit(offset) {
          commits.push(offset);
        },
        clock,
        random: always(0.5),
      },
      trace,
    );
  }

  const consumer = startConsumer(0);
  return {
    consumer,
    clock,
    tried,
    handled,
    commits,
    deadLetters,
    /** The process dies; another one starts with what is committed. */
    restart(startOffset: number): RetryingConsumer {
      trace.add({ lane: "commit", sign: "crash", text: "crash" });
      trace.add({
        lane: "commit",
        sign: "start",
        text: `a new consumer starts at ${startOffset}`,
      });
      return startConsumer(startOffset);
    },
    deadOffsets: () => deadLetters.map(({ headers }) => headers?.["dlq.offset"]),
    /** Lets time pass, then polls. */
    async pollAfter(ms: number): Promise<void> {
      await clock.advance(ms);
      await consumer.poll();
    },
  };
}

describe("Retry a key and leave the others alone", () => {
  test("Handles every record once when nothing fails", async () => {
    const { consumer, tried } = stage({ keys: ["a", "b", null, "a"] });
    await consumer.poll();
    await consumer.poll();
    expect(tried, "four records; poll() twice; offsets handled").toEqual([0, 1, 2, 3]);
  });

  test("Reads as many new records as asked, and goes on from there", async () => {
    const { consumer, tried } = stage({ keys: ["a", "b", "a"] });
    await consumer.poll(2);
    expect(tried, "three records; poll(2)").toEqual([0, 1]);
    await consumer.poll(2);
    expect(tried, "three records; poll(2), poll(2)").toEqual([0, 1, 2]);
  });

  test("Waits before it tries again, and longer the second time", async () => {
    const { tried, handled, pollAfter } = stage({ keys: ["a"], fails: { 0: 2 } });
    await pollAfter(0);
    await pollAfter(49);
    expect(tried, "0 fails; waits of 50 and 100; poll() at 0 and 49 ms").toEqual([0]);
    await pollAfter(1);
    expect(tried, "0 fails; poll() at 0, 49, 50 ms").toEqual([0, 0]);
    await pollAfter(99);
    expect(tried, "0 fails again; poll() at 0, 49, 50, 149 ms").toEqual([0, 0]);
    await pollAfter(1);
    expect(
      handled,
      "maxAttempts 3, 0 fails twice; poll() at 0, 49, 50, 149, 150 ms; handled",
    ).toEqual([0]);
  });

  test("Calls the handler as often as allowed, then writes a dead letter", async () => {
    const { tried, deadOffsets, pollAfter } = stage({ keys: ["a"], fails: { 0: "always" } });
    await pollAfter(0);
    await pollAfter(50);
    expect(deadOffsets(), "maxAttempts 3, 0 always fails; dead letters after 2 attempts").toEqual(
      [],
    );
    await pollAfter(100);
    expect(deadOffsets(), "maxAttempts 3, 0 always fails; dead letters after 3").toEqual(["0"]);
    await pollAfter(100_000);
    expect(tried, "maxAttempts 3, 0 always fails; attempts in the end").toEqual([0, 0, 0]);
  });

  test("Tries a record that may be tried once, once", async () => {
    const { consumer, tried, deadOffsets } = stage({
      keys: ["a", "a"],
      fails: { 0: 1 },
      maxAttempts: 1,
    });
    await consumer.poll();
    expect(tried, "maxAttempts 1, 0 fails; poll(); tried").toEqual([0, 1]);
    expect(deadOffsets(), "maxAttempts 1, 0 fails; poll(); dead letters").toEqual(["0"]);
  });

  test("Does not retry an error that no retry can cure", async () => {
    const { consumer, tried, deadLetters } = stage({
      keys: ["a", "b"],
      fails: { 0: "permanent" },
    });
    await consumer.poll();
    expect(tried, "0 throws a PermanentError; poll(); tried").toEqual([0, 1]);
    expect(
      deadLetters.flatMap(({ headers }) => picked(headers, "dlq.error-class", "dlq.attempts")),
      "0 throws a PermanentError; poll(); error class and attempts of its dead letter",
    ).toEqual(["PermanentError", "1"]);
  });

  test("Goes on with other keys while one waits", async () => {
    const { consumer, handled } = stage({ keys: ["a", "b", "c", "b"], fails: { 0: "always" } });
    await consumer.poll();
    expect(handled, "keys a, b, c, b; a fails; poll(); handled").toEqual([1, 2, 3]);
  });

  test("Holds back the later records of a waiting key, then handles them in order", async () => {
    const { tried, handled, pollAfter } = stage({ keys: ["a", "b", "a", "a"], fails: { 0: 1 } });
    await pollAfter(0);
    await pollAfter(20);
    expect(tried, "keys a, b, a, a; 0 fails; poll() at 0 and 20 ms; tried").toEqual([0, 1]);
    await pollAfter(30);
    expect(handled, "keys a, b, a, a; 0 fails once; poll() at 0, 20, 50 ms; handled").toEqual([
      1, 0, 2, 3,
    ]);
  });

  test("Holds back records of a waiting key that arrive while it waits", async () => {
    const { consumer, tried } = stage({ keys: ["a", "b", "a"], fails: { 0: 1 } });
    await consumer.poll(2);
    await consumer.poll(2);
    expect(tried, "keys a, b, a; 0 fails; poll(2) twice at 0 ms; tried").toEqual([0, 1]);
  });

  test("Lets a key go on after its dead letter", async () => {
    const { handled, deadOffsets, pollAfter } = stage({
      keys: ["a", "a", "a"],
      fails: { 0: "always" },
    });
    for (const ms of [0, 50, 100]) await pollAfter(ms);
    expect(deadOffsets(), "three records of a; 0 always fails; dead letters").toEqual(["0"]);
    expect(handled, "three records of a; 0 always fails; handled at 150 ms").toEqual([1, 2]);
  });

  test("Counts the attempts of every record on its own", async () => {
    const { handled, deadOffsets, pollAfter } = stage({ keys: ["a", "a"], fails: { 0: 2, 1: 2 } });
    for (const ms of [0, 50, 100, 50, 100]) await pollAfter(ms);
    expect(deadOffsets(), "maxAttempts 3; 0 and 1 fail twice each; dead letters").toEqual([]);
    expect(handled, "maxAttempts 3; 0 and 1 fail twice each; handled").toEqual([0, 1]);
  });

  test("Lets records without a key go past one another, unlike those of the empty key", async () => {
    const { consumer, tried } = stage({ keys: [null, null, "", ""], fails: { 0: 1, 2: 1 } });
    await consumer.poll();
    expect(tried, "keys null, null, empty, empty; 0 and 2 fail; poll(); tried").toEqual([0, 1, 2]);
  });

  test("Writes into the dead letter when the record first and last failed", async () => {
    const { deadLetters, pollAfter } = stage({ keys: ["a"], fails: { 0: "always" } });
    for (const ms of [0, 50, 100]) await pollAfter(ms);
    expect(
      deadLetters.flatMap(({ headers }) =>
        picked(headers, "dlq.attempts", "dlq.first-failure", "dlq.last-failure", "dlq.group"),
      ),
      "0 fails at 1000, 1050 and 1150 ms; attempts, first and last failure, group",
    ).toEqual(["3", "1000", "1150", "billing"]);
  });

  test("Counts the wait from when the handler failed, not from when it was called", async () => {
    const clock = new ManualClock(1_000);
    const log = new PartitionLog({ clock, segmentBytes: 1_000_000 });
    log.append({ key: "a", value: "charge" });
    const failedAt: number[] = [];
    const deadLetters: ProducerRecord[] = [];
    const consumer = startTraced(
      {
        source: { topic: "payments", partition: 2 },
        log,
        group: "billing",
        startOffset: 0,
        maxAttempts: 2,
        backoff: { baseMs: 100, maxMs: 10_000 },
        async handle() {
          await clock.advance(30);
          failedAt.push(clock.now());
          throw new Error("gateway timed out");
        },
        async writeDeadLetter(record) {
          deadLetters.push(record);
        },
        commit: async () => {},
        clock,
        random: always(0.5),
      },
      startTrace(clock),
    );
    await consumer.poll();
    await clock.advance(49);
    await consumer.poll();
    expect(failedAt, "the handler fails after 30 ms; wait of 50; poll() at 0 and 79 ms").toEqual([
      1_030,
    ]);
    await clock.advance(1);
    await consumer.poll();
    expect(failedAt, "the handler fails after 30 ms; poll() at 0, 79 and 80 ms").toEqual([
      1_030, 1_110,
    ]);
    expect(
      deadLetters.flatMap(({ headers }) =>
        picked(headers, "dlq.first-failure", "dlq.last-failure"),
      ),
      "the handler fails 30 ms after poll() at 1000 and 1080 ms; first and last failure",
    ).toEqual(["1030", "1110"]);
  });
});

describe("Commit only what is finished", () => {
  test("Commits the next offset to read when everything is finished", async () => {
    const { consumer, commits } = stage({ keys: ["a", "b", "a"] });
    await consumer.poll();
    expect(commits, "three records; poll(); committed").toEqual([3]);
  });

  test("Commits no further than the first record that waits", async () => {
    const { commits, pollAfter } = stage({ keys: ["a", "b", "c", "b"], fails: { 1: 1 } });
    await pollAfter(0);
    expect(commits, "keys a, b, c, b; 1 fails; poll(); committed").toEqual([1]);
    await pollAfter(50);
    expect(commits, "keys a, b, c, b; 1 fails once; poll() at 0 and 50 ms").toEqual([1, 4]);
  });

  test("Commits nothing when nothing new is finished", async () => {
    const { commits, pollAfter } = stage({ keys: ["a", "b"], fails: { 0: 1 } });
    await pollAfter(0);
    await pollAfter(10);
    expect(commits, "0 fails, 1 does not; poll() at 0 and 10 ms; committed").toEqual([]);
    await pollAfter(40);
    await pollAfter(10);
    expect(commits, "0 fails once; poll() at 0, 10, 50, 60 ms; committed").toEqual([2]);
  });

  test("Commits past a record only after its dead letter is written", async () => {
    const clock = new ManualClock();
    const log = new PartitionLog({ clock, segmentBytes: 1_000_000 });
    log.append({ key: "a", value: "charge" });
    const commits: number[] = [];
    let finishWrite = (): void => {};
    const consumer = startTraced(
      {
        source: { topic: "payments", partition: 2 },
        log,
        group: "billing",
        startOffset: 0,
        maxAttempts: 1,
        backoff: { baseMs: 100, maxMs: 10_000 },
        handle: () => Promise.reject(new Error("gateway timed out")),
        writeDeadLetter: () =>
          new Promise((resolve) => {
            finishWrite = resolve;
          }),
        commit: async (offset) => {
          commits.push(offset);
        },
        clock,
        random: always(0.5),
      },
      startTrace(clock),
    );
    const polled = consumer.poll();
    await settle();
    expect(commits, "0 fails for good; poll(); committed while its dead letter is written").toEqual(
      [],
    );
    finishWrite();
    await polled;
    expect(commits, "0 fails for good; poll(); committed once it is written").toEqual([1]);
  });

  test("Holds everything back if the dead letter cannot be written, and writes it later", async () => {
    const { tried, commits, deadOffsets, pollAfter } = stage({
      keys: ["a", "b", "a"],
      fails: { 0: "permanent" },
      deadLetterFailures: 1,
    });
    await pollAfter(0);
    expect(tried, "keys a, b, a; 0 fails for good, its dead letter too; poll(); tried").toEqual([
      0, 1,
    ]);
    expect(commits, "0 fails for good, its dead letter too; poll(); committed").toEqual([]);
    await pollAfter(49);
    expect(deadOffsets(), "the write fails once; wait of 50; poll() at 0 and 49 ms").toEqual([]);
    await pollAfter(1);
    expect(deadOffsets(), "the write fails once; poll() at 0, 49, 50 ms; dead letters").toEqual([
      "0",
    ]);
    expect(tried, "the write fails once; poll() at 0, 49, 50 ms; tried").toEqual([0, 1, 2]);
    expect(commits, "the write fails once; poll() at 0, 49, 50 ms; committed").toEqual([3]);
  });

  test("Waits for its commit, and commits again what could not be committed", async () => {
    const clock = new ManualClock();
    const log = new PartitionLog({ clock, segmentBytes: 1_000_000 });
    log.append({ key: "a", value: "charge" });
    const commits: number[] = [];
    const consumer = startTraced(
      {
        source: { topic: "payments", partition: 2 },
        log,
        group: "billing",
        startOffset: 0,
        maxAttempts: 1,
        backoff: { baseMs: 100, maxMs: 10_000 },
        handle: async () => {},
        writeDeadLetter: async () => {},
        async commit(offset) {
          commits.push(offset);
          await settle();
          if (commits.length === 1) throw new Error("coordinator not available");
        },
        clock,
        random: always(0.5),
      },
      startTrace(clock),
    );
    const first = await consumer.poll().then(
      () => "resolved",
      () => "rejected",
    );
    expect(first, "one record; commit rejects; poll()").toBe("rejected");
    await consumer.poll();
    expect(commits, "one record; commit rejects; poll() twice; commit called with").toEqual([1, 1]);
  });

  test("Redelivers what was not finished after a crash", async () => {
    const { consumer, commits, tried, restart } = stage({
      keys: ["a", "b", "a", "c"],
      fails: { 1: 1 },
    });
    await consumer.poll();
    expect(commits, "keys a, b, a, c; 1 fails; poll(); committed").toEqual([1]);
    await restart(1).poll();
    expect(tried, "1 fails; poll(), crash, a new consumer starts at 1, poll(); tried").toEqual([
      0, 1, 2, 3, 1, 2, 3,
    ]);
    expect(commits, "1 fails; poll(), crash, a new consumer starts at 1, poll()").toEqual([1, 4]);
  });
});

/** A dead-letter log that holds these records, and a way to send them back that notes what it is asked. */
function replayStage(...records: readonly ProducerRecord[]) {
  const log = new PartitionLog({ clock: new ManualClock(9_000), segmentBytes: 1_000_000 });
  for (const record of records) log.append(record);
  const sent: { topic: string; record: ProducerRecord }[] = [];
  return {
    log,
    sent,
    async send(topic: string, record: ProducerRecord): Promise<void> {
      sent.push({ topic, record });
      if (sent.length > 20) throw new Error("20 records were sent, and there is no end to it");
    },
  };
}

function dead(value: string, headers: Headers = {}): ProducerRecord {
  return {
    key: "card-7",
    value,
    headers: {
      trace: "t1",
      "dlq.topic": "payments",
      "dlq.partition": "2",
      "dlq.offset": "17",
      "dlq.timestamp": "1700000",
      "dlq.error-class": "Error",
      ...headers,
    },
  };
}

describe("Replay without a loop", () => {
  test("Sends a dead letter back to its topic as it was", async () => {
    const { log, sent, send } = replayStage(dead("charge 20"));
    await replay({ deadLetters: log, fromOffset: 0, maxReplays: 3, send });
    expect(sent, "replay of one dead letter of payments-2").toEqual([
      {
        topic: "payments",
        record: {
          key: "card-7",
          value: "charge 20",
          timestamp: 1_700_000,
          headers: { trace: "t1", "dlq.replays": "1" },
        },
      },
    ]);
  });

  test("Counts the replays of a record", async () => {
    const { log, sent, send } = replayStage(dead("charge 20", { "dlq.replays": "1" }));
    await replay({ deadLetters: log, fromOffset: 0, maxReplays: 3, send });
    expect(
      sent.map(({ record }) => record.headers?.["dlq.replays"]),
      'maxReplays 3; header "dlq.replays" of a record that was replayed once before',
    ).toEqual(["2"]);
  });

  test("Leaves a record that was replayed as often as allowed", async () => {
    const { log, sent, send } = replayStage(
      dead("first"),
      dead("second", { "dlq.replays": "2" }),
      dead("third", { "dlq.replays": "1" }),
    );
    const report = await replay({ deadLetters: log, fromOffset: 0, maxReplays: 2, send });
    expect(
      sent.map(({ record }) => record.value),
      "maxReplays 2; records replayed 0, 2 and 1 times before; sent",
    ).toEqual(["first", "third"]);
    expect(report, "maxReplays 2; records replayed 0, 2 and 1 times before; report").toEqual({
      sent: 2,
      left: 1,
      nextOffset: 3,
    });
  });

  test("Leaves a record that names no topic", async () => {
    const { log, sent, send } = replayStage({ key: null, value: "stray" }, dead("charge 20"));
    const report = await replay({ deadLetters: log, fromOffset: 0, maxReplays: 3, send });
    expect(
      sent.map(({ record }) => record.value),
      "a record without dead-letter headers, then a dead letter; sent",
    ).toEqual(["charge 20"]);
    expect(report, "a record without dead-letter headers, then a dead letter; report").toEqual({
      sent: 1,
      left: 1,
      nextOffset: 2,
    });
  });

  test("Begins and ends where it is told", async () => {
    const { log, sent, send } = replayStage(dead("first"), dead("second"), dead("third"));
    const report = await replay({ deadLetters: log, fromOffset: 1, maxReplays: 3, send });
    expect(
      sent.map(({ record }) => record.value),
      "three dead letters; replay from 1; sent",
    ).toEqual(["second", "third"]);
    expect(report.nextOffset, "three dead letters; replay from 1; nextOffset").toBe(3);
    expect(
      await replay({ deadLetters: log, fromOffset: 3, maxReplays: 3, send }),
      "three dead letters; replay from 3",
    ).toEqual({ sent: 0, left: 0, nextOffset: 3 });
  });

  test("Leaves what fails again meanwhile to the next replay", async () => {
    const { log, sent, send } = replayStage(dead("first"), dead("second"));
    const report = await replay({
      deadLetters: log,
      fromOffset: 0,
      maxReplays: 100,
      async send(topic, record) {
        await send(topic, record);
        log.append(dead(`${record.value} again`, record.headers));
      },
    });
    expect(
      sent.map(({ record }) => record.value),
      "two dead letters; what is sent fails at once and is appended behind them; sent",
    ).toEqual(["first", "second"]);
    expect(report.nextOffset, "two dead letters that fail again; nextOffset").toBe(2);
  });

  test("Sends one dead letter after the other", async () => {
    const { log } = replayStage(dead("first"), dead("second"));
    const events: string[] = [];
    await replay({
      deadLetters: log,
      fromOffset: 0,
      maxReplays: 3,
      async send(_topic, { value }) {
        events.push(`${value} begins`);
        await settle();
        events.push(`${value} is sent`);
      },
    });
    expect(events, "two dead letters; a slow send").toEqual([
      "first begins",
      "first is sent",
      "second begins",
      "second is sent",
    ]);
  });

  test("Comes to rest when a record fails every time", async () => {
    const { log, sent, send } = replayStage(dead("charge 20"));
    let fromOffset = 0;
    for (let run = 0; run < 5; run++) {
      const report = await replay({
        deadLetters: log,
        fromOffset,
        maxReplays: 2,
        async send(topic, record) {
          await send(topic, record);
          log.append(toDeadLetter(logRecord({ headers: record.headers ?? {} }), failure()));
        },
      });
      fromOffset = report.nextOffset;
    }
    expect(sent.length, "maxReplays 2; five replays of a record that always fails; sent").toBe(2);
  });
});
