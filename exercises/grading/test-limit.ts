/**
 * The time limit of one test, in time for which it waited. Hidden suites have no real timers: while a right answer
 * computes, however slowly, the event loop does not turn, and while a machine sleeps nothing does. Only turns count,
 * so neither is held against the learner.
 */

/** What the limit needs of its surroundings. */
export interface LimitTimers {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Calls back again and again; returns what stops it. */
  readonly repeat: (callback: () => void, ms: number) => () => void;
}

/** A test waits for something that never happens. */
export class TestLimitError extends Error {
  override readonly name = "TestLimitError";

  constructor(limitMs: number) {
    super(`the test waited for ${limitMs} ms`);
  }
}

/** How often time is counted, and the most that one turn may count, in milliseconds. */
export const TURN_MS = 50;

// Taken before the code under test can replace them.
const { setInterval: startInterval, clearInterval: stopInterval } = globalThis;
const now = performance.now.bind(performance);

const realTimers: LimitTimers = {
  now,
  repeat(callback, ms) {
    const interval = startInterval(callback, ms);
    return () => stopInterval(interval);
  },
};

/**
 * Runs a test, and settles as it does.
 *
 * @throws {TestLimitError} once it has waited for `limitMs` milliseconds.
 */
export function withinLimit(
  run: () => unknown,
  limitMs: number,
  timers: LimitTimers = realTimers,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = limitMs;
    let before = timers.now();
    const stop = timers.repeat(() => {
      const at = timers.now();
      left -= Math.min(at - before, TURN_MS);
      before = at;
      if (left > 0) return;
      stop();
      reject(new TestLimitError(limitMs));
    }, TURN_MS);
    const test = async () => {
      await run();
    };
    test().then(
      () => {
        stop();
        resolve();
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}
