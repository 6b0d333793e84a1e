/** A producer, a bounded buffer and a worker, with what each policy puts between them. */
import { BoundedBuffer, TokenBucket, Valve } from "#broker/back-pressure";
import { BufferFullError } from "#broker/errors";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** The four overflow policies of the buffer, and two ways to keep it from overflowing. */
export type Policy = "block" | "reject" | "drop-oldest" | "drop-newest" | "pause" | "token-bucket";

/** What can happen. */
export type PressureEvent = SceneEvent &
  (
    | { readonly does: "produce" }
    /** A source that was paused is read again. */
    | { readonly does: "fetch" }
    | { readonly does: "take" }
    /** The worker does nothing for a while. */
    | { readonly does: "stall" }
  );

/** Totals at one moment, for the plots. */
export interface Sample {
  readonly at: number;
  readonly handled: number;
  readonly lost: number;
  /** How long the record that was taken last had waited since it was made, in milliseconds. */
  readonly waitedMs: number;
}

export interface PressureState {
  readonly policy: Policy;
  /** What the run is expected to take, in milliseconds. */
  readonly spanMs: number;
  /** Records in the buffer, oldest first. */
  readonly buffer: readonly number[];
  /** The record whose put waits for room. */
  readonly waiting: number | null;
  /** Records that the source keeps while it is paused. */
  readonly backlog: readonly number[];
  readonly paused: boolean;
  /** Tokens in the bucket, rounded down; `null` where there is none. */
  readonly tokens: number | null;
  /** What the bucket told the producer to wait before its next record, in milliseconds. */
  readonly waitMs: number;
  /** Dropped or refused, in the order in which it happened. */
  readonly lost: readonly number[];
  /** The record that the worker has just taken. */
  readonly taken: number | null;
  /** Whether the worker hangs, and how often it did so far. */
  readonly stalled: boolean;
  readonly stalls: number;
  readonly samples: readonly Sample[];
}

export const CAPACITY = 8;
export const HIGH = 6;
export const LOW = 2;
/** What the bucket earns: as much as the slow worker handles. */
const TOKENS_A_SECOND = 25;
const BURST = 5;

/** Records the calls to a buffer, a valve and a token bucket. */
export class PressureWorld implements World<PressureEvent, PressureState> {
  readonly #clock: Surroundings["clock"];
  readonly #policy: Policy;
  readonly #spanMs: number;
  readonly #buffer: BoundedBuffer<number>;
  readonly #valve: Valve;
  readonly #bucket: TokenBucket;
  /** When each record was made. */
  readonly #madeAt: number[] = [];
  /** What must be in the buffer, going by what it has answered. */
  readonly #stored: number[] = [];
  readonly #backlog: number[] = [];
  readonly #lost: number[] = [];
  readonly #samples: Sample[] = [{ at: 0, handled: 0, lost: 0, waitedMs: 0 }];
  #waiting: number | null = null;
  #taken: number | null = null;
  #waitMs = 0;
  #stalled = false;
  #stalls = 0;

  /** @param spanMs what the run is expected to take, for the width of the plots. */
  constructor(policy: Policy, spanMs: number, { clock }: Surroundings) {
    this.#clock = clock;
    this.#spanMs = spanMs;
    this.#policy = policy;
    const overflow = policy === "pause" || policy === "token-bucket" ? "block" : policy;
    this.#buffer = new BoundedBuffer({ clock, capacity: CAPACITY, overflow });
    const tellNobody = () => {};
    this.#valve = new Valve({ high: HIGH, low: LOW, onPause: tellNobody, onResume: tellNobody });
    this.#bucket = new TokenBucket({ clock, rate: TOKENS_A_SECOND, burst: BURST });
  }

  do(event: PressureEvent): void {
    this.#taken = null;
    switch (event.does) {
      case "produce": {
        const record = this.#madeAt.push(this.#clock.now()) - 1;
        if (this.#policy === "token-bucket") this.#waitMs = this.#bucket.spend(1);
        if (this.#valve.paused) this.#backlog.push(record);
        else void this.#put(record);
        break;
      }
      case "fetch": {
        const record = this.#backlog.shift();
        if (record !== undefined) void this.#put(record);
        break;
      }
      case "take":
        this.#stalled = false;
        this.#take();
        break;
      case "stall":
        this.#stalled = true;
        this.#stalls++;
        break;
    }
  }

  state(): PressureState {
    return {
      policy: this.#policy,
      spanMs: this.#spanMs,
      buffer: [...this.#stored],
      waiting: this.#waiting,
      backlog: [...this.#backlog],
      paused: this.#valve.paused,
      tokens: this.#policy === "token-bucket" ? Math.floor(this.#bucket.tokens) : null,
      waitMs: this.#waitMs,
      lost: [...this.#lost],
      taken: this.#taken,
      stalled: this.#stalled,
      stalls: this.#stalls,
      samples: [...this.#samples],
    };
  }

  async #put(record: number): Promise<void> {
    const { dropped } = this.#buffer;
    this.#waiting = record;
    try {
      const stored = await this.#buffer.put(record);
      if (stored) this.#stored.push(record);
      // A drop without a refusal made room for this record, at the old end.
      const victim = stored ? this.#stored[0] : record;
      if (this.#buffer.dropped > dropped && victim !== undefined) {
        if (stored) this.#stored.shift();
        this.#lost.push(victim);
      }
    } catch (error) {
      if (!(error instanceof BufferFullError)) throw error;
      this.#lost.push(record);
    }
    this.#waiting = null;
    this.#note(null);
  }

  #take(): void {
    const [record = null] = this.#buffer.poll(1);
    if (record !== null) this.#stored.splice(this.#stored.indexOf(record), 1);
    this.#taken = record;
    this.#note(record);
  }

  /** Tells the valve how full the buffer is, and adds to the plots. */
  #note(taken: number | null): void {
    if (this.#policy === "pause") this.#valve.observe(this.#buffer.size);
    const last = this.#samples.at(-1);
    const now = this.#clock.now();
    this.#samples.push({
      at: now,
      handled: (last?.handled ?? 0) + (taken === null ? 0 : 1),
      lost: this.#lost.length,
      waitedMs: taken === null ? (last?.waitedMs ?? 0) : now - (this.#madeAt[taken] ?? now),
    });
  }
}
