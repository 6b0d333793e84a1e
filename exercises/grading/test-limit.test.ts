import { expect, test, vi } from "vitest";
import { TestLimitError, TURN_MS, withinLimit } from "./test-limit.ts";

const LIMIT_MS = 1000;

/** An event loop that turns when it is told to. */
function manualLoop() {
  let now = 0;
  let callback: (() => void) | undefined;
  return {
    timers: {
      now: () => now,
      repeat(each: () => void) {
        callback = each;
        return () => {
          callback = undefined;
        };
      },
    },
    /** The clock goes on by `ms`, and then the loop turns. */
    turn(ms = TURN_MS) {
      now += ms;
      callback?.();
    },
    get counting() {
      return callback !== undefined;
    },
  };
}

/** A test that waits until it is told to go on. */
function waiting() {
  let goOn = () => {};
  const promise = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return { run: () => promise, goOn: () => goOn() };
}

test("A test that waits for ever fails once it has waited for its limit", async () => {
  const loop = manualLoop();
  const failed = vi.fn();
  const ended = withinLimit(waiting().run, LIMIT_MS, loop.timers).catch(failed);
  for (let turn = 1; turn < LIMIT_MS / TURN_MS; turn++) loop.turn();
  expect(loop.counting).toBe(true);
  loop.turn();
  await ended;
  expect(failed).toHaveBeenCalledWith(expect.any(TestLimitError));
  expect(loop.counting).toBe(false);
});

test("A laptop that sleeps for an hour costs a test no more than a turn", async () => {
  const loop = manualLoop();
  const slow = waiting();
  const ended = withinLimit(slow.run, LIMIT_MS, loop.timers);
  loop.turn(3_600_000);
  slow.goOn();
  await expect(ended).resolves.toBeUndefined();
  expect(loop.counting).toBe(false);
});

test("A machine that gives a test a turn every second gives it as many turns as any other", async () => {
  const loop = manualLoop();
  const slow = waiting();
  const ended = withinLimit(slow.run, LIMIT_MS, loop.timers);
  for (let turn = 1; turn < LIMIT_MS / TURN_MS; turn++) loop.turn(1000);
  slow.goOn();
  await expect(ended).resolves.toBeUndefined();
});

test("A test that computes for longer than its limit, without waiting, passes", async () => {
  const loop = manualLoop();
  const busy = async () => {
    // The clock goes on, and the loop does not turn.
    for (let step = 0; step < 10; step++) await Promise.resolve();
  };
  const ended = withinLimit(busy, 0, loop.timers);
  await expect(ended).resolves.toBeUndefined();
});

test("What the test throws or rejects with is passed on", async () => {
  const loop = manualLoop();
  const thrown = new RangeError("no");
  const throwing = () => {
    throw thrown;
  };
  await expect(withinLimit(throwing, LIMIT_MS, loop.timers)).rejects.toBe(thrown);
  await expect(withinLimit(() => Promise.reject(thrown), LIMIT_MS, loop.timers)).rejects.toBe(
    thrown,
  );
  expect(loop.counting).toBe(false);
});
