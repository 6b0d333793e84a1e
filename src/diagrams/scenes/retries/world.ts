/** A partition with a record that fails, and three places where such a record can wait for its next attempt. */
import { PartitionLog } from "#broker/partition-log";
import { type Failure, RetryingConsumer, replay, toDeadLetter } from "#broker/retry-dlq";
import type { LogRecord, ProducerRecord } from "#broker/types";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** Where a failed record waits: at the head of its partition, as a copy in a second topic, or with its key. */
export type Place = "partition" | "retry-topic" | "key";

/** What can happen. */
export type RetryEvent = SceneEvent &
  /** One turn of the consumer: the next record, or all that is due where keys are parked. */
  (
    | { readonly does: "poll" }
    /** The consumer of the retry topic takes its next copy. */
    | { readonly does: "retry" }
    /** The cause of the failure is mended, and the dead letters are sent back. */
    | { readonly does: "replay" }
    /** The consumer dies. The next one knows what was committed, and nothing else. */
    | { readonly does: "die" }
  );

/** One call of the handler. */
export interface Attempt {
  /** Which of the scene's payments: its offset in the partition when it was first written. */
  readonly payment: number;
  readonly failed: boolean;
}

export interface RetryState {
  readonly place: Place;
  /** Which payment each record of the partition is, by offset. A replayed one is there twice. */
  readonly log: readonly number[];
  readonly committed: number;
  readonly position: number;
  /** Payments in the retry topic and in the dead-letter log, by offset. */
  readonly retryTopic: readonly number[];
  readonly deadLetters: readonly number[];
  /** The next copy that the consumer of the retry topic reads. */
  readonly retryPosition: number;
  /** Handler calls of the last event. */
  readonly attempts: readonly Attempt[];
  /** How often each payment has failed. */
  readonly failures: readonly number[];
  /** Payments in the order in which they were done; one that was redelivered is there twice. */
  readonly done: readonly number[];
}

export const KEYS = ["ada", "bob", "ada", "cy", "ada", "bob"] as const;
/** The payment that fails. */
export const PILL = 2;
export const MAX_ATTEMPTS = 3;

const source = { topic: "payments", partition: 7 };
const GROUP = "billing";
const ORIGIN = "payment";

/** Records the calls to the logs and to the handler. */
export class RetryWorld implements World<RetryEvent, RetryState> {
  readonly #clock: Surroundings["clock"];
  readonly #place: Place;
  readonly #log: PartitionLog;
  readonly #retryTopic: PartitionLog;
  readonly #deadLetters: PartitionLog;
  readonly #random: Surroundings["random"];
  #parking: RetryingConsumer;
  readonly #failures: number[] = KEYS.map(() => 0);
  readonly #done: number[] = [];
  #attempts: Attempt[] = [];
  #curedAt: number;
  #committed = 0;
  #position = 0;
  #retryPosition = 0;

  /** @param curedAt virtual time at which the failing payment begins to succeed; `Infinity`: never by itself. */
  constructor(place: Place, curedAt: number, { clock, random }: Surroundings) {
    this.#clock = clock;
    this.#random = random;
    this.#place = place;
    this.#curedAt = curedAt;
    const newLog = () => new PartitionLog({ clock, segmentBytes: 10_000 });
    [this.#log, this.#retryTopic, this.#deadLetters] = [newLog(), newLog(), newLog()];
    for (const [payment, key] of KEYS.entries()) {
      this.#log.append({ key, value: "20", headers: { [ORIGIN]: String(payment) } });
    }
    this.#parking = this.#consumer();
  }

  async do(event: RetryEvent): Promise<void> {
    this.#attempts = [];
    if (event.does === "die") this.#die();
    else if (event.does === "replay") await this.#replay();
    else if (event.does === "retry") this.#pollRetryTopic();
    else if (this.#place === "key") await this.#pollParking();
    else this.#pollPartition();
  }

  state(): RetryState {
    const payments = (log: PartitionLog) => log.read(0, log.logEndOffset).map(paymentOf);
    return {
      place: this.#place,
      log: payments(this.#log),
      committed: this.#committed,
      position: this.#position,
      retryTopic: payments(this.#retryTopic),
      deadLetters: payments(this.#deadLetters),
      retryPosition: this.#retryPosition,
      attempts: this.#attempts,
      failures: [...this.#failures],
      done: [...this.#done],
    };
  }

  /** A consumer that parks keys, from the commit on. */
  #consumer(): RetryingConsumer {
    return new RetryingConsumer({
      source,
      log: this.#log,
      group: GROUP,
      startOffset: this.#committed,
      maxAttempts: MAX_ATTEMPTS,
      backoff: { baseMs: 100, maxMs: 1000 },
      handle: async (record) => this.#handle(record),
      writeDeadLetter: async (record) => void this.#deadLetters.append(record),
      commit: async (offset) => {
        this.#committed = offset;
      },
      clock: this.#clock,
      random: this.#random,
    });
  }

  #die(): void {
    this.#parking = this.#consumer();
    this.#position = this.#committed;
  }

  async #pollParking(): Promise<void> {
    await this.#parking.poll(1);
    this.#position = Math.min(this.#position + 1, this.#log.logEndOffset);
  }

  /** The simple loop: one record, and the commit after it. A record that fails stays where it is, or moves. */
  #pollPartition(): void {
    for (const record of this.#log.read(this.#committed, 1)) {
      this.#position = record.offset + 1;
      if (!this.#succeeds(record)) {
        if (this.#place === "partition") return;
        this.#retryTopic.append(copy(record));
      }
      this.#committed = record.offset + 1;
    }
  }

  #pollRetryTopic(): void {
    for (const record of this.#retryTopic.read(this.#retryPosition, 1)) {
      this.#retryPosition = record.offset + 1;
      if (this.#succeeds(record)) continue;
      const attempts = this.#failures[paymentOf(record)] ?? 0;
      if (attempts < MAX_ATTEMPTS) this.#retryTopic.append(copy(record));
      else this.#deadLetters.append(toDeadLetter(record, this.#failureAfter(attempts)));
    }
  }

  #failureAfter(attempts: number): Failure {
    const now = this.#clock.now();
    const error = new Error("gateway");
    return { source, group: GROUP, error, attempts, firstFailureAt: now, lastFailureAt: now };
  }

  async #replay(): Promise<void> {
    this.#curedAt = 0;
    await replay({
      deadLetters: this.#deadLetters,
      fromOffset: 0,
      maxReplays: 1,
      send: async (_, record) => void this.#log.append(record),
    });
  }

  #succeeds(record: LogRecord): boolean {
    try {
      this.#handle(record);
      return true;
    } catch {
      return false;
    }
  }

  /** What the consumer is there for. Throws for the one payment, as long as it is not cured. */
  #handle(record: LogRecord): void {
    const payment = paymentOf(record);
    const failed = payment === PILL && this.#clock.now() < this.#curedAt;
    this.#attempts.push({ payment, failed });
    if (!failed) {
      this.#done.push(payment);
      return;
    }
    this.#failures[payment] = (this.#failures[payment] ?? 0) + 1;
    throw new Error("gateway");
  }
}

function paymentOf({ headers }: LogRecord): number {
  return Number(headers[ORIGIN]);
}

function copy({ key, value, headers }: LogRecord): ProducerRecord {
  return { key, value, headers };
}
