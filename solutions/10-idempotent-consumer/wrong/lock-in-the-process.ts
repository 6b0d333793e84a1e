/**
 * Lets one delivery of an id wait for another in this process, and then checks and acts. Another worker is
 * another process, so the two still race.
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
  readonly #inProgress = new Map<string, Promise<unknown>>();

  constructor(options: IdempotentConsumerOptions) {
    this.#options = options;
  }

  async handle(record: LogRecord): Promise<Outcome> {
    const { claims, connection, effect, group } = this.#options;
    const messageId = messageIdOf(record);
    const key = JSON.stringify([group, messageId]);
    const previous = this.#inProgress.get(key) ?? Promise.resolve();
    const applied = previous
      .catch(() => "the earlier delivery failed: this one is on its own")
      .then(() =>
        connection.transaction(async (tx): Promise<Outcome> => {
          const earlier = await claims.get(tx, key);
          if (earlier !== undefined) {
            refuseAnother(record, messageId, earlier);
            return "duplicate";
          }
          await effect(tx, record);
          await claims.put(tx, key, this.#claimOn(record));
          return "processed";
        }),
      );
    this.#inProgress.set(key, applied);
    const outcome = await applied.finally(() => {
      if (this.#inProgress.get(key) === applied) this.#inProgress.delete(key);
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
