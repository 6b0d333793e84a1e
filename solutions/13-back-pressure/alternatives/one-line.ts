/**
 * The same contract with one line of puts, stored and waiting alike: the first `capacity` of them are in the
 * buffer, those behind them wait, and a poll that takes some out of the front moves the others up. The valve
 * has one mark at a time, and the bucket keeps what it lacks instead of what it holds.
 */
import type { Clock } from "#broker/clock";
import { BufferClosedError, BufferFullError, PutTimeoutError } from "#broker/errors";

export type Overflow = "block" | "reject" | "drop-oldest" | "drop-newest";

export interface BufferOptions {
  readonly clock: Clock;
  readonly capacity: number;
  readonly overflow?: Overflow;
}

export interface PutLimits {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A put in the line. `arrive` is called once it has moved up into the buffer. */
interface Place<T> {
  readonly record: T;
  arrive?: () => void;
  leave?: (reason: unknown) => void;
}

export class BoundedBuffer<T> {
  readonly #options: BufferOptions;
  #line: readonly Place<T>[] = [];
  #dropped = 0;
  #open = true;

  constructor(options: BufferOptions) {
    this.#options = options;
  }

  get size(): number {
    return Math.min(this.#line.length, this.#options.capacity);
  }

  get dropped(): number {
    return this.#dropped;
  }

  put(record: T, limits: PutLimits = {}): Promise<boolean> {
    const { capacity, overflow } = this.#options;
    if (limits.signal?.aborted === true) return Promise.reject(limits.signal.reason);
    if (!this.#open) return Promise.reject(new BufferClosedError());
    const isFull = this.#line.length >= capacity;
    if (isFull && overflow === "reject") return Promise.reject(new BufferFullError(capacity));
    if (isFull && overflow === "drop-newest") {
      this.#dropped++;
      return Promise.resolve(false);
    }
    if (isFull && overflow === "drop-oldest") {
      this.#dropped++;
      this.#line = this.#line.slice(1);
    }
    const place: Place<T> = { record };
    this.#line = [...this.#line, place];
    return this.#line.length <= capacity ? Promise.resolve(true) : this.#inLine(place, limits);
  }

  poll(maxRecords: number): T[] {
    const taken = this.#line.slice(0, Math.min(maxRecords, this.size));
    this.#line = this.#line.slice(taken.length);
    for (const place of this.#line.slice(0, this.size)) place.arrive?.();
    return taken.map(({ record }) => record);
  }

  close(): void {
    this.#open = false;
    for (const place of this.#line) place.leave?.(new BufferClosedError());
  }

  /** Until the place is in the buffer, or has left the line. */
  #inLine(place: Place<T>, { timeoutMs, signal }: PutLimits): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const onAbort = () => place.leave?.(signal?.reason);
      const cancelTimer =
        timeoutMs === undefined
          ? () => {}
          : this.#options.clock.setTimeout(
              () => place.leave?.(new PutTimeoutError(timeoutMs)),
              timeoutMs,
            );
      const noLongerWait = () => {
        cancelTimer();
        signal?.removeEventListener("abort", onAbort);
        delete place.arrive;
        delete place.leave;
      };
      signal?.addEventListener("abort", onAbort);
      place.arrive = () => {
        noLongerWait();
        resolve(true);
      };
      place.leave = (reason) => {
        noLongerWait();
        this.#line = this.#line.filter((other) => other !== place);
        reject(reason);
      };
    });
  }
}

export interface ValveOptions {
  readonly high: number;
  readonly low: number;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

export class Valve {
  readonly #options: ValveOptions;
  /** The next mark that matters. */
  #mark: "high" | "low" = "high";

  constructor(options: ValveOptions) {
    if (options.high - options.low <= 0) throw new RangeError("low must be lower than high.");
    this.#options = options;
  }

  get paused(): boolean {
    return this.#mark === "low";
  }

  observe(level: number): void {
    const { high, low, onPause, onResume } = this.#options;
    const isReached = this.#mark === "high" ? level >= high : level <= low;
    if (!isReached) return;
    const tell = this.#mark === "high" ? onPause : onResume;
    this.#mark = this.#mark === "high" ? "low" : "high";
    tell();
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly rate: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #options: TokenBucketOptions;
  /** How many tokens the bucket lacks to be full, as of a moment. */
  #lack = 0;
  #asOf: number;

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#asOf = options.clock.now();
  }

  get tokens(): number {
    return this.#options.burst - this.#lackNow();
  }

  spend(tokens: number): number {
    this.#lack = this.#lackNow() + tokens;
    this.#asOf = this.#options.clock.now();
    const debt = this.#lack - this.#options.burst;
    return debt > 0 ? Math.ceil((debt * 1000) / this.#options.rate) : 0;
  }

  #lackNow(): number {
    const { clock, rate } = this.#options;
    return Math.max(0, this.#lack - ((clock.now() - this.#asOf) * rate) / 1000);
  }
}
