/**
 * Keeps a queue for every key that waits, and one for every record without a key. Retries are looked for first,
 * then what is new is read; the commit is the smallest offset in any queue.
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

/** A record in its lane, with what has happened to it. */
interface Entry {
  readonly record: LogRecord;
  readonly failedAt: number[];
  dueAt: number;
  deadLetter?: ProducerRecord;
}

/** Consumes one partition, a lane for every key. */
export class RetryingConsumer {
  /** A key, or the offset of a record without one. Only lanes with unfinished records are kept. */
  readonly #lanes = new Map<string | number, Entry[]>();
  readonly #options: RetryingConsumerOptions;
  #next: number;
  #committed: number;

  constructor(options: RetryingConsumerOptions) {
    this.#options = options;
    this.#next = options.startOffset;
    this.#committed = options.startOffset;
  }

  async poll(maxRecords = 500): Promise<void> {
    for (const [name, lane] of [...this.#lanes]) await this.#run(name, lane);

    for (const record of this.#options.log.read(this.#next, maxRecords)) {
      this.#next = record.offset + 1;
      const name = record.key ?? record.offset;
      const lane = this.#lanes.get(name) ?? [];
      lane.push({ record, failedAt: [], dueAt: 0 });
      this.#lanes.set(name, lane);
      if (lane.length === 1) await this.#run(name, lane);
    }

    const finished = Math.min(
      this.#next,
      ...[...this.#lanes.values()].flatMap((lane) => lane.map(({ record }) => record.offset)),
    );
    if (finished > this.#committed) {
      await this.#options.commit(finished);
      this.#committed = finished;
    }
  }

  /** Works a lane off until it is empty or its head has to wait. */
  async #run(name: string | number, lane: Entry[]): Promise<void> {
    for (let head = lane[0]; head !== undefined; head = lane[0]) {
      if (this.#options.clock.now() < head.dueAt) return;
      const isDone =
        head.deadLetter === undefined
          ? await this.#attempt(head)
          : await this.#bury(head, head.deadLetter);
      if (!isDone) return;
      lane.shift();
    }
    this.#lanes.delete(name);
  }

  async #attempt(entry: Entry): Promise<boolean> {
    const { handle, clock, maxAttempts, source, group } = this.#options;
    const thrown = await handle(entry.record).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (thrown === null) return true;

    const now = clock.now();
    entry.failedAt.push(now);
    const isHopeless = thrown.error instanceof PermanentError;
    if (!isHopeless && entry.failedAt.length < maxAttempts) return this.#wait(entry);

    const deadLetter = toDeadLetter(entry.record, {
      source,
      group,
      error: thrown.error,
      attempts: entry.failedAt.length,
      firstFailureAt: entry.failedAt[0] ?? now,
      lastFailureAt: now,
    });
    entry.deadLetter = deadLetter;
    return this.#bury(entry, deadLetter);
  }

  #bury(entry: Entry, deadLetter: ProducerRecord): Promise<boolean> {
    return this.#options.writeDeadLetter(deadLetter).then(
      () => true,
      () => this.#wait(entry),
    );
  }

  #wait(entry: Entry): false {
    const { clock, backoff, random } = this.#options;
    entry.dueAt = clock.now() + backoffMs(entry.failedAt.length, backoff, random);
    return false;
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
