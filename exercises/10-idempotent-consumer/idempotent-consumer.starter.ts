/**
 * A consumer that may be given a message any number of times, by any number of
 * workers, and still has its effect once.
 */
import type { Clock } from "#broker/clock";
import type { Connection, Table, Transaction } from "#broker/database";
import type { LogRecord } from "#broker/types";
// You will also want these:
// import { DuplicateKeyError } from "#broker/errors";
// import { MessageIdReusedError, MissingMessageIdError } from "#broker/errors";

/** The header in which producers put a message's id, the same one however often they send it. */
export const MESSAGE_ID_HEADER = "message-id";

/** What a message is to do. All that it writes, it writes through `tx`. */
export type Effect = (tx: Transaction, record: LogRecord) => Promise<void>;

/** A group's note that a message is handled: one row of the claims table. */
export interface Claim {
  /** Milliseconds since the epoch. */
  readonly handledAt: number;
  // Your turn: what else must be known when a message of this id comes again?
  // This type is yours to change.
}

export interface IdempotentConsumerOptions {
  /** The consumer group. Each group applies each message once, whatever other groups do. */
  readonly group: string;
  /** This worker's way to the database. */
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
   * Handles one delivery of a message. Once it resolves, the effect is committed.
   *
   * @throws {MissingMessageIdError} if the record carries no message id.
   * @throws {MessageIdReusedError} if another message was handled under this id.
   * @throws what the effect throws; the message can then be delivered again.
   */
  async handle(record: LogRecord): Promise<Outcome> {
    const { connection } = this.#options;
    // Your turn: claim the message for the group and apply the effect, in one transaction:
    // connection.transaction(async (tx) => { ... }).
    // Later: forget the claims that are no longer needed.
    throw new Error(`TODO: handle offset ${record.offset}, over ${typeof connection}`);
  }
}
