/**
 * Every record is a value that moves from state to state: new, waiting, given up, done. The consumer only keeps
 * the list and asks one function for the next state.
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

type State =
  | { readonly kind: "new" }
  | {
      readonly kind: "waiting";
      readonly failures: number;
      readonly since: number;
      readonly until: number;
    }
  | {
      readonly kind: "given-up";
      readonly failures: number;
      readonly deadLetter: ProducerRecord;
      readonly until: number;
    }
  | { readonly kind: "done" };

interface Item {
  readonly record: LogRecord;
  readonly state: State;
}

/** What becomes of a record whose turn it is. */
async function next({ record, state }: Item, options: RetryingConsumerOptions): Promise<State> {
  const { clock, backoff, random, maxAttempts, source, group } = options;
  const later = (failures: number): number => clock.now() + backoffMs(failures, backoff, random);
  switch (state.kind) {
    case "done":
      return state;
    case "given-up":
      if (clock.now() < state.until) return state;
      try {
        await options.writeDeadLetter(state.deadLetter);
        return { kind: "done" };
      } catch {
        return { ...state, until: later(state.failures) };
      }
    default: {
      if (state.kind === "waiting" && clock.now() < state.until) return state;
      try {
        await options.handle(record);
        return { kind: "done" };
      } catch (error) {
        const now = clock.now();
        const failures = state.kind === "waiting" ? state.failures + 1 : 1;
        const since = state.kind === "waiting" ? state.since : now;
        if (failures < maxAttempts && !(error instanceof PermanentError)) {
          return { kind: "waiting", failures, since, until: later(failures) };
        }
        const deadLetter = toDeadLetter(record, {
          source,
          group,
          error,
          attempts: failures,
          firstFailureAt: since,
          lastFailureAt: now,
        });
        return next(
          { record, state: { kind: "given-up", failures, deadLetter, until: now } },
          options,
        );
      }
    }
  }
}

/** Consumes one partition as a list of states. */
export class RetryingConsumer {
  readonly #options: RetryingConsumerOptions;
  #items: readonly Item[] = [];
  #readUpTo: number;
  #committed: number;

  constructor(options: RetryingConsumerOptions) {
    this.#options = options;
    this.#readUpTo = options.startOffset;
    this.#committed = options.startOffset;
  }

  async poll(maxRecords = 500): Promise<void> {
    const read = this.#options.log.read(this.#readUpTo, maxRecords);
    this.#readUpTo += read.length;
    const items: Item[] = [
      ...this.#items,
      ...read.map((record) => ({ record, state: { kind: "new" } as const })),
    ];
    const unfinished: Item[] = [];
    for (const item of items) {
      const { record } = item;
      const isHeldBack = unfinished.some(
        (other) => record.key !== null && other.record.key === record.key,
      );
      const state = isHeldBack ? item.state : await next(item, this.#options);
      if (state.kind !== "done") unfinished.push({ record, state });
    }
    this.#items = unfinished;

    const offset = unfinished.at(0)?.record.offset ?? this.#readUpTo;
    if (offset !== this.#committed) await this.#options.commit(offset);
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
