import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { retries } from "./scene.ts";
import { KEYS, MAX_ATTEMPTS } from "./world.ts";

async function ending(place: string, cause: string, seed = 1) {
  const frames = await run(retries, { knobs: { place, cause }, seed, breakAfter: [] });
  return { frames, last: frames.at(-1)?.state };
}

/** The payments of one key, in the order in which they were done. */
function doneOf(key: string, done: readonly number[] = []): number[] {
  return done.filter((payment) => KEYS[payment] === key);
}

test("in place, a poison pill lets nobody pass", async () => {
  const { last } = await ending("partition", "pill");
  expect(last).toMatchObject({ done: [0, 1], committed: 2 });
});

test("a retry topic lets others pass, and a later record of the key overtakes", async () => {
  const { last } = await ending("retry-topic", "gateway");
  expect(last?.done.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(doneOf("ada", last?.done)).toEqual([0, 4, 2]);
});

test("with its key parked, others pass and the key keeps its order, whatever the jitter", async () => {
  for (let seed = 0; seed < 20; seed++) {
    const { last } = await ending("key", "gateway", seed);
    expect(last?.done.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
    // Where chance makes all waits short, the last attempt comes before the gateway is back.
    const wasGivenUp = last?.deadLetters.length === 1;
    expect(doneOf("ada", last?.done)).toEqual(wasGivenUp ? [0, 4, 2] : [0, 2, 4]);
  }
  expect((await ending("key", "gateway", 1)).last?.deadLetters).toEqual([]);
});

test("who gives up does so after the last attempt, into the dead-letter log, and it comes back", async () => {
  for (const place of ["retry-topic", "key"]) {
    const { last } = await ending(place, "pill");
    expect(last?.failures).toEqual([0, 0, MAX_ATTEMPTS, 0, 0, 0]);
    expect(last?.deadLetters).toEqual([2]);
    expect(last?.log).toEqual([0, 1, 2, 3, 4, 5, 2]);
    expect(last?.done.at(-1)).toBe(2);
  }
});

test("what was done and not committed comes again after a crash, and nothing is lost", async () => {
  // Record 3 passes record 2, which is parked; the commit has to wait for it.
  const settings = { knobs: { place: "key", cause: "gateway" }, seed: 1, breakAfter: [5] };
  const frames = await run(retries, settings);
  expect(frames[6]?.event).toMatchObject({ does: "die" });
  expect(frames[6]?.caption).toContain("Record 3 was done and not committed: it comes again.");
  expect(frames[8]?.caption).toContain("Record 3 of cy is done a second time: it was redelivered.");
  const { done = [] } = frames.at(-1)?.state ?? {};
  expect([...new Set(done)].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(done.filter((payment) => payment === 3)).toHaveLength(2);
});

test("the wrapper neither loses nor invents: what is done or failed are the handler's calls", async () => {
  for (const place of ["partition", "retry-topic", "key"]) {
    const { frames, last } = await ending(place, "pill");
    const attempts = frames.flatMap(({ state }) => state.attempts);
    expect(last?.done).toEqual(attempts.filter(({ failed }) => !failed).map((one) => one.payment));
    expect(last?.failures[2]).toBe(attempts.filter(({ failed }) => failed).length);
  }
});
