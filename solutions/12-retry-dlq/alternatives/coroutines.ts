/**
 * Every record has a coroutine that tells its story from top to bottom: try, rest, try again, give up. It yields
 * while it has to wait, and a poll only resumes those whose key is free.
 */
import type { Clock } from "#broker/clock";
import { DEAD_LETTER_PREFIX, deadLetterHeader } from "#broker/dead-letter-headers";
import { PermanentError } from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { Random } from "#broker/random";
import type { LogRecord, ProducerRecord, TopicPartition } from "#broker/types";

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

/** Doubles step by step and stops at the cap, so that no number grows out of hand. */
export function backoffMs(failures: number, { baseMs, maxMs }: Backoff, random: Random): number {
  let limit = Math.min(baseMs, maxMs);
  for (let failure = 1; failure < failures && limit < maxMs; failure++) {
    limit = Math.min(2 * limit, maxMs);
  }
  return limit * random.next();
}

export function toDeadLetter(record: LogRecord, failure: Failure): ProducerRecord {
  const { error, source } = failure;
  const [errorClass, errorMessage] =
    error instanceof Error ? [error.name, error.message] : [typeof error, String(error)];
  const facts = new Map<string, string | number>([
    [deadLetterHeader.topic, source.topic],
    [deadLetterHeader.partition, source.partition],
    [deadLetterHeader.offset, record.offset],
    [deadLetterHeader.timestamp, record.timestamp],
    [deadLetterHeader.group, failure.group],
    [deadLetterHeader.errorClass, errorClass],
    [deadLetterHeader.errorMessage, errorMessage],
    [deadLetterHeader.attempts, failure.attempts],
    [deadLetterHeader.firstFailure, failure.firstFailureAt],
    [deadLetterHeader.lastFailure, failure.lastFailureAt],
  ]);
  const headers: Record<string, string> = { ...record.headers };
  for (const [name, fact] of facts) headers[name] = String(fact);
  return { key: record.key, value: record.value, headers };
}

/** Yields while the record has to wait; ends when it is handled, or its dead letter is written. */
type Story = AsyncGenerator<"waiting", "finished">;

async function* storyOf(record: LogRecord, options: RetryingConsumerOptions): Story {
  const { backoff, clock, group, handle, maxAttempts, random, source, writeDeadLetter } = options;
  const failedAt: number[] = [];
  async function* rest(): AsyncGenerator<"waiting", void> {
    const until = clock.now() + backoffMs(failedAt.length, backoff, random);
    do yield "waiting";
    while (clock.now() < until);
  }

  let last: { readonly error: unknown } | undefined;
  while (failedAt.length < maxAttempts && !(last?.error instanceof PermanentError)) {
    if (last !== undefined) yield* rest();
    try {
      await handle(record);
      return "finished";
    } catch (error) {
      last = { error };
      failedAt.push(clock.now());
    }
  }

  const deadLetter = toDeadLetter(record, {
    source,
    group,
    error: last?.error,
    attempts: failedAt.length,
    firstFailureAt: failedAt.at(0) ?? 0,
    lastFailureAt: failedAt.at(-1) ?? 0,
  });
  for (;;) {
    try {
      await writeDeadLetter(deadLetter);
      return "finished";
    } catch {
      yield* rest();
    }
  }
}

export class RetryingConsumer {
  readonly #options: RetryingConsumerOptions;
  /** Unfinished records in the order of their offsets. */
  readonly #stories = new Map<LogRecord, Story>();
  #next: number;
  #committed: number;

  constructor(options: RetryingConsumerOptions) {
    this.#options = options;
    this.#next = options.startOffset;
    this.#committed = options.startOffset;
  }

  async poll(maxRecords = 500): Promise<void> {
    for (const record of this.#options.log.read(this.#next, maxRecords)) {
      this.#stories.set(record, storyOf(record, this.#options));
      this.#next = record.offset + 1;
    }
    const busy = new Set<string>();
    for (const [record, story] of this.#stories) {
      if (record.key !== null && busy.has(record.key)) continue;
      const { done } = await story.next();
      if (done) this.#stories.delete(record);
      else if (record.key !== null) busy.add(record.key);
    }
    const [first] = this.#stories.keys();
    const finishedUpTo = first === undefined ? this.#next : first.offset;
    if (finishedUpTo !== this.#committed) {
      await this.#options.commit(finishedUpTo);
      this.#committed = finishedUpTo;
    }
  }
}

/** Decides first what goes where, then sends. */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  const { deadLetters, fromOffset, maxReplays, send } = options;
  const nextOffset = deadLetters.logEndOffset;
  const seen = deadLetters.read(fromOffset, nextOffset - fromOffset);
  const outgoing = seen.flatMap(({ key, value, headers }) => {
    const { [deadLetterHeader.topic]: topic, [deadLetterHeader.replays]: before = "0" } = headers;
    if (topic === undefined || Number(before) >= maxReplays) return [];
    const own = Object.entries(headers).filter(([name]) => !name.startsWith(DEAD_LETTER_PREFIX));
    const counted = [...own, [deadLetterHeader.replays, String(Number(before) + 1)] as const];
    const timestamp = Number(headers[deadLetterHeader.timestamp]);
    return [{ topic, record: { key, value, timestamp, headers: Object.fromEntries(counted) } }];
  });
  for (const { topic, record } of outgoing) await send(topic, record);
  return { sent: outgoing.length, left: seen.length - outgoing.length, nextOffset };
}
