/**
 * The same contract as a monitor, the way Java's `wait` and `notifyAll` have it: every put that waits holds a
 * ticket, everyone is woken by every change, and each looks again whether it is its turn.
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

/** Something that can be waited for again and again. */
class Condition {
  #next = Promise.withResolvers<void>();

  get changed(): Promise<void> {
    return this.#next.promise;
  }

  wakeAll(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers<void>();
  }
}

export class BoundedBuffer<T> {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #overflow: Overflow;
  readonly #condition = new Condition();
  readonly #records: T[] = [];
  readonly #tickets: symbol[] = [];
  #closed = false;
  #dropped = 0;

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

  get #full(): boolean {
    return this.#records.length >= this.#capacity;
  }

  async put(record: T, limits: PutLimits = {}): Promise<boolean> {
    limits.signal?.throwIfAborted();
    if (this.#closed) throw new BufferClosedError();
    if (this.#overflow === "block") {
      await this.#turn(limits, () => this.#records.push(record));
      return true;
    }
    if (this.#full && this.#overflow === "reject") throw new BufferFullError(this.#capacity);
    if (this.#full) {
      this.#dropped += 1;
      if (this.#overflow === "drop-newest") return false;
      this.#records.shift();
    }
    this.#records.push(record);
    return true;
  }

  poll(maxRecords: number): T[] {
    const taken = this.#records.splice(0, maxRecords);
    this.#condition.wakeAll();
    return taken;
  }

  close(): void {
    this.#closed = true;
    this.#condition.wakeAll();
  }

  /** Waits until there is room and no older ticket, and then enters. */
  async #turn({ timeoutMs, signal }: PutLimits, enter: () => void): Promise<void> {
    const ticket = Symbol("ticket");
    const wake = () => this.#condition.wakeAll();
    let timedOut = false;
    let cancelTimer: (() => void) | undefined;
    this.#tickets.push(ticket);
    try {
      while (this.#full || this.#tickets[0] !== ticket) {
        if (this.#closed) throw new BufferClosedError();
        if (timedOut) throw new PutTimeoutError(timeoutMs ?? 0);
        signal?.throwIfAborted();
        if (timeoutMs !== undefined && cancelTimer === undefined) {
          cancelTimer = this.#clock.setTimeout(() => {
            timedOut = true;
            wake();
          }, timeoutMs);
        }
        signal?.addEventListener("abort", wake);
        await this.#condition.changed;
      }
      enter();
    } finally {
      this.#tickets.splice(this.#tickets.indexOf(ticket), 1);
      cancelTimer?.();
      signal?.removeEventListener("abort", wake);
      // The next in line may have been waiting for this ticket only.
      wake();
    }
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
  paused = false;

  constructor(options: ValveOptions) {
    if (options.low >= options.high) throw new RangeError("The low mark must lie below the high.");
    this.#options = options;
  }

  observe(level: number): void {
    const { high, low, onPause, onResume } = this.#options;
    // Between the marks the valve stays as it is.
    const paused = level >= high || (level > low && this.paused);
    if (paused === this.paused) return;
    this.paused = paused;
    if (paused) onPause();
    else onResume();
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly rate: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #options: TokenBucketOptions;
  /** What the bucket held just after it was last spent from, and when that was. */
  #last: { readonly tokens: number; readonly at: number };

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#last = { tokens: options.burst, at: options.clock.now() };
  }

  /** Works the level out and changes nothing. */
  get tokens(): number {
    const { clock, rate, burst } = this.#options;
    return Math.min(burst, this.#last.tokens + ((clock.now() - this.#last.at) / 1000) * rate);
  }

  spend(tokens: number): number {
    const left = this.tokens - tokens;
    this.#last = { tokens: left, at: this.#options.clock.now() };
    return Math.ceil((Math.max(0, -left) / this.#options.rate) * 1000);
  }
}
