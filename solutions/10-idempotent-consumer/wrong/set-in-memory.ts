/**
 * Keeps the ids in a set of the process. A restart forgets them, a second worker has never known them, and
 * the message has its effect again.
 *
 * @caught-by Recognises a redelivery after a restart
 */
import type { Clock } from "#broker/clock";
import type { Connection, Table, Transaction } from "#broker/database";
import { MessageIdReusedError, MissingMessageIdError } from "#broker/errors";
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

export class IdempotentConsumer {
  readonly #options: IdempotentConsumerOptions;
  readonly #handled = new Map<string, Claim>();

  constructor(options: IdempotentConsumerOptions) {
    this.#options = options;
  }

  async handle(record: LogRecord): Promise<Outcome> {
    const { connection, effect } = this.#options;
    const messageId = messageIdOf(record);
    const earlier = this.#handled.get(messageId);
    if (earlier !== undefined) {
      refuseAnother(record, messageId, earlier);
      return "duplicate";
    }
    this.#handled.set(messageId, this.#claimOn(record));
    try {
      await connection.transaction((tx) => effect(tx, record));
    } catch (error) {
      this.#handled.delete(messageId);
      throw error;
    }
    this.#sweep();
    return "processed";
  }

  #claimOn(record: LogRecord): Claim {
    const { clock, redeliveryWindowMs } = this.#options;
    return {
      recordKey: record.key,
      recordValue: record.value,
      neededUntil: clock.now() + redeliveryWindowMs,
    };
  }

  #sweep(): void {
    const now = this.#options.clock.now();
    for (const [messageId, claim] of this.#handled) {
      if (claim.neededUntil < now) this.#handled.delete(messageId);
    }
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
