import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock, settle } from "#broker/clock";
import { errorName, startTrace, type TraceRecorder } from "#grading/trace";
import {
  BoundedBuffer,
  type BufferOptions,
  type Overflow,
  type PutLimits,
  TokenBucket,
  Valve,
  type ValveOptions,
} from "./back-pressure.ts";

let clock: ManualClock;
let trace: TraceRecorder;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  trace = startTrace(clock);
});

function bufferOf(capacity: number, options: Partial<BufferOptions> = {}): BoundedBuffer<string> {
  const all: BufferOptions = { clock, capacity, ...options };
  trace.restart();
  trace.add({
    lane: "buffer",
    sign: "start",
    text: `a buffer of ${capacity}, ${all.overflow ?? "block"}`,
  });
  return trace.watch(new BoundedBuffer<string>(all), {
    put: {
      called: (record) => ({ lane: "put", sign: "wait", values: [record], text: `put ${record}` }),
      returned: (stored, record) => ({
        lane: stored ? "buffer" : "put",
        sign: stored ? "append" : "drop",
        values: [record],
        text: stored ? `${record} is stored` : `${record} is dropped`,
      }),
      threw: (error, record) => ({
        lane: "put",
        sign: "refuse",
        values: [record],
        text: `${record} is refused: ${errorName(error)}`,
      }),
    },
    poll: {
      called: (maxRecords) => ({ lane: "poll", sign: "call", text: `poll(${maxRecords})` }),
      returned: (records) => ({
        lane: "poll",
        sign: "read",
        values: records,
        text: records.length === 0 ? "poll returns nothing" : `poll returns ${records.join(", ")}`,
      }),
    },
    close: { called: () => ({ lane: "buffer", sign: "crash", text: "close()" }) },
  });
}

/** What has become of a put: "waiting", "stored", "not stored", or the name of the error it was refused with. */
interface Outcome {
  readonly now: string;
}

/** Calls put and keeps an eye on the promise, so that a put that never settles fails a test at once. */
function put(buffer: BoundedBuffer<string>, record: string, limits?: PutLimits): Outcome {
  const outcome = { now: "waiting" };
  const promise = (async () => buffer.put(record, limits))();
  promise.then(
    (stored) => {
      outcome.now = stored ? "stored" : "not stored";
    },
    (error: unknown) => {
      outcome.now = error instanceof Error ? error.name : String(error);
      // The name alone would hide what went wrong when the learner's own code broke.
      if (error instanceof Error && /^(Error|TypeError|ReferenceError)$/.test(error.name)) {
        outcome.now += `: ${error.message}`;
      }
    },
  );
  return outcome;
}

/** A buffer that was filled with the given records, without room for more. */
async function fullBuffer(...records: string[]): Promise<BoundedBuffer<string>> {
  const buffer = bufferOf(records.length);
  for (const record of records) put(buffer, record);
  await settle();
  return buffer;
}

function outcomes(...puts: Outcome[]): string[] {
  return puts.map((each) => each.now);
}

