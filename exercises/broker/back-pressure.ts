/**
 * What to do when records come faster than they go: make the producer wait, lose something on purpose,
 * pause the source, or limit the rate.
 */
import type { CancelTimer, Clock } from "#broker/clock";
import { BufferClosedError, BufferFullError, PutTimeoutError } from "#broker/errors";

/** What a full buffer does with a put: make it wait, refuse it, or lose a record and count it. */
export type Overflow = "block" | "reject" | "drop-oldest" | "drop-newest";

export interface BufferOptions {
  /** Times the puts that wait with a limit. */
  readonly clock: Clock;
  /** The most records that the buffer ever holds; at least 1. */
  readonly capacity: number;
  /** `block` unless told otherwise. */
  readonly overflow?: Overflow;
}

/** How long one put is willing to wait. Only the overflow policy `block` ever waits. */
export interface PutLimits {
  /** Milliseconds. Absent: for ever. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

interface WaitingPut {
  /** Stores the record, which must have room by now, and tells the producer. */
  readonly admit: () => void;
  /** Sends the producer away with its record. */
  readonly refuse: (reason: unknown) => void;
}

/** A queue between a producer and a consumer that never holds more than its capacity. */
export class BoundedBuffer<T> {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #overflow: Overflow;
  readonly #records: T[] = [];
  /**
   * Puts that wait, in the order they came. Nobody waits while there is room: whoever makes room hands it
   * on at once, so no wake-up can be lost and no newcomer can slip in between.
   */
  readonly #waiting = new Set<WaitingPut>();
  #dropped = 0;
  #closed = false;

  constructor({ clock, capacity, overflow = "block" }: BufferOptions) {
    this.#clock = clock;
    this.#capacity = capacity;
    this.#overflow = overflow;
  }

  /** Records in the buffer. Those of puts that wait are not in it. */
  get size(): number {
    return this.#records.length;
  }

  /** How many records were lost to `drop-oldest` or `drop-newest` so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * Puts a record into the buffer. When it is full, the overflow policy decides.
   *
   * @returns whether this record was stored; `false` only under `drop-newest`.
   * @throws {BufferFullError} under `reject`.
   * @throws {PutTimeoutError} if there was no room within `timeoutMs`.
   * @throws {BufferClosedError} if the buffer is closed, before the call or while it waits.
   * @throws the signal's reason, if it is aborted before the record is stored.
   */
  async put(record: T, limits: PutLimits = {}): Promise<boolean> {
    limits.signal?.throwIfAborted();
    if (this.#closed) throw new BufferClosedError();
    if (this.#records.length < this.#capacity) {
      this.#records.push(record);
      return true;
    }
    switch (this.#overflow) {
      case "block":
        await this.#waitForRoom(record, limits);
        return true;
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

  /** Takes out up to `maxRecords` records, oldest first: at once, and none if there are none. */
  poll(maxRecords: number): T[] {
    const taken = this.#records.splice(0, maxRecords);
    for (const put of this.#waiting) {
      if (this.#records.length === this.#capacity) break;
      put.admit();
    }
    return taken;
  }

  /** Refuses every put that waits and every put to come. What is stored can still be polled. */
  close(): void {
    this.#closed = true;
    for (const put of this.#waiting) put.refuse(new BufferClosedError());
  }

  #waitForRoom(record: T, { timeoutMs, signal }: PutLimits): Promise<void> {
    return new Promise((resolve, reject) => {
      let cancelTimer: CancelTimer | undefined;
      const leave = () => {
        this.#waiting.delete(put);
        cancelTimer?.();
        signal?.removeEventListener("abort", onAbort);
      };
      const put: WaitingPut = {
        admit: () => {
          leave();
          this.#records.push(record);
          resolve();
        },
        refuse: (reason) => {
          leave();
          reject(reason);
        },
      };
      const onAbort = () => put.refuse(signal?.reason);

      this.#waiting.add(put);
      signal?.addEventListener("abort", onAbort);
      if (timeoutMs !== undefined) {
        cancelTimer = this.#clock.setTimeout(() => {
          put.refuse(new PutTimeoutError(timeoutMs));
        }, timeoutMs);
      }
    });
  }
}

export interface ValveOptions {
  /** The valve closes at this level or above. */
  readonly high: number;
  /** A closed valve opens at this level or below. Lower than `high`. */
  readonly low: number;
  /** Tells the source to send nothing more for now. */
  readonly onPause: () => void;
  /** Tells a paused source to go on. */
  readonly onResume: () => void;
}

/**
 * Pauses a source when a buffer fills up and resumes it when the buffer has drained. The distance between
 * the two marks is what keeps it from pausing and resuming at every record.
 */
export class Valve {
  readonly #options: ValveOptions;
  #paused = false;

  /** @throws {RangeError} if `low` is not lower than `high`. */
  constructor(options: ValveOptions) {
    if (options.low >= options.high) {
      throw new RangeError(`low (${options.low}) must be lower than high (${options.high}).`);
    }
    this.#options = options;
  }

  /** Whether the source has been told to pause and not yet to resume. */
  get paused(): boolean {
    return this.#paused;
  }

  /**
   * Tells the valve how full the buffer is now. The state changes before a callback runs, because a source
   * that resumes may fill the buffer, and so call `observe`, before the callback returns.
   */
  observe(level: number): void {
    const { high, low, onPause, onResume } = this.#options;
    if (!this.#paused && level >= high) {
      this.#paused = true;
      onPause();
    } else if (this.#paused && level <= low) {
      this.#paused = false;
      onResume();
    }
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  /** Tokens earned per second. */
  readonly rate: number;
  /** The most tokens that the bucket ever holds. */
  readonly burst: number;
}

/**
 * Limits a rate and allows bursts. It never refuses: what is spent beyond the tokens becomes debt, and the
 * spender is told how long to wait until the debt is earned back. After Kafka's `TokenBucket.java` (KIP-599),
 * which limits how fast clients create topics and partitions.
 */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #refilledAt: number;

  constructor({ clock, rate, burst }: TokenBucketOptions) {
    this.#clock = clock;
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#refilledAt = clock.now();
  }

  /** Tokens in the bucket now. Negative: debt. */
  get tokens(): number {
    this.#refill();
    return this.#tokens;
  }

  /**
   * Spends tokens, whether the bucket holds that many or not.
   *
   * @returns milliseconds, rounded up, until the bucket is out of debt; 0 if it is not in debt.
   */
  spend(tokens: number): number {
    this.#refill();
    this.#tokens -= tokens;
    return this.#tokens < 0 ? Math.ceil((-this.#tokens * 1000) / this.#rate) : 0;
  }

  #refill(): void {
    const now = this.#clock.now();
    const earned = ((now - this.#refilledAt) * this.#rate) / 1000;
    this.#tokens = Math.min(this.#burst, this.#tokens + earned);
    this.#refilledAt = now;
  }
}
