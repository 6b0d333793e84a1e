/**
 * One number for the whole consumer. Offsets of different partitions have nothing to do with each other, so the
 * second partition is read from where the first one stopped.
 *
 * @caught-by Reads every partition in the order of its offsets
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

export class CommittedOffsets {
  readonly #groups = new Map<string, Map<number, number>>();

  commit(group: string, partition: number, offset: number): void {
    let offsets = this.#groups.get(group);
    if (offsets === undefined) {
      offsets = new Map();
      this.#groups.set(group, offsets);
    }
    offsets.set(partition, offset);
  }

  fetch(group: string, partition: number): number | null {
    return this.#groups.get(group)?.get(partition) ?? null;
  }
}

export interface ConsumerOptions {
  readonly group: string;
  readonly partitions: readonly PartitionLog[];
  readonly committed: CommittedOffsets;
  readonly reset: ResetPolicy;
}

export class Consumer {
  readonly #options: ConsumerOptions;
  #position: number | undefined;

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  poll(maxRecords: number): ConsumedRecord[] {
    const polled: ConsumedRecord[] = [];
    for (const partition of this.#options.partitions.keys()) {
      const start = this.position(partition);
      const records = this.#log(partition).read(start, maxRecords - polled.length);
      for (const record of records) polled.push({ ...record, partition });
      this.#position = start + records.length;
    }
    return polled;
  }

  position(partition: number): number {
    const { group, committed } = this.#options;
    const log = this.#log(partition);
    const offset = this.#position ?? committed.fetch(group, partition);
    if (offset !== null && offset >= log.logStartOffset && offset <= log.logEndOffset) {
      this.#position = offset;
      return offset;
    }
    const start = this.#reset(partition, offset);
    this.#position = start;
    return start;
  }

  commit(processed: ConsumedRecord): void {
    const { group, committed } = this.#options;
    committed.commit(group, processed.partition, processed.offset + 1);
  }

  seek(_partition: number, offset: number): void {
    this.#position = offset;
  }

  seekToTime(timestamp: number): void {
    for (const [partition, log] of this.#options.partitions.entries()) {
      this.seek(partition, log.offsetForTimestamp(timestamp) ?? log.logEndOffset);
    }
  }

  lag(partition: number): number | null {
    const { group, committed } = this.#options;
    const offset = committed.fetch(group, partition);
    if (offset === null) return null;
    return this.#log(partition).logEndOffset - offset;
  }

  #reset(partition: number, offset: number | null): number {
    const { group, reset } = this.#options;
    const log = this.#log(partition);
    if (reset === "earliest") return log.logStartOffset;
    if (reset === "latest") return log.logEndOffset;
    if (offset === null) throw new NoOffsetForPartitionError(group, partition);
    throw new OffsetOutOfRangeError(offset, log.logStartOffset, log.logEndOffset);
  }

  #log(partition: number): PartitionLog {
    const log = this.#options.partitions[partition];
    if (log === undefined) {
      throw new UnknownPartitionError(partition, this.#options.partitions.length);
    }
    return log;
  }
}