describe("Make the producer wait", () => {
  test("Stores records at once while there is room", async () => {
    const buffer = bufferOf(3);
    const a = put(buffer, "a");
    const b = put(buffer, "b");
    await settle();
    expect(outcomes(a, b), 'capacity 3; put("a"); put("b")').toEqual(["stored", "stored"]);
    expect(buffer.size, 'capacity 3; put("a"); put("b"); size').toBe(2);
    expect(buffer.poll(10), 'put("a"); put("b"); poll(10)').toEqual(["a", "b"]);
    expect(buffer.poll(10), "poll(10) on an empty buffer").toEqual([]);
  });

  test("Makes a put wait while the buffer is full", async () => {
    const buffer = await fullBuffer("a", "b");
    const c = put(buffer, "c");
    await settle();
    expect(c.now, 'capacity 2; put("a"); put("b"); put("c")').toBe("waiting");
    expect(buffer.size, 'capacity 2; put("a"); put("b"); put("c"); size').toBe(2);
  });

  test("Lets a waiting put in as soon as a record is polled", async () => {
    const buffer = await fullBuffer("a", "b");
    const c = put(buffer, "c");
    await settle();
    expect(buffer.poll(1), 'capacity 2; put("a"); put("b"); put("c"); poll(1)').toEqual(["a"]);
    await settle();
    expect(c.now, 'put("c") waits; poll(1); the clock stands still').toBe("stored");
    expect(buffer.poll(10), 'put("c") waited; poll(1); poll(10)').toEqual(["b", "c"]);
  });

  test("Lets waiting puts in in the order they came", async () => {
    const buffer = await fullBuffer("a");
    for (const record of ["b", "c", "d"]) put(buffer, record);
    await settle();
    const polled: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      polled.push(...buffer.poll(1));
      await settle();
    }
    expect(polled, 'capacity 1; put "a", "b", "c", "d"; poll(1) four times').toEqual([
      "a",
      "b",
      "c",
      "d",
    ]);
  });

  test("Fills every place that one poll makes free", async () => {
    const buffer = await fullBuffer("a", "b", "c");
    const waiting = ["d", "e", "f", "g"].map((record) => put(buffer, record));
    await settle();
    buffer.poll(3);
    await settle();
    expect(
      outcomes(...waiting),
      'capacity 3, full; put("d"), put("e"), put("f"), put("g") wait; poll(3)',
    ).toEqual(["stored", "stored", "stored", "waiting"]);
    expect(buffer.size, "capacity 3, full; four puts wait; poll(3); size").toBe(3);
  });

  test("Does not let a newcomer overtake a put that waits", async () => {
    const buffer = await fullBuffer("a");
    const waiting = put(buffer, "b");
    await settle();
    buffer.poll(1);
    const newcomer = put(buffer, "c");
    await settle();
    expect(
      outcomes(waiting, newcomer),
      'capacity 1; put("a"); put("b") waits; poll(1) and at once put("c"): what became of "b" and "c"',
    ).toEqual(["stored", "waiting"]);
  });
});

