/**
 * A consumer that retries without blocking its partition, gives up into a dead-letter log, and commits
 * only what is finished; and the way back out of the dead-letter log.
 *
 * The waits follow "full jitter" of AWS's "Exponential Backoff And Jitter".
 */
import type { Clock } from "#broker/clock";
import type { PartitionLog } from "#broker/partition-log";
import type { Random } from "#broker/random";
import type { LogRecord, ProducerRecord, TopicPartition } from "#broker/types";
// You will also want these:
// import { DEAD_LETTER_PREFIX, deadLetterHeader } from "#broker/dead-letter-headers";
// import { PermanentError } from "#broker/errors";

/** How long to wait between attempts, in milliseconds. */
export interface Backoff {
  /** The longest wait after the first failure. It doubles after every further one. */
  readonly baseMs: number;
  /** The longest wait of all. */
  readonly maxMs: number;
}

/** All that is known of a record that a group gave up on. */
export interface Failure {
  readonly source: TopicPartition;
  readonly group: string;
  /** The last thing that the handler threw: usually an `Error`, but anything can be thrown. */
  readonly error: unknown;
  /** How many times the handler was called. */
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly firstFailureAt: number;
  readonly lastFailureAt: number;
}

export interface RetryingConsumerOptions {
  /** What is consumed, and the log that holds it. */
  readonly source: TopicPartition;
  readonly log: PartitionLog;
  readonly group: string;
  /** The offset to begin with: what the group has committed. */
  readonly startOffset: number;
  /** How many times the handler is called for one record, at most. */
  readonly maxAttempts: number;
  readonly backoff: Backoff;
  /** Does the work. Rejects if it failed, with a `PermanentError` if trying again is of no use. */
  readonly handle: (record: LogRecord) => Promise<void>;
  /** Appends to the dead-letter log. Rejects if it could not. */
  readonly writeDeadLetter: (record: ProducerRecord) => Promise<void>;
  /** Stores the next offset to read: everything before it is finished. */
  readonly commit: (offset: number) => Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ReplayOptions {
  readonly deadLetters: PartitionLog;
  /** The first dead letter to look at. */
  readonly fromOffset: number;
  /** A record that was sent back this many times already stays where it is. */
  readonly maxReplays: number;
  /** Produces a record to a topic. */
  readonly send: (topic: string, record: ProducerRecord) => Promise<void>;
}

export interface ReplayReport {
  /** How many records were sent back. */
  readonly sent: number;
  /** How many were looked at and left: replayed too often, or without a topic to go to. */
  readonly left: number;
  /** Where the next replay begins. */
  readonly nextOffset: number;
}

/**
 * How long to wait before the next attempt: a random time below a limit that doubles with every failure,
 * up to a cap. Random all the way down to 0, so that records which failed together do not return together.
 *
 * @param failures how many attempts have failed so far, at least 1.
 * @returns milliseconds.
 */
export function backoffMs(failures: number, { baseMs, maxMs }: Backoff, random: Random): number {
  // Your turn: a limit that doubles, a cap, and chance. `random.next()` is at least 0 and below 1.
  throw new Error(
    `TODO: wait after ${failures} failures, ${baseMs} to ${maxMs} ms, ${random.next()}`,
  );
}

/**
 * The record to append to the dead-letter log. It has no timestamp of its own: stamped anew, it is kept as
 * long as any other dead letter, however old the record was.
 */
export function toDeadLetter(record: LogRecord, failure: Failure): ProducerRecord {
  // Your turn: what does somebody need who finds this record a week later?
  throw new Error(`TODO: dead letter of offset ${record.offset} for ${failure.group}`);
}

/** Consumes one partition. A failing record delays the records of its own key, and no others. */
export class RetryingConsumer {
  readonly #options: RetryingConsumerOptions;
  // Your turn: what must be remembered of a record that was read and is not finished?

  constructor(options: RetryingConsumerOptions) {
    this.#options = options;
  }

  /**
   * Reads what is new, tries everything that is due, and commits what is finished. To be called again and
   * again, and not before the last call has settled.
   *
   * @param maxRecords how many new records to read, at most.
   */
  async poll(maxRecords = 500): Promise<void> {
    // Your turn: read, then go through all unfinished records in the order of their offsets, then commit.
    throw new Error(`TODO: poll(${maxRecords}) of ${this.#options.source.topic}`);
  }
}

/**
 * Sends dead letters back to the topics they came from, as they were, with one header more that counts how
 * often this has happened. It stops where the dead-letter log ended when it began, so records that fail
 * again meanwhile wait for the next replay.
 */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  // Your turn: send each dead letter back, without its own headers, unless it went around too often.
  throw new Error(`TODO: replay from ${options.fromOffset}`);
}
