import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { theLog } from "./scene.ts";

async function states(knobs: Readonly<Record<string, string>>, breakAfter: readonly number[] = []) {
  const frames = await run(theLog, { knobs, seed: 1, breakAfter });
  return frames.map(({ state }) => state);
}

test("kept for an hour, records go before audit has read them", async () => {
  const [last] = (await states({ retention: "hour", audit: "one" })).slice(-1);
  expect(last?.readers.audit.missed.length).toBeGreaterThan(0);
  expect(last?.readers.billing.missed).toEqual([]);
});

test("kept for ever, nothing is deleted and nobody misses anything", async () => {
  for (const state of await states({ retention: "ever" }, [4, 9])) {
    expect(state.logStart).toBe(0);
    expect(state.readers.audit.missed).toEqual([]);
  }
});

test("the wrapper neither loses nor invents: the log end is the number of appends", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(9999), fc.constantFrom("2", "3", "4"), async (seed, segment) => {
      let appended = 0;
      const frames = await run(theLog, { knobs: { segment }, seed, breakAfter: [] });
      for (const { event, state } of frames) {
        if (event?.does === "append") appended++;
        expect(state.logEnd).toBe(appended);
        expect(state.times).toHaveLength(appended);
      }
    }),
    { numRuns: 40 },
  );
});

test("a reader has read, missed or still before it every record there ever was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(9999),
      fc.constantFrom("one", "three", "none"),
      fc.uniqueArray(fc.nat(25), { maxLength: 2 }),
      async (seed, audit, breakAfter) => {
        const read = new Set<number>();
        for (const { state } of await run(theLog, { knobs: { audit }, seed, breakAfter })) {
          const { got, missed, position } = state.readers.audit;
          for (const offset of got) {
            expect(read.has(offset), `offset ${offset} is read once`).toBe(false);
            read.add(offset);
          }
          const behind = Array.from({ length: position }, (_, offset) => offset);
          expect([...read, ...missed].toSorted((a, b) => a - b)).toEqual(behind);
        }
      },
    ),
    { numRuns: 40 },
  );
});
