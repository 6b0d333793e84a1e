import fc from "fast-check";
import { expect, test } from "vitest";
import { partitionForKey } from "#broker/partitioner";
import { run } from "../../simulator/run.ts";
import { homesOf, partitioning } from "./scene.ts";

test("the wrapper neither loses nor invents: every record sent is in the partition that its key asks for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 60 }),
      fc.constantFrom("one", "double", "no"),
      fc.nat(9999),
      async (keys, grow, seed) => {
        const frames = await run(partitioning, { knobs: { keys, grow }, seed, breakAfter: [] });
        let sent = 0;
        for (const { event, state } of frames) {
          if (event?.does === "send") {
            sent++;
            if (event.key !== null) {
              expect(state.last?.partition).toBe(
                partitionForKey(event.key, state.partitions.length),
              );
            }
          }
          expect(state.partitions.flat()).toHaveLength(sent);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("as long as the topic does not grow, a key has one partition", async () => {
  const frames = await run(partitioning, { knobs: { grow: "no" }, seed: 4, breakAfter: [] });
  const partitions = frames.at(-1)?.state.partitions ?? [];
  for (const key of ["ada", "bob", "cy", "dan", "eve"]) {
    expect(partitions.filter((records) => records.includes(key)).length).toBeLessThanOrEqual(1);
  }
});

test("a partition that the reader adds parts a key's earlier records from its later ones", async () => {
  const settings = { knobs: { grow: "no" }, seed: 1, breakAfter: [12] };
  const frames = await run(partitioning, settings);
  expect(frames[12]?.breakage).toBe("Add a partition");
  expect(frames[13]).toMatchObject({ event: { does: "grow", to: 4 } });
  expect(frames.at(-1)?.state.partitions).toHaveLength(4);
  expect(homesOf("bob", frames[12]?.state.partitions ?? [])).toEqual([0]);
  expect(homesOf("bob", frames.at(-1)?.state.partitions ?? [])).toEqual([0, 2]);
});

test("a topic that fills the plate grows no further", async () => {
  const settings = { knobs: { grow: "double" }, seed: 4, breakAfter: [0, 1] };
  const frames = await run(partitioning, settings);
  expect(frames.at(-1)?.state.partitions).toHaveLength(6);
  expect(frames.at(-1)?.breakage).toBeUndefined();
});

test("records without a key stay together for a batch", async () => {
  const frames = await run(partitioning, { knobs: { keyless: "all" }, seed: 2, breakAfter: [] });
  const homes = frames.slice(1, 13).map(({ state }) => state.last?.partition);
  for (const batch of [0, 3, 6, 9]) {
    expect(new Set(homes.slice(batch, batch + 3)).size).toBe(1);
  }
});