describe("Stop waiting", () => {
  test("Refuses a put that has waited for as long as it wanted to", async () => {
    const buffer = await fullBuffer("a");
    const b = put(buffer, "b", { timeoutMs: 100 });
    await clock.advance(99);
    expect(b.now, 'full; put("b", { timeoutMs: 100 }); 99 ms later').toBe("waiting");
    await clock.advance(1);
    expect(b.now, 'full; put("b", { timeoutMs: 100 }); 100 ms later').toBe("PutTimeoutError");
    const c = put(buffer, "c", { timeoutMs: 0 });
    await clock.advance(0);
    expect(c.now, 'full; put("c", { timeoutMs: 0 }); 0 ms later').toBe("PutTimeoutError");
  });

  test("Refuses a waiting put when its signal is aborted", async () => {
    const buffer = await fullBuffer("a");
    const controller = new AbortController();
    const b = put(buffer, "b", { timeoutMs: 100, signal: controller.signal });
    await settle();
    const call = 'full; put("b", { timeoutMs: 100, signal })';
    expect(b.now, call).toBe("waiting");
    controller.abort("shutting down");
    await settle();
    expect(b.now, `${call}; abort("shutting down")`).toBe("shutting down");
    expect(clock.pendingTimers, `${call}; abort("shutting down"); timers that still run`).toBe(0);
  });

  test("Refuses a put whose signal was aborted before, even if there is room", async () => {
    const buffer = bufferOf(2);
    const a = put(buffer, "a", { signal: AbortSignal.abort("shutting down") });
    await settle();
    expect(a.now, 'empty; put("a", { signal: aborted with "shutting down" })').toBe(
      "shutting down",
    );
    expect(buffer.size, 'empty; put("a", { signal: aborted }); size').toBe(0);
    put(buffer, "b");
    put(buffer, "c");
    const d = put(buffer, "d", { signal: AbortSignal.abort("shutting down") });
    await settle();
    expect(d.now, 'full; put("d", { signal: aborted with "shutting down" })').toBe("shutting down");
  });

  test("Never stores the record of a put that gave up", async () => {
    const buffer = await fullBuffer("a");
    const controller = new AbortController();
    put(buffer, "late", { timeoutMs: 100 });
    put(buffer, "aborted", { signal: controller.signal });
    await clock.advance(100);
    controller.abort();
    await settle();
    buffer.poll(1);
    await settle();
    expect(buffer.size, "full; one put times out, one is aborted; poll(1); size").toBe(0);
    expect(buffer.poll(10), "full; one put times out, one is aborted; poll(1); poll(10)").toEqual(
      [],
    );
  });

  test("Passes over a put that gave up and lets the next one in", async () => {
    const buffer = await fullBuffer("a");
    put(buffer, "b", { timeoutMs: 100 });
    const c = put(buffer, "c");
    await clock.advance(100);
    buffer.poll(1);
    await settle();
    expect(c.now, 'full; put("b") times out while put("c") waits behind it; poll(1)').toBe(
      "stored",
    );
  });

  test("Leaves no place empty when a put is aborted right after a poll", async () => {
    const buffer = await fullBuffer("a");
    const controller = new AbortController();
    put(buffer, "b", { signal: controller.signal });
    put(buffer, "c");
    await settle();
    buffer.poll(1);
    controller.abort();
    await settle();
    expect(
      buffer.size,
      'capacity 1, full; put("b", { signal }) and put("c") wait; poll(1) and at once abort; size',
    ).toBe(1);
  });

  test("Leaves nothing behind once a put is in", async () => {
    const buffer = bufferOf(1);
    put(buffer, "a", { timeoutMs: 100 });
    await settle();
    expect(
      clock.pendingTimers,
      'put("a", { timeoutMs: 100 }) into an empty buffer; timers that still run',
    ).toBe(0);
    const controller = new AbortController();
    const b = put(buffer, "b", { timeoutMs: 100, signal: controller.signal });
    await settle();
    buffer.poll(1);
    await settle();
    expect(b.now, 'full; put("b", { timeoutMs: 100, signal }); poll(1)').toBe("stored");
    expect(clock.pendingTimers, 'put("b", { timeoutMs: 100 }) is in; timers that still run').toBe(
      0,
    );
    controller.abort();
    await clock.advance(100);
    expect(buffer.poll(10), 'put("b", { signal }) is in; abort; poll(10)').toEqual(["b"]);
  });

  test("Refuses every put that waits when it closes", async () => {
    const buffer = await fullBuffer("a");
    const waiting = [put(buffer, "b"), put(buffer, "c", { timeoutMs: 100 }), put(buffer, "d")];
    await settle();
    buffer.close();
    await settle();
    expect(outcomes(...waiting), "full; three puts wait; close()").toEqual([
      "BufferClosedError",
      "BufferClosedError",
      "BufferClosedError",
    ]);
    expect(clock.pendingTimers, "full; three puts wait; close(); timers that still run").toBe(0);
  });

  test("Takes no new put once it is closed", async () => {
    for (const policy of ["block", "reject", "drop-oldest", "drop-newest"] as const) {
      const buffer = bufferOf(1, { overflow: policy });
      buffer.close();
      const a = put(buffer, "a");
      await settle();
      expect(a.now, `${policy}; close(); put("a")`).toBe("BufferClosedError");
      expect(buffer.size, `${policy}; close(); put("a"); size`).toBe(0);

      const full = bufferOf(1, { overflow: policy });
      put(full, "a");
      await settle();
      full.close();
      const b = put(full, "b");
      await settle();
      expect(b.now, `${policy}, capacity 1; put("a"); close(); put("b")`).toBe("BufferClosedError");
    }
  });

  test("Still gives out what it held when it closed", async () => {
    const buffer = await fullBuffer("a", "b");
    put(buffer, "c");
    await settle();
    buffer.close();
    await settle();
    expect(buffer.poll(10), 'put("a"); put("b"); put("c") waits; close(); poll(10)').toEqual([
      "a",
      "b",
    ]);
  });
});

/** Puts the letters one after the other into a buffer of two places. */
async function overflow(policy: Overflow, ...records: string[]) {
  const buffer = bufferOf(2, { overflow: policy });
  const puts = records.map((record) => put(buffer, record));
  await settle();
  return { buffer, outcomes: outcomes(...puts) };
}

