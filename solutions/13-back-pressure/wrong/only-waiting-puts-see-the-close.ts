/**
 * Looks whether the buffer is closed only where a put would wait. As long as there is room, and under a
 * policy that never waits, a closed buffer goes on taking records.
 *
 * @caught-by Takes no new put once it is closed
 */
import type { CancelTimer, Clock } from "#broker/clock";
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

interface Waiter {
  readonly enter: () => void;
  readonly fail: (reason: unknown) => void;
}

export class BoundedBuffer<T> {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #overflow: Overflow;
  #records: T[] = [];
  #waiters: Waiter[] = [];
  #dropped = 0;
  #closed = false;

  constructor(options: BufferOptions) {
    this.#clock = options.clock;
    this.#capacity = options.capacity;
    this.#overflow = options.overflow ?? "block";
  }

  get size(): number {
    return this.#records.length;
  }

  get dropped(): number {
    return this.#dropped;
  }

  async put(record: T, limits: PutLimits = {}): Promise<boolean> {
    if (limits.signal?.aborted) throw limits.signal.reason;
    if (this.#records.length < this.#capacity) {
      this.#records.push(record);
      return true;
    }
    switch (this.#overflow) {
      case "block":
        if (this.#closed) throw new BufferClosedError();
        return this.#wait(record, limits);
      case "reject":
        throw new BufferFullError(this.#capacity);
      case "drop-oldest":
        this.#records.shift();
        this.#records.push(record);
        this.#dropped++;
        return true;
      case "drop-newest":
        this.#dropped++;
        return false;
    }
  }

  poll(maxRecords: number): T[] {
    const taken = this.#records.splice(0, maxRecords);
    while (this.#records.length < this.#capacity) {
      const waiter = this.#waiters.shift();
      if (waiter === undefined) break;
      waiter.enter();
    }
    return taken;
  }

  close(): void {
    this.#closed = true;
    for (const waiter of [...this.#waiters]) waiter.fail(new BufferClosedError());
  }

  #wait(record: T, { timeoutMs, signal }: PutLimits): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let cancelTimer: CancelTimer | undefined;
      const onAbort = () => waiter.fail(signal?.reason);
      signal?.addEventListener("abort", onAbort);
      const leave = () => {
        cancelTimer?.();
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        signal?.removeEventListener("abort", onAbort);
      };
      const waiter: Waiter = {
        enter: () => {
          leave();
          this.#records.push(record);
          resolve(true);
        },
        fail: (reason) => {
          leave();
          reject(reason);
        },
      };
      this.#waiters.push(waiter);
      if (timeoutMs !== undefined) {
        const expire = () => waiter.fail(new PutTimeoutError(timeoutMs));
        cancelTimer = this.#clock.setTimeout(expire, timeoutMs);
      }
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
  #paused = false;

  constructor(options: ValveOptions) {
    if (options.low >= options.high) throw new RangeError("low must be lower than high");
    this.#options = options;
  }

  get paused(): boolean {
    return this.#paused;
  }

  observe(level: number): void {
    if (!this.#paused && level >= this.#options.high) {
      this.#paused = true;
      this.#options.onPause();
    } else if (this.#paused && level <= this.#options.low) {
      this.#paused = false;
      this.#options.onResume();
    }
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly rate: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #clock: Clock;
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #refilledAt: number;

  constructor(options: TokenBucketOptions) {
    this.#clock = options.clock;
    this.#rate = options.rate;
    this.#burst = options.burst;
    this.#tokens = options.burst;
    this.#refilledAt = options.clock.now();
  }

  get tokens(): number {
    this.#refill();
    return this.#tokens;
  }

  spend(tokens: number): number {
    this.#refill();
    this.#tokens -= tokens;
    if (this.#tokens >= 0) return 0;
    return Math.ceil((-this.#tokens * 1000) / this.#rate);
  }

  #refill(): void {
    const now = this.#clock.now();
    const earned = ((now - this.#refilledAt) / 1000) * this.#rate;
    this.#tokens = Math.min(this.#burst, this.#tokens + earned);
    this.#refilledAt = now;
  }
}
