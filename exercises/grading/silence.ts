/**
 * How long a run has been silent, in time that it could use. A busy machine lets a process wait for its turn
 * and a laptop sleeps: a run that had no turn says nothing against the learner's code.
 */

/** How often the process tells that it is there, and each worker that its event loop turns, in milliseconds. */
export const PULSE_MS = 100;

/** Code that sleeps without using any processor ends after this many times its limit, by the clock. */
const CLOCK_FACTOR = 12;
/** The most that passes between two questions while the machine is awake, in milliseconds. */
const ASKED_WITHIN_MS = 1000;

export class Silence {
  #waitedMs = 0;
  #beaten = false;
  #clockMs = 0;
  #asked: number;

  /** @param now milliseconds of a monotonic clock, as everywhere here. */
  constructor(now: number) {
    this.#asked = now;
  }

  /** The run reported something: it is not silent. */
  broken(now: number): void {
    this.#waitedMs = 0;
    this.#clockMs = 0;
    this.#asked = now;
  }

  /** The worker's event loop turned. It is idle, and waits for something that may never come. */
  beat(): void {
    this.#beaten = true;
  }

  /**
   * The process had a turn.
   *
   * @param cpuMs this run's share of the processor time that the process used since the last pulse.
   */
  pulse(cpuMs: number): void {
    this.#waitedMs += this.#beaten ? PULSE_MS : Math.min(cpuMs, PULSE_MS);
    this.#beaten = false;
  }

  /** Whether it has lasted for `limitMs` of time that the run could use. To be asked several times a second. */
  lasts(limitMs: number, now: number): boolean {
    this.#clockMs += Math.min(now - this.#asked, ASKED_WITHIN_MS);
    this.#asked = now;
    return this.#waitedMs >= limitMs || this.#clockMs >= limitMs * CLOCK_FACTOR;
  }
}
