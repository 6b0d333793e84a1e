/**
 * The same contract from other parts: the buffer is a fair semaphore of free places beside a plain array, the
 * valve swaps the function that reacts to a level, and the bucket is the virtual scheduling form of the
 * generic cell rate algorithm (ITU-T I.371): one timestamp instead of a level and a timestamp.
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

/** Free places. A place that is given back goes to whoever has waited longest. */
class Places {
  #free: number;
  #queue: PromiseWithResolvers<void>[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  tryTake(): boolean {
    if (this.#free === 0) return false;
    this.#free--;
    return true;
  }

  /** Joins the queue. The promise resolves once a place belongs to the caller. */
  queueUp(): PromiseWithResolvers<void> {
    const place = Promise.withResolvers<void>();
    this.#queue.push(place);
    return place;
  }

  /** @returns whether the place was still being waited for. */
  giveUp(place: PromiseWithResolvers<void>, reason: unknown): boolean {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((waiting) => waiting !== place);
    if (this.#queue.length === before) return false;
    place.reject(reason);
    return true;
  }

  giveUpAll(reason: unknown): void {
    for (const place of this.#queue) this.giveUp(place, reason);
  }

  giveBack(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#free++;
    else next.resolve();
  }
}

export class BoundedBuffer<T> {
  readonly #options: BufferOptions;
  readonly #places: Places;
  #records: T[] = [];
  #dropped = 0;
  #closed = false;

  constructor(options: BufferOptions) {
    this.#options = options;
    this.#places = new Places(options.capacity);
  }

  get size(): number {
    return this.#records.length;
  }

  get dropped(): number {
    return this.#dropped;
  }

  async put(record: T, { timeoutMs, signal }: PutLimits = {}): Promise<boolean> {
    const { clock, capacity, overflow = "block" } = this.#options;
    if (signal?.aborted) throw signal.reason;
    if (this.#closed) throw new BufferClosedError();

    if (!this.#places.tryTake()) {
      if (overflow === "reject") throw new BufferFullError(capacity);
      if (overflow === "drop-newest") {
        this.#dropped++;
        return false;
      }
      if (overflow === "drop-oldest") {
        // The oldest record's place goes straight to this one.
        this.#dropped++;
        this.#records = this.#records.slice(1);
      } else {
        const place = this.#places.queueUp();
        const onAbort = () => this.#places.giveUp(place, signal?.reason);
        const cancelTimer =
          timeoutMs === undefined
            ? undefined
            : clock.setTimeout(
                () => this.#places.giveUp(place, new PutTimeoutError(timeoutMs)),
                timeoutMs,
              );
        signal?.addEventListener("abort", onAbort);
        try {
          await place.promise;
        } finally {
          cancelTimer?.();
          signal?.removeEventListener("abort", onAbort);
        }
      }
    }
    this.#records.push(record);
    return true;
  }

  poll(maxRecords: number): T[] {
    const taken = this.#records.slice(0, maxRecords);
    this.#records = this.#records.slice(taken.length);
    for (const _ of taken) this.#places.giveBack();
    return taken;
  }

  close(): void {
    this.#closed = true;
    this.#places.giveUpAll(new BufferClosedError());
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
  #react: (level: number) => void = (level) => this.#whileOpen(level);
  #open = true;

  constructor(options: ValveOptions) {
    if (!(options.low < options.high)) throw new RangeError("low must be lower than high.");
    this.#options = options;
  }

  get paused(): boolean {
    return !this.#open;
  }

  observe(level: number): void {
    this.#react(level);
  }

  #whileOpen(level: number): void {
    if (level < this.#options.high) return;
    this.#open = false;
    this.#react = (next) => this.#whileClosed(next);
    this.#options.onPause();
  }

  #whileClosed(level: number): void {
    if (level > this.#options.low) return;
    this.#open = true;
    this.#react = (next) => this.#whileOpen(next);
    this.#options.onResume();
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly rate: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #clock: Clock;
  readonly #msPerToken: number;
  readonly #burstMs: number;
  /** When the bucket was, or will be, exactly empty. Spending moves it later; time catches up with it. */
  #emptyAt: number;

  constructor({ clock, rate, burst }: TokenBucketOptions) {
    this.#clock = clock;
    this.#msPerToken = 1000 / rate;
    this.#burstMs = burst * this.#msPerToken;
    this.#emptyAt = clock.now() - this.#burstMs;
  }

  get tokens(): number {
    return Math.min(this.#burstMs, this.#clock.now() - this.#emptyAt) / this.#msPerToken;
  }

  spend(tokens: number): number {
    const now = this.#clock.now();
    this.#emptyAt = Math.max(this.#emptyAt, now - this.#burstMs) + tokens * this.#msPerToken;
    return Math.max(0, Math.ceil(this.#emptyAt - now));
  }
}
