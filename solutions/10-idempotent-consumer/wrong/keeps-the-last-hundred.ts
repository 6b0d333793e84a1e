/**
 * Bounds the memory by a number of claims instead of an age. On a busy day a hundred claims are a second's
 * worth, and a redelivery a minute later is handled as new.
 *
 * @caught-by Remembers every message of the window, however many there are
 */
import type { Clock } from "#broker/clock";
import type { Connection, Table, Transaction } from "#broker/database";
import { DuplicateKeyError, MessageIdReusedError, MissingMessageIdError } from "#broker/errors";
import type { LogRecord } from "#broker/types";

export const MESSAGE_ID_HEADER = "message-id";

export type Effect = (tx: Transaction, record: LogRecord) => Promise<void>;

export interface Claim {
  readonly recordKey: string | null;
  readonly recordValue: string | null;
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

const MAX_CLAIMS = 100;

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
        await claims.insert(tx, key, this.#claimOn(record));
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
        refuseAnother(record, messageId, await claims.get(tx, key));
        return "duplicate";
      }
      await effect(tx, record);
      return "processed";
    });
    await this.#sweep();
    return outcome;
  }

  #claimOn(record: LogRecord): Claim {
    const { clock, redeliveryWindowMs } = this.#options;
    return {
      recordKey: record.key,
      recordValue: record.value,
      neededUntil: clock.now() + redeliveryWindowMs,
    };
  }

  async #sweep(): Promise<void> {
    const { claims, clock, connection } = this.#options;
    const now = clock.now();
    let excess = claims.rows().length - MAX_CLAIMS;
    await connection.transaction((tx) =>
      claims.deleteWhere(tx, (claim) => excess-- > 0 || claim.neededUntil < now),
    );
  }
}

function messageIdOf(record: LogRecord): string {
  const messageId = record.headers[MESSAGE_ID_HEADER];
  if (!messageId) throw new MissingMessageIdError(record.offset, MESSAGE_ID_HEADER);
  return messageId;
}

function refuseAnother(record: LogRecord, messageId: string, earlier: Claim | undefined): void {
  if (earlier === undefined) return;
  if (earlier.recordKey === record.key && earlier.recordValue === record.value) return;
  throw new MessageIdReusedError(messageId);
}
