/**
 * Has the effect first and claims last, in the same transaction. A worker that loses the race finds that
 * out at its own insert, and the rollback takes its effect back.
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

/** Rolls a transaction back whose message turns out to be handled. */
class AlreadyHandled extends Error {
  override readonly name = "AlreadyHandled";
  readonly earlier: Claim | undefined;

  constructor(earlier: Claim | undefined) {
    super("The message was handled before.");
    this.earlier = earlier;
  }
}

export class IdempotentConsumer {
  readonly #options: IdempotentConsumerOptions;

  constructor(options: IdempotentConsumerOptions) {
    this.#options = options;
  }

  async handle(record: LogRecord): Promise<Outcome> {
    const { claims, connection, effect, group } = this.#options;
    const messageId = messageIdOf(record);
    const key = JSON.stringify([group, messageId]);
    const outcome = await connection
      .transaction(async (tx): Promise<Outcome> => {
        const earlier = await claims.get(tx, key);
        if (earlier !== undefined) throw new AlreadyHandled(earlier);
        await effect(tx, record);
        await this.#claim(tx, key, record);
        return "processed";
      })
      .catch((error: unknown): Outcome => {
        if (!(error instanceof AlreadyHandled)) throw error;
        refuseAnother(record, messageId, error.earlier);
        return "duplicate";
      });
    await this.#sweep();
    return outcome;
  }

  async #claim(tx: Transaction, key: string, record: LogRecord): Promise<void> {
    const { claims } = this.#options;
    try {
      await claims.insert(tx, key, this.#claimOn(record));
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      throw new AlreadyHandled(await claims.get(tx, key));
    }
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

function refuseAnother(record: LogRecord, messageId: string, earlier: Claim | undefined): void {
  if (earlier === undefined) return;
  if (earlier.recordKey === record.key && earlier.recordValue === record.value) return;
  throw new MessageIdReusedError(messageId);
}
