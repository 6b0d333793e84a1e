/**
 * Takes every message of a known id for a duplicate without looking at what it says. Two messages under one
 * id, from a producer with a bug, become one, and nobody is told.
 *
 * @caught-by Reports another key or value under a used message id
 */
import type { Clock } from "#broker/clock";
import type { Connection, Table, Transaction } from "#broker/database";
import { DuplicateKeyError, MissingMessageIdError } from "#broker/errors";
import type { LogRecord } from "#broker/types";

export const MESSAGE_ID_HEADER = "message-id";

export type Effect = (tx: Transaction, record: LogRecord) => Promise<void>;

export interface Claim {
  readonly neededUntil: number;
}

export interface IdempotentConsumerOptions {
  readonly group: string;
  readonly connection: Connection;
  readonly claims: Table<Claim>;
  readonly effect: Effect;
  readonly clock: Clock;
  readonly redeliveryWindowMs: number;
}

export type Outcome = "processed" | "duplicate";

export class IdempotentConsumer {
  readonly #options: IdempotentConsumerOptions;

  constructor(options: IdempotentConsumerOptions) {
    this.#options = options;
  }

  async handle(record: LogRecord): Promise<Outcome> {
    const { claims, connection, effect, group } = this.#options;
    const messageId = messageIdOf(record);
    const key = JSON.stringify([group, messageId]);
    const outcome = await connection.transaction(async (tx): Promise<Outcome> => {
      try {
        await claims.insert(tx, key, this.#newClaim());
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
        return "duplicate";
      }
      await effect(tx, record);
      return "processed";
    });
    await this.#sweep();
    return outcome;
  }

  #newClaim(): Claim {
    const { clock, redeliveryWindowMs } = this.#options;
    return { neededUntil: clock.now() + redeliveryWindowMs };
  }

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
  if (!messageId) throw new MissingMessageIdError(record.offset, MESSAGE_ID_HEADER);
  return messageId;
}
