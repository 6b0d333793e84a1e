import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { queueAndTopic } from "./scene.ts";

async function play(
  knobs: Readonly<Record<string, string>>,
  seed = 1,
  breakAfter: readonly number[] = [],
) {
  const frames = await run(queueAndTopic, { knobs, seed, breakAfter });
  const last = frames.at(-1);
  if (last === undefined) throw new Error("There are no frames.");
  return { frames, last, handled: last.state.queue.map(({ handledBy }) => handledBy.length) };
}

const inTopic = "In the topic, each group handled all 6, and the next one can too.";

test("workers share the orders, and each group gets them all", async () => {
  for (const workers of ["one", "two", "three"]) {
    const { last, handled } = await play({ workers, fate: "finishes" });
    expect(handled).toEqual([1, 1, 1, 1, 1, 1]);
    expect(last.state.groups.map(({ committed }) => committed)).toEqual([6, 6]);
    expect(last.caption).toBe(`The count: the workers shared the orders. ${inTopic}`);
  }
});

test("what a worker had in hand when it crashed goes to another one once the timeout is over", async () => {
  for (const [timeout, ms] of [
    ["short", 100],
    ["long", 300],
  ] as const) {
    const { frames, handled } = await play({ fate: "crashes", timeout });
    const crash = frames.find(({ event }) => event?.does === "crash");
    const back = frames.find(({ event }) => event?.does === "reappear");
    expect((back?.at ?? 0) - (crash?.at ?? 0)).toBe(ms);
    expect(handled).toEqual([1, 1, 1, 1, 1, 1]);
  }
});

test("nobody is left to receive what the only worker had", async () => {
  const { last, handled } = await play({ workers: "one", fate: "crashes" });
  expect(handled).toEqual([1, 0, 0, 0, 0, 0]);
  expect(last.caption).toBe(
    `The count: the workers shared the orders, and left orders 1 to 5 in the queue. ${inTopic}`,
  );
});

test("a worker that takes longer than the timeout makes another one do the work again", async () => {
  const { frames, last, handled } = await play({ fate: "slow", timeout: "short" });
  expect(handled).toEqual([1, 2, 1, 1, 1, 1]);
  expect(frames.some(({ state }) => state.deletedNothing)).toBe(true);
  expect(last.caption).toBe(
    `The count: the workers shared the orders, and handled order 1 twice. ${inTopic}`,
  );
});

test("a longer timeout, or one that is extended, spares the second time", async () => {
  for (const knobs of [
    { fate: "slow", timeout: "long" },
    { fate: "extends", timeout: "short" },
  ]) {
    const { frames, handled } = await play(knobs);
    expect(handled).toEqual([1, 1, 1, 1, 1, 1]);
    expect(frames.some(({ event }) => event?.does === "reappear")).toBe(false);
  }
});

test("whoever crashes, no order is lost or invented, on the queue or in the topic", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        workers: fc.constantFrom("one", "two", "three"),
        fate: fc.constantFrom("finishes", "crashes", "slow", "extends"),
        timeout: fc.constantFrom("short", "long"),
      }),
      fc.nat(9999),
      fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
      async (knobs, seed, breakAfter) => {
        const { frames, last } = await play(knobs, seed, breakAfter);
        const times = (does: string) => frames.filter(({ event }) => event?.does === does).length;
        const { queue, workers, logEnd, groups } = last.state;
        expect([queue.length, logEnd, times("send")]).toEqual([6, 6, 6]);
        expect(groups.map(({ committed }) => committed)).toEqual([6, 6]);
        expect(queue.flatMap(({ handledBy }) => handledBy)).toHaveLength(times("finish"));
        // An order is gone only when it was handled, and waits only where no worker is left.
        for (const { state, handledBy } of queue) {
          if (state === "deleted") expect(handledBy.length).toBeGreaterThan(0);
          else expect(workers.filter(({ alive }) => alive)).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("nobody but the living does anything", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(40), { maxLength: 3 }), async (breakAfter) => {
      const { frames } = await play({ workers: "three" }, 1, breakAfter);
      const dead = new Set<string>();
      for (const { event } of frames) {
        if (event === null || !("worker" in event)) continue;
        expect(dead).not.toContain(event.worker);
        if (event.does === "crash") dead.add(event.worker);
      }
    }),
    { numRuns: 40 },
  );
});
