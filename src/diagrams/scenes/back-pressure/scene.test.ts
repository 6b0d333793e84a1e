import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { backPressure } from "./scene.ts";
import { CAPACITY, HIGH } from "./world.ts";

const policies = ["block", "reject", "drop-oldest", "drop-newest", "pause", "token-bucket"];

async function framesOf(policy: string, worker: string, seed = 1, breakAfter: number[] = []) {
  return run(backPressure, { knobs: { policy, worker }, seed, breakAfter });
}

test("the wrapper neither loses nor invents: every record made is in exactly one place", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...policies),
      fc.constantFrom("even", "slow", "crawling"),
      fc.nat(9999),
      fc.uniqueArray(fc.nat(30), { maxLength: 2 }),
      async (policy, worker, seed, breakAfter) => {
        const taken: number[] = [];
        let made = 0;
        for (const { event, state } of await framesOf(policy, worker, seed, breakAfter)) {
          if (event?.does === "produce") made++;
          if (state.taken !== null) taken.push(state.taken);
          const waiting = state.waiting === null ? [] : [state.waiting];
          const all = [...taken, ...state.buffer, ...state.backlog, ...waiting, ...state.lost];
          expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: made }, (_, n) => n));
          expect(state.samples.at(-1)).toMatchObject({
            handled: taken.length,
            lost: state.lost.length,
          });
          expect(state.buffer.length).toBeLessThanOrEqual(CAPACITY);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("whoever makes the producer wait loses nothing", async () => {
  for (const policy of ["block", "pause", "token-bucket"]) {
    expect((await framesOf(policy, "crawling")).at(-1)?.state.lost).toEqual([]);
  }
});

test("a policy that drops or refuses loses records once the buffer is full", async () => {
  for (const policy of ["reject", "drop-oldest", "drop-newest"]) {
    expect((await framesOf(policy, "crawling")).at(-1)?.state.lost.length).toBeGreaterThan(0);
  }
});

test("all is made and handled in the end, however often the worker stalls", async () => {
  const { state } = (await framesOf("block", "even", 1, [4, 30])).at(-1) ?? {};
  expect(state).toMatchObject({ stalls: 2, buffer: [], waiting: null });
  expect(state?.samples.at(-1)).toMatchObject({ handled: 24, lost: 0 });
});

test("a worker as fast as the producer loses records too when it stalls", async () => {
  const lostIn = async (breakAfter: number[]) =>
    (await framesOf("drop-oldest", "even", 1, breakAfter)).at(-1)?.state.lost.length;
  expect(await lostIn([])).toBe(0);
  expect(await lostIn([6])).toBeGreaterThan(0);
});

test("a paused source never fills the buffer beyond the high mark", async () => {
  for (const { state } of await framesOf("pause", "crawling")) {
    expect(state.buffer.length).toBeLessThanOrEqual(HIGH);
  }
});
