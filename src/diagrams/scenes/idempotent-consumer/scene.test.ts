import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { idempotentConsumer } from "./scene.ts";

async function charges(
  knobs: Readonly<Record<string, string>>,
  seed = 1,
  breakAfter: readonly number[] = [],
) {
  const frames = await run(idempotentConsumer, { knobs, seed, breakAfter });
  return frames.at(-1)?.state.charges ?? [];
}

test("check, then act: two workers in turn both charge", async () => {
  expect(await charges({ handler: "check", order: "turns", memory: "hour" })).toEqual([
    "m-81",
    "m-81",
    "m-82",
  ]);
});

test("check, then act is right for as long as nobody else is at work", async () => {
  expect(await charges({ handler: "check", order: "queue", memory: "hour" })).toEqual([
    "m-81",
    "m-82",
  ]);
});

test("claim, then act charges once, whoever comes first and whoever is killed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("turns", "chance", "queue"),
      fc.nat(9999),
      fc.uniqueArray(fc.integer({ min: 2, max: 20 }), { maxLength: 2 }),
      async (order, seed, breakAfter) => {
        const made = await charges({ handler: "claim", order, memory: "hour" }, seed, breakAfter);
        expect(made.toSorted()).toEqual(["m-81", "m-82"]);
      },
    ),
    { numRuns: 60 },
  );
});

test("an id that is forgotten too soon lets its message in again", async () => {
  expect(await charges({ handler: "claim", memory: "minute" })).toEqual(["m-81", "m-82", "m-81"]);
});
