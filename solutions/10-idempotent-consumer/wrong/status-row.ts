/**
 * Writes a row that says "processing" before the work and "done" after it, and takes a row that still says
 * "processing" for the leftover of a crash. It may as well be another worker that is busy.
 *
 * @caught-by Has one effect when two workers get the message at once
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
  readonly status: "processing" | "done";
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
      const earlier = await claims.get(tx, key);
      if (earlier !== undefined) refuseAnother(record, messageId, earlier);
      if (earlier?.status === "done") return "duplicate";
      await claims.put(tx, key, this.#claimOn(record, "processing"));
      return "processed";
    });
    if (outcome === "processed") {
      await connection.transaction(async (tx) => {
        await effect(tx, record);
        await claims.put(tx, key, this.#claimOn(record, "done"));
      });
    }
    await this.#sweep();
    return outcome;
  }

  #claimOn(record: LogRecord, status: Claim["status"]): Claim {
    const { clock, redeliveryWindowMs } = this.#options;
    return {
      recordKey: record.key,
      recordValue: record.value,
      status,
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
