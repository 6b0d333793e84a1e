/**
 * Time, handed in. A module that asks a `Clock` for the time can be tested in microseconds and never
 * flakes; one that asks `Date.now()` can do neither.
 */

/** Takes back a timer that has not fired yet. Calling it again does nothing. */
export type CancelTimer = () => void;

/** Where a module gets its time from. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once, `ms` milliseconds from now, unless cancelled before. */
  setTimeout(callback: () => void, ms: number): CancelTimer;
}

/** The clock on the wall, for production. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(callback, ms) {
    const timer = globalThis.setTimeout(callback, ms);
    return () => globalThis.clearTimeout(timer);
  },
};

interface Timer {
  readonly at: number;
  /** Breaks ties: two timers due at the same millisecond fire in the order they were set. */
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  /** @param startAt milliseconds since the epoch at which the clock starts. */
  constructor(startAt = 0) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): CancelTimer {
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: this.#order++, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** How many timers are waiting: a test that cares about leaks asks for 0. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /**
   * Moves time forward by `ms`, firing due timers in order. Promises that a timer settles run before
   * the next timer fires, as they would in real life.
   */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let timer = this.#nextDue(until); timer !== undefined; timer = this.#nextDue(until)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.callback();
      await settle();
    }
    this.#now = until;
  }

  #nextDue(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > until) continue;
      if (
        next === undefined ||
        timer.at < next.at ||
        (timer.at === next.at && timer.order < next.order)
      ) {
        next = timer;
      }
    }
    return next;
  }
}

/** How many turns of the microtask queue `settle` waits: more than any chain of awaits in this course. */
const SETTLE_TURNS = 50;

/** Lets promises that are ready to go on do so, without letting any real time pass. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < SETTLE_TURNS; turn++) await Promise.resolve();
}

/** Waits `ms` on a clock. */
export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, ms);
  });
}
