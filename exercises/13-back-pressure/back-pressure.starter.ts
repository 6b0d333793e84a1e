/**
 * What to do when records come faster than they go: make the producer wait, lose something on purpose,
 * pause the source, or limit the rate.
 */
import type { Clock } from "#broker/clock";
// You will also want these:
// import { BufferClosedError, BufferFullError, PutTimeoutError } from "#broker/errors";

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

/** A queue between a producer and a consumer that never holds more than its capacity. */
export class BoundedBuffer<T> {
  constructor(options: BufferOptions) {
    // Your turn: keep the options, and begin empty.
    void options;
  }

  /** Records in the buffer. Those of puts that wait are not in it. */
  get size(): number {
    // Your turn.
    throw new Error("TODO: size");
  }

  /** How many records were lost to `drop-oldest` or `drop-newest` so far. */
  get dropped(): number {
    // Your turn.
    throw new Error("TODO: dropped");
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
    // Your turn.
    void limits;
    throw new Error(`TODO: put(${record})`);
  }

  /** Takes out up to `maxRecords` records, oldest first: at once, and none if there are none. */
  poll(maxRecords: number): T[] {
    // Your turn.
    throw new Error(`TODO: poll(${maxRecords})`);
  }

  /** Refuses every put that waits and every put to come. What is stored can still be polled. */
  close(): void {
    // Your turn.
    throw new Error("TODO: close()");
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

/** Pauses a source when a buffer fills up and resumes it when the buffer has drained. */
export class Valve {
  /** @throws {RangeError} if `low` is not lower than `high`. */
  constructor(options: ValveOptions) {
    // Your turn.
    void options;
  }

  /** Whether the source has been told to pause and not yet to resume. */
  get paused(): boolean {
    // Your turn.
    throw new Error("TODO: paused");
  }

  /** Tells the valve how full the buffer is now. */
  observe(level: number): void {
    // Your turn.
    throw new Error(`TODO: observe(${level})`);
  }
}

export interface TokenBucketOptions {
  readonly clock: Clock;
  /** Tokens earned per second. */
  readonly rate: number;
  /** The most tokens that the bucket ever holds. */
  readonly burst: number;
}

/** Limits a rate and allows bursts. It never refuses: what is spent beyond the tokens becomes debt. */
export class TokenBucket {
  constructor(options: TokenBucketOptions) {
    // Your turn: the bucket begins full.
    void options;
  }

  /** Tokens in the bucket now. Negative: debt. */
  get tokens(): number {
    // Your turn.
    throw new Error("TODO: tokens");
  }

  /**
   * Spends tokens, whether the bucket holds that many or not.
   *
   * @returns milliseconds, rounded up, until the bucket is out of debt; 0 if it is not in debt.
   */
  spend(tokens: number): number {
    // Your turn.
    throw new Error(`TODO: spend(${tokens})`);
  }
}