describe("Choose what to lose", () => {
  test("Rejects a put at once under reject", async () => {
    const result = await overflow("reject", "a", "b", "c");
    expect(result.outcomes, 'reject, capacity 2; put "a", "b", "c"').toEqual([
      "stored",
      "stored",
      "BufferFullError",
    ]);
    expect(result.buffer.poll(10), 'reject, capacity 2; put "a", "b", "c"; poll(10)').toEqual([
      "a",
      "b",
    ]);
  });

  test("Loses the oldest record under drop-oldest", async () => {
    const result = await overflow("drop-oldest", "a", "b", "c", "d");
    const call = 'drop-oldest, capacity 2; put "a", "b", "c", "d"';
    expect(result.outcomes, call).toEqual(["stored", "stored", "stored", "stored"]);
    expect(result.buffer.size, `${call}; size`).toBe(2);
    expect(result.buffer.poll(10), `${call}; poll(10)`).toEqual(["c", "d"]);
  });

  test("Loses the incoming record under drop-newest, and says so", async () => {
    const result = await overflow("drop-newest", "a", "b", "c", "d");
    const call = 'drop-newest, capacity 2; put "a", "b", "c", "d"';
    expect(result.outcomes, call).toEqual(["stored", "stored", "not stored", "not stored"]);
    expect(result.buffer.poll(10), `${call}; poll(10)`).toEqual(["a", "b"]);
  });

  test("Counts every record that it drops, and only those", async () => {
    for (const [policy, dropped] of [
      ["drop-oldest", 3],
      ["drop-newest", 3],
      ["reject", 0],
      ["block", 0],
    ] as const) {
      const { buffer } = await overflow(policy, "a", "b", "c", "d", "e");
      expect(buffer.dropped, `${policy}, capacity 2; put five records; dropped`).toBe(dropped);
      buffer.poll(2);
      expect(buffer.dropped, `${policy}, capacity 2; put five records; poll(2); dropped`).toBe(
        dropped,
      );
    }
  });
});

/** A valve whose levels and calls to its source are traced. */
function tracedValve(options: ValveOptions): Valve {
  const source = trace.watch(options, {
    onPause: {
      called: () => ({ lane: "source", sign: "pause", values: ["pause"], text: "pause" }),
    },
    onResume: {
      called: () => ({ lane: "source", sign: "resume", values: ["resume"], text: "resume" }),
    },
  });
  return trace.watch(new Valve(source), {
    observe: {
      called: (level) => ({
        lane: "level",
        sign: "append",
        values: [level],
        text: `level is ${level}`,
      }),
    },
  });
}

/** A valve with the marks 3 and 8, and what it has told its source. */
function valve() {
  const told: string[] = [];
  const gate = tracedValve({
    high: 8,
    low: 3,
    onPause: () => told.push("pause"),
    onResume: () => told.push("resume"),
  });
  return {
    gate,
    told,
    observe(...levels: number[]) {
      for (const level of levels) gate.observe(level);
    },
  };
}

describe("Pause and resume the source", () => {
  test("Pauses the source at the high mark", () => {
    const { gate, told, observe } = valve();
    observe(0, 3, 7);
    expect(told, "high 8, low 3; observe 0, 3, 7").toEqual([]);
    expect(gate.paused, "high 8, low 3; observe 0, 3, 7; paused").toBe(false);
    observe(8);
    expect(told, "high 8, low 3; observe 0, 3, 7, 8").toEqual(["pause"]);
    expect(gate.paused, "high 8, low 3; observe 0, 3, 7, 8; paused").toBe(true);
  });

  test("Resumes a paused source at the low mark, not before", () => {
    const { gate, told, observe } = valve();
    observe(8, 7, 5, 4);
    expect(told, "high 8, low 3; observe 8, 7, 5, 4").toEqual(["pause"]);
    observe(3);
    expect(told, "high 8, low 3; observe 8, 7, 5, 4, 3").toEqual(["pause", "resume"]);
    expect(gate.paused, "high 8, low 3; observe 8, 7, 5, 4, 3; paused").toBe(false);
    observe(20, 0);
    expect(told, "high 8, low 3; observe 8, 7, 5, 4, 3, 20, 0").toEqual([
      "pause",
      "resume",
      "pause",
      "resume",
    ]);
  });

  test("Tells the source once, however long the level stays high", () => {
    const { told, observe } = valve();
    observe(8, 9, 12, 8, 30);
    expect(told, "high 8, low 3; observe 8, 9, 12, 8, 30").toEqual(["pause"]);
  });

  test("Does not flap while the level swings around one mark", () => {
    const { told, observe } = valve();
    observe(8, 7, 8, 7, 8, 7);
    expect(told, "high 8, low 3; observe 8, 7, 8, 7, 8, 7").toEqual(["pause"]);
    observe(3, 4, 3, 4, 3);
    expect(told, "high 8, low 3; observe 8, 7, 8, 7, 8, 7, 3, 4, 3, 4, 3").toEqual([
      "pause",
      "resume",
    ]);
  });

  test("Pauses again when a resumed source fills the buffer at once", () => {
    const told: string[] = [];
    const gate = tracedValve({
      high: 8,
      low: 3,
      onPause: () => told.push("pause"),
      onResume: () => {
        told.push("resume");
        // Only the first time: a source that never stops would never let observe return.
        if (told.length === 2) gate.observe(10);
      },
    });
    gate.observe(8);
    gate.observe(3);
    expect(told, "observe(8); observe(3), and the source calls observe(10) in onResume").toEqual([
      "pause",
      "resume",
      "pause",
    ]);
    expect(gate.paused, "observe(8); observe(3) with observe(10) in onResume; paused").toBe(true);
  });

  test("Refuses marks that are not apart", () => {
    const nothing = () => {};
    for (const low of [8, 9]) {
      expect(
        () => new Valve({ high: 8, low, onPause: nothing, onResume: nothing }),
        `new Valve({ high: 8, low: ${low} })`,
      ).toThrow(RangeError);
    }
  });
});

