/**
 * A consumer that may be given a message any number of times, by any number of workers, and still has
 * its effect once. The claim on the message and the effect are one transaction, as in the inbox pattern:
 * the unique key decides a race, and a rollback undoes both.
 */
import type { Clock } from "#broker/clock";
import type { Connection, Table, Transaction } from "#broker/database";
import { DuplicateKeyError, MessageIdReusedError, MissingMessageIdError } from "#broker/errors";
import type { LogRecord } from "#broker/types";

/** The header in which producers put the id of a message. It stays the same however often they send it. */
export const MESSAGE_ID_HEADER = "message-id";

/** What a message is to do. All that it writes, it writes through `tx`. */
export type Effect = (tx: Transaction, record: LogRecord) => Promise<void>;

/** A group's note that a message is handled: one row of the claims table. */
export interface Claim {
  /** What the message said, to recognise another message under the same id. */
  readonly recordKey: string | null;
  readonly recordValue: string | null;
  /** Milliseconds since the epoch; until and including then, the message may be delivered again. */
  readonly neededUntil: number;
}

export interface IdempotentConsumerOptions {
  /** The consumer group. Each group applies each message once, whatever other groups do. */
  readonly group: string;
  readonly connection: Connection;
  /** Shared by every worker of every group. */
  readonly claims: Table<Claim>;
  readonly effect: Effect;
  readonly clock: Clock;
  /** The longest time between handling a message and its last redelivery, in milliseconds. */
  readonly redeliveryWindowMs: number;
}

/** `duplicate`: the effect was there already, so nothing was done. */
export type Outcome = "processed" | "duplicate";

/** Applies each message's effect exactly once. */
export class IdempotentConsumer {
  readonly #options: IdempotentConsumerOptions;

  constructor(options: IdempotentConsumerOptions) {
    this.#options = options;
  }

  /**
   * Handles one delivery of a message. Once it resolves, the effect is committed and so is the claim; if
   * it rejects, or the process dies, either both are or neither is.
   *
   * @throws {MissingMessageIdError} if the record carries no message id.
   * @throws {MessageIdReusedError} if another message was handled under this id.
   * @throws what the effect throws; the message can then be delivered again.
   */
  async handle(record: LogRecord): Promise<Outcome> {
    const messageId = messageIdOf(record);
    const { connection, effect } = this.#options;
    const outcome = await connection.transaction(async (tx): Promise<Outcome> => {
      if (!(await this.#claim(tx, messageId, record))) return "duplicate";
      await effect(tx, record);
      return "processed";
    });
    await this.#sweep();
    return outcome;
  }

  /** Takes the message for this group, or tells that it was taken and that its effect is committed. */
  async #claim(tx: Transaction, messageId: string, record: LogRecord): Promise<boolean> {
    const { claims, clock, group, redeliveryWindowMs } = this.#options;
    const key = JSON.stringify([group, messageId]);
    try {
      await claims.insert(tx, key, {
        recordKey: record.key,
        recordValue: record.value,
        neededUntil: clock.now() + redeliveryWindowMs,
      });
      return true;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
    const earlier = await claims.get(tx, key);
    // A sweep may have removed the claim between the two statements. It was a duplicate all the same.
    if (
      earlier !== undefined &&
      (earlier.recordKey !== record.key || earlier.recordValue !== record.value)
    ) {
      throw new MessageIdReusedError(messageId);
    }
    return false;
  }

  /** Deletes claims that nobody needs any more. By an index on `neededUntil`, that is about one row a message. */
  async #sweep(): Promise<void> {
    const { claims, clock, connection } = this.#options;
    const now = clock.now();
    await connection.transaction((tx) =>
      claims.deleteWhere(tx, (claim) => claim.neededUntil < now),
    );
  }
}

function messageIdOf(record: LogRecord): string {
  const messageId = record.headers[MESSAGE_ID_HEADER];
  if (messageId === undefined || messageId === "") {
    throw new MissingMessageIdError(record.offset, MESSAGE_ID_HEADER);
  }
  return messageId;
}
