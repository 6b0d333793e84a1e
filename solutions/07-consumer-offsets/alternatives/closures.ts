/**
 * No private fields: closures over arrays that are replaced and never changed. Records come one by one from a
 * generator that walks all partitions, and commits are kept by partition first, then by group.
 */
import {
  NoOffsetForPartitionError,
  OffsetOutOfRangeError,
  UnknownPartitionError,
} from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { LogRecord } from "#broker/types";

export type ResetPolicy = "earliest" | "latest" | "none";

export interface ConsumedRecord extends LogRecord {
  readonly partition: number;
}

export interface ConsumerOptions {
  readonly group: string;
  readonly partitions: readonly PartitionLog[];
  readonly committed: CommittedOffsets;
  readonly reset: ResetPolicy;
}

/** By partition, then by group: the other way round than usual. */
function offsetStore() {
  const partitions: Map<string, number>[] = [];
  return {
    commit(group: string, partition: number, offset: number): void {
      partitions[partition] = new Map([...(partitions[partition] ?? []), [group, offset]]);
    },
    fetch(group: string, partition: number): number | null {
      const groups = partitions[partition];
      return groups?.has(group) ? (groups.get(group) ?? null) : null;
    },
  };
}

export class CommittedOffsets {
  readonly #store = offsetStore();
  readonly commit = this.#store.commit;
  readonly fetch = this.#store.fetch;
}

/** The functions that a consumer is made of. They share what `options` and `wanted` hold. */
function consumerOf({ group, partitions, committed, reset }: ConsumerOptions) {
  /** `undefined`: nothing was decided. */
  let wanted: readonly (number | undefined)[] = partitions.map(() => undefined);

  const logOf = (partition: number): PartitionLog => {
    const log = partitions.at(partition);
    if (log === undefined || partition < 0) {
      throw new UnknownPartitionError(partition, partitions.length);
    }
    return log;
  };

  const decide = (partition: number): number => {
    const { logStartOffset, logEndOffset } = logOf(partition);
    const offset = wanted[partition] ?? committed.fetch(group, partition);
    const distance = offset === null ? Number.NaN : offset - logStartOffset;
    if (distance >= 0 && distance <= logEndOffset - logStartOffset) {
      return logStartOffset + distance;
    }
    if (reset === "earliest") return logStartOffset;
    if (reset === "latest") return logEndOffset;
    if (offset === null) throw new NoOffsetForPartitionError(group, partition);
    throw new OffsetOutOfRangeError(offset, logStartOffset, logEndOffset);
  };

  function* records(starts: readonly number[]): Generator<ConsumedRecord> {
    for (const [partition, start] of starts.entries()) {
      const log = logOf(partition);
      for (let offset = start; offset < log.logEndOffset; offset++) {
        for (const record of log.read(offset, 1)) yield { ...record, partition };
      }
    }
  }

  return {
    poll(maxRecords: number): ConsumedRecord[] {
      const starts = partitions.map((_, partition) => decide(partition));
      const polled: ConsumedRecord[] = [];
      for (const record of records(starts)) {
        if (polled.length >= maxRecords) break;
        polled.push(record);
      }
      const read = (partition: number) =>
        polled.filter((record) => record.partition === partition).length;
      wanted = starts.map((start, partition) => start + read(partition));
      return polled;
    },
    position(partition: number): number {
      const decided = decide(partition);
      wanted = wanted.with(partition, decided);
      return decided;
    },
    commit({ partition, offset }: ConsumedRecord): void {
      committed.commit(group, partition, offset + 1);
    },
    seek(partition: number, offset: number): void {
      wanted = wanted.with(partition, offset);
    },
    seekToTime(timestamp: number): void {
      wanted = partitions.map((log) => log.offsetForTimestamp(timestamp) ?? log.logEndOffset);
    },
    lag(partition: number): number | null {
      const offset = committed.fetch(group, partition);
      return offset === null ? null : logOf(partition).logEndOffset - offset;
    },
  };
}

export class Consumer {
  readonly poll: (maxRecords: number) => ConsumedRecord[];
  readonly position: (partition: number) => number;
  readonly commit: (processed: ConsumedRecord) => void;
  readonly seek: (partition: number, offset: number) => void;
  readonly seekToTime: (timestamp: number) => void;
  readonly lag: (partition: number) => number | null;

  constructor(options: ConsumerOptions) {
    const consumer = consumerOf(options);
    this.poll = consumer.poll;
    this.position = consumer.position;
    this.commit = consumer.commit;
    this.seek = consumer.seek;
    this.seekToTime = consumer.seekToTime;
    this.lag = consumer.lag;
  }
}
