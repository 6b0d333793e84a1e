import { describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { errorName, TraceRecorder } from "./trace.ts";
import { LIMITS } from "./verdict.ts";

/** Something as a learner might write it: private fields, a getter, calls among its own methods. */
class Counter {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(amount: number): number {
    if (amount < 0) throw new RangeError("less than nothing");
    this.#count += amount;
    return this.#count;
  }

  addTwice(amount: number): number {
    this.add(amount);
    return this.add(amount);
  }

  async addLater(amount: number): Promise<number> {
    await Promise.resolve();
    return this.add(amount);
  }
}

/** A counter whose `add` and `addLater` are traced, and the words of what was traced. */
function watched(clock?: ManualClock) {
  const trace = new TraceRecorder(clock);
  const counter = trace.watch(new Counter(), {
    add: {
      called: (amount) => ({ lane: "asked", sign: "call", values: [amount] }),
      returned: (sum, amount) => ({
        lane: "count",
        sign: "store",
        values: [sum],
        text: `add ${amount}`,
      }),
      threw: (error) => ({ lane: "count", sign: "fail", text: errorName(error) }),
    },
    addLater: {
      called: () => ({ lane: "asked", sign: "call", text: "later" }),
      returned: (sum) => ({ lane: "count", sign: "store", values: [sum] }),
      threw: (error) => ({ lane: "count", sign: "fail", text: errorName(error) }),
    },
  });
  return { trace, counter, texts: () => trace.steps.map(({ text }) => text) };
}

describe("A watched object", () => {
  test("notes a call before it and after it", () => {
    const { counter, trace } = watched();
    expect(counter.add(2)).toBe(2);
    expect(trace.steps).toEqual([
      { lane: "asked", sign: "call", values: ["2"], text: "call 2" },
      { lane: "count", sign: "store", values: ["2"], text: "add 2" },
    ]);
  });

  test("behaves as it did, private fields, getters and class included", () => {
    const { counter, texts } = watched();
    expect(counter.addTwice(3)).toBe(6);
    expect(counter.count).toBe(6);
    expect(counter).toBeInstanceOf(Counter);
    // Calls among its own methods are its own affair.
    expect(texts()).toEqual([]);
  });

  test("throws what it threw, and notes it", () => {
    const { counter, texts } = watched();
    expect(() => counter.add(-1)).toThrow(RangeError);
    expect(texts()).toEqual(["call -1", "RangeError"]);
  });

  test("hands on the very promise that it was given", async () => {
    const promise = Promise.resolve(7);
    const trace = new TraceRecorder();
    const one = trace.watch({ later: () => promise }, { later: { returned: () => undefined } });
    expect(one.later()).toBe(promise);
    await promise;
  });

  test("notes the end of a promise before whoever awaits it goes on", async () => {
    const { counter, texts } = watched();
    await counter.addLater(2);
    expect(texts()).toEqual(["later", "store 2"]);
    await expect(counter.addLater(-1)).rejects.toThrow(RangeError);
    expect(texts()).toEqual(["later", "store 2", "later", "RangeError"]);
  });

  test("has the methods that its object has, and no others", () => {
    const trace = new TraceRecorder();
    const half: Partial<Counter> = trace.watch({} as Partial<Counter>, {});
    expect(half.add).toBe(undefined);
  });

  test("shows what is fixed as it is", () => {
    const trace = new TraceRecorder();
    const add = (): number => 1;
    const fixed = trace.watch(Object.freeze({ add }), {
      add: { returned: () => ({ lane: "count", sign: "store" }) },
    });
    expect(fixed.add()).toBe(1);
    expect(trace.steps).toEqual([]);
  });

  test("is not troubled by a result that cannot be looked at", () => {
    const trace = new TraceRecorder();
    const odd = {
      get offset(): number {
        throw new Error("do not look");
      },
    };
    const log = trace.watch(
      { read: () => odd },
      { read: { returned: ({ offset }) => ({ lane: "read", sign: "read", values: [offset] }) } },
    );
    expect(log.read()).toBe(odd);
    expect(trace.steps).toEqual([]);
  });
});

describe("A recorder", () => {
  test("counts time from when the trace began", async () => {
    const clock = new ManualClock(5_000);
    const { counter, trace } = watched(clock);
    counter.add(1);
    await clock.advance(14);
    counter.add(1);
    expect(trace.steps.map(({ at }) => at)).toEqual([0, 0, 14, 14]);
  });

  test("tells no time where there is no clock", () => {
    const { counter, trace } = watched();
    counter.add(1);
    expect(trace.steps.every((step) => !("at" in step))).toBe(true);
  });

  test("forgets earlier rounds", async () => {
    const clock = new ManualClock();
    const { counter, trace, texts } = watched(clock);
    counter.add(1);
    await clock.advance(10);
    trace.restart();
    expect(trace.steps).toEqual([]);
    counter.add(2);
    expect(texts()).toEqual(["call 2", "add 2"]);
    expect(trace.steps.map(({ at }) => at)).toEqual([0, 0]);
  });

  test("keeps the last steps of many, and counts the rest", () => {
    const trace = new TraceRecorder();
    const count = 100_000;
    for (let value = 0; value < count; value++) {
      trace.add({ lane: "flood", sign: "handle", values: [value] });
    }
    expect(trace.steps).toHaveLength(LIMITS.traceSteps);
    expect(trace.steps.at(-1)?.text).toBe(`handle ${count - 1}`);
    expect(trace.omitted).toBe(count - LIMITS.traceSteps);
  });

  test("keeps little of long values and long lists", () => {
    const trace = new TraceRecorder();
    const values = Array.from({ length: 50 }, () => "x".repeat(10_000));
    trace.add({ lane: "y".repeat(10_000), sign: "read", values });
    const [step] = trace.steps;
    expect(step?.values).toHaveLength(LIMITS.traceValues);
    for (const text of [step?.lane, step?.text, ...(step?.values ?? [])]) {
      expect(text).toHaveLength(LIMITS.traceTextLength);
    }
  });

  test("keeps texts only, whatever it is told", () => {
    const trace = new TraceRecorder();
    const odd: unknown = { toString: () => "a record" };
    trace.add({ lane: "read", sign: "read", values: [null, undefined, 3, odd as string] });
    expect(trace.steps[0]?.values).toEqual(["null", "undefined", "3", "[object]"]);
  });
});
