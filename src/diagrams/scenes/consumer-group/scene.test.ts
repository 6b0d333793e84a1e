import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { consumerGroup } from "./scene.ts";
import { SESSION_MS } from "./world.ts";

async function framesOf(knobs: Readonly<Record<string, string>>, seed = 1) {
  return run(consumerGroup, { knobs, seed, breakAfter: [] });
}

test("the wrapper neither loses nor invents: the logs end where the records sent say", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("two", "three", "five"),
      fc.constantFrom("range", "round-robin", "sticky"),
      fc.nat(9999),
      async (consumers, strategy, seed) => {
        const sent = [0, 0, 0, 0];
        for (const { event, state } of await framesOf({ consumers, strategy }, seed)) {
          if (event?.does === "produce") {
            for (const partition of event.partitions) {
              sent[partition] = (sent[partition] ?? 0) + 1;
            }
          }
          expect(state.partitions.map(({ logEnd }) => logEnd)).toEqual(sent);
          for (const { committed, logEnd } of state.partitions) {
            expect(committed).toBeLessThanOrEqual(logEnd);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("with five consumers for four partitions one is idle", async () => {
  const last = (await framesOf({ consumers: "five", death: "no" })).at(-1)?.state;
  const owners = new Set(last?.partitions.map(({ owner }) => owner));
  expect(last?.members.filter(({ id }) => !owners.has(id))).toHaveLength(1);
});

test("the partitions of a dead member get an owner when its session is over, not before", async () => {
  const frames = await framesOf({});
  const died = frames.find(({ event }) => event?.does === "die");
  const after = frames.filter(({ at }) => at >= (died?.at ?? 0));
  const moved = after.find(({ state }) => state.partitions.every(({ owner }) => owner !== "a1"));
  expect((moved?.at ?? 0) - (died?.at ?? 0)).toBeGreaterThanOrEqual(SESSION_MS - 100);
  expect(moved?.state.members.find(({ id }) => id === "a1")).toMatchObject({ known: false });
});
