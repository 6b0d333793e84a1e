/**
 * Starts the commit and goes on. A commit that fails is nobody's, and the record counts as committed.
 *
 * @caught-by Waits for its commit, and commits again what could not be committed
 */
import type { Clock } from "#broker/clock";
import { DEAD_LETTER_PREFIX, deadLetterHeader } from "#broker/dead-letter-headers";
import { PermanentError } from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { Random } from "#broker/random";
import type { Headers, LogRecord, ProducerRecord, TopicPartition } from "#broker/types";

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
  return random.next() * Math.min(maxMs, baseMs * 2 ** (failures - 1));
}

/**
 * The record to append to the dead-letter log. It has no timestamp of its own: stamped anew, it is kept as
 * long as any other dead letter, however old the record was.
 */
export function toDeadLetter(record: LogRecord, failure: Failure): ProducerRecord {
  const { source, group, error, attempts, firstFailureAt, lastFailureAt } = failure;
  return {
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [deadLetterHeader.topic]: source.topic,
      [deadLetterHeader.partition]: String(source.partition),
      [deadLetterHeader.offset]: String(record.offset),
      [deadLetterHeader.timestamp]: String(record.timestamp),
      [deadLetterHeader.group]: group,
      [deadLetterHeader.errorClass]: error instanceof Error ? error.name : typeof error,
      [deadLetterHeader.errorMessage]: error instanceof Error ? error.message : String(error),
      [deadLetterHeader.attempts]: String(attempts),
      [deadLetterHeader.firstFailure]: String(firstFailureAt),
      [deadLetterHeader.lastFailure]: String(lastFailureAt),
    },
  };
}

/** A record that was read and is neither handled nor dead-lettered yet. */
interface Unfinished {
  readonly record: LogRecord;
  failures: number;
  firstFailureAt: number;
  /** When it may be tried again. */
  dueAt: number;
  /** Set once the handler will not be called again: all that is left is to write this. */
  deadLetter: ProducerRecord | null;
}

/** Consumes one partition. A failing record delays the records of its own key, and no others. */
export class RetryingConsumer {
  readonly #options: RetryingConsumerOptions;
  /** In the order of their offsets. */
  readonly #unfinished = new Set<Unfinished>();
  #position: number;
  #committed: number;

  constructor(options: RetryingConsumerOptions) {
    this.#options = options;
    this.#position = options.startOffset;
    this.#committed = options.startOffset;
  }

  /**
   * Reads what is new, tries everything that is due, and commits what is finished. To be called again and
   * again, and not before the last call has settled.
   *
   * @param maxRecords how many new records to read, at most.
   */
  async poll(maxRecords = 500): Promise<void> {
    this.#read(maxRecords);
    const waitingKeys = new Set<string>();
    for (const unfinished of this.#unfinished) {
      const { key } = unfinished.record;
      if (key !== null && waitingKeys.has(key)) continue;
      if (await this.#finish(unfinished)) this.#unfinished.delete(unfinished);
      else if (key !== null) waitingKeys.add(key);
    }
    await this.#commit();
  }

  #read(maxRecords: number): void {
    for (const record of this.#options.log.read(this.#position, maxRecords)) {
      this.#unfinished.add({
        record,
        failures: 0,
        firstFailureAt: 0,
        dueAt: -Infinity,
        deadLetter: null,
      });
      this.#position = record.offset + 1;
    }
  }

  /** @returns whether the record is now handled, or safely in the dead-letter log. */
  async #finish(unfinished: Unfinished): Promise<boolean> {
    if (unfinished.dueAt > this.#options.clock.now()) return false;
    return (await this.#handle(unfinished)) || (await this.#giveUp(unfinished));
  }

  async #handle(unfinished: Unfinished): Promise<boolean> {
    if (unfinished.deadLetter !== null) return false;
    try {
      await this.#options.handle(unfinished.record);
      return true;
    } catch (error) {
      this.#noteFailure(unfinished, error);
      return false;
    }
  }

  async #giveUp(unfinished: Unfinished): Promise<boolean> {
    if (unfinished.deadLetter === null) return false;
    try {
      await this.#options.writeDeadLetter(unfinished.deadLetter);
      return true;
    } catch {
      this.#postpone(unfinished); // Only the write is tried again: the handler has had its chances.
      return false;
    }
  }

  #noteFailure(unfinished: Unfinished, error: unknown): void {
    const { clock, group, maxAttempts, source } = this.#options;
    const now = clock.now();
    unfinished.failures += 1;
    if (unfinished.failures === 1) unfinished.firstFailureAt = now;
    if (unfinished.failures < maxAttempts && !(error instanceof PermanentError)) {
      this.#postpone(unfinished);
      return;
    }
    unfinished.deadLetter = toDeadLetter(unfinished.record, {
      source,
      group,
      error,
      attempts: unfinished.failures,
      firstFailureAt: unfinished.firstFailureAt,
      lastFailureAt: now,
    });
  }

  #postpone(unfinished: Unfinished): void {
    const { backoff, clock, random } = this.#options;
    unfinished.dueAt = clock.now() + backoffMs(unfinished.failures, backoff, random);
  }

  /** Everything before the first unfinished record is finished, whatever is finished after it. */
  async #commit(): Promise<void> {
    const [first] = this.#unfinished;
    const offset = first?.record.offset ?? this.#position;
    if (offset === this.#committed) return;
    void this.#options.commit(offset).catch(() => {});
    this.#committed = offset;
  }
}

/**
 * Sends dead letters back to the topics they came from, as they were, with one header more that counts how
 * often this has happened. It stops where the dead-letter log ended when it began, so records that fail
 * again meanwhile wait for the next replay.
 */
export async function replay({
  deadLetters,
  fromOffset,
  maxReplays,
  send,
}: ReplayOptions): Promise<ReplayReport> {
  const nextOffset = deadLetters.logEndOffset;
  let sent = 0;
  let left = 0;
  for (const deadLetter of deadLetters.read(fromOffset, nextOffset - fromOffset)) {
    const topic = deadLetter.headers[deadLetterHeader.topic];
    const replays = Number(deadLetter.headers[deadLetterHeader.replays] ?? "0");
    if (topic === undefined || replays >= maxReplays) {
      left += 1;
      continue;
    }
    await send(topic, {
      key: deadLetter.key,
      value: deadLetter.value,
      timestamp: Number(deadLetter.headers[deadLetterHeader.timestamp]),
      headers: {
        ...withoutDeadLetterHeaders(deadLetter.headers),
        [deadLetterHeader.replays]: String(replays + 1),
      },
    });
    sent += 1;
  }
  return { sent, left, nextOffset };
}

function withoutDeadLetterHeaders(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(DEAD_LETTER_PREFIX)),
  );
}