/** A bucket whose spending is traced. */
function bucketOf(rate: number, burst: number): TokenBucket {
  trace.restart();
  trace.add({ lane: "bucket", sign: "start", text: `a bucket of ${burst}, ${rate} a second` });
  return trace.watch(new TokenBucket({ clock, rate, burst }), {
    spend: {
      returned: (waitMs, tokens) => ({
        lane: "spend",
        sign: "handle",
        values: [waitMs],
        text: `spend ${tokens}: wait ${waitMs} ms`,
      }),
    },
  });
}

describe("Limit the rate", () => {
  test("Starts full and earns tokens at its rate", async () => {
    const bucket = bucketOf(5, 100);
    expect(bucket.tokens, "rate 5, burst 100; tokens").toBe(100);
    expect(bucket.spend(60), "rate 5, burst 100; spend(60)").toBe(0);
    expect(bucket.tokens, "spend(60); tokens").toBe(40);
    await clock.advance(2000);
    expect(bucket.tokens, "spend(60); 2 s later: tokens").toBeCloseTo(50, 6);
    expect(bucket.spend(5), "spend(60); 2 s later: spend(5)").toBe(0);
    expect(bucket.tokens, "spend(60); 2 s later: spend(5); tokens").toBeCloseTo(45, 6);
  });

  test("Never holds more than its burst", async () => {
    const bucket = bucketOf(5, 100);
    bucket.spend(10);
    await clock.advance(3_600_000);
    bucket.spend(60);
    expect(bucket.tokens, "spend(10); an hour later: spend(60); tokens").toBeCloseTo(40, 6);
    await clock.advance(3_600_000);
    expect(bucket.tokens, "spend(60); another hour later: tokens").toBeCloseTo(100, 6);
  });

  test("Goes into debt and says how long to wait", async () => {
    const bucket = bucketOf(5, 500);
    expect(bucket.spend(560), "rate 5, burst 500; spend(560)").toBe(12_000);
    expect(bucket.tokens, "rate 5, burst 500; spend(560); tokens").toBeCloseTo(-60, 6);
    await clock.advance(12_000);
    expect(bucket.tokens, "spend(560); 12 s later: tokens").toBeCloseTo(0, 6);
    expect(bucket.spend(0), "spend(560); 12 s later: spend(0)").toBe(0);
  });

  test("Adds new spending to the debt", async () => {
    const bucket = bucketOf(5, 500);
    bucket.spend(560);
    expect(bucket.spend(5), "rate 5, burst 500; spend(560); spend(5)").toBe(13_000);
    await clock.advance(1000);
    expect(bucket.spend(10), "spend(560); spend(5); 1 s later: spend(10)").toBe(14_000);
  });

  test("Keeps fractions of a token", async () => {
    const bucket = bucketOf(5, 100);
    bucket.spend(100);
    for (let turn = 0; turn < 10; turn++) {
      await clock.advance(100);
      bucket.spend(0);
    }
    expect(
      bucket.tokens,
      "rate 5; spend(100); then spend(0) every 100 ms for 1 s; tokens",
    ).toBeCloseTo(5, 6);
    bucket.spend(0.75);
    expect(bucket.tokens, "5 tokens left; spend(0.75); tokens").toBeCloseTo(4.25, 6);
  });

  test("Rounds a wait up to a whole millisecond", async () => {
    const bucket = bucketOf(3, 9);
    expect(bucket.spend(10), "rate 3, burst 9; spend(10)").toBe(334);
    await clock.advance(334);
    expect(bucket.spend(0), "spend(10); 334 ms later: spend(0)").toBe(0);
  });
});
