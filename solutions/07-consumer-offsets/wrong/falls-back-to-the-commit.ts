/**
 * A position off the log is dropped in favour of the commit, which seems safer than the policy. Work that was
 * committed long ago, or skipped on purpose by a seek, is read again from there.
 *
 * @caught-by Asks the policy, not the commit, when a seek leads off the log
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
  readonly #positions = new Map<number, number>();

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  poll(maxRecords: number): ConsumedRecord[] {
    const starts = this.#options.partitions.map((_, partition) => this.position(partition));
    const polled: ConsumedRecord[] = [];
    for (const [partition, start] of starts.entries()) {
      const records = this.#log(partition).read(start, maxRecords - polled.length);
      for (const record of records) polled.push({ ...record, partition });
      this.#positions.set(partition, start + records.length);
    }
    return polled;
  }

  position(partition: number): number {
    const { group, committed } = this.#options;
    const log = this.#log(partition);
    const commit = committed.fetch(group, partition);
    const known = this.#positions.get(partition) ?? commit;
    const isOffTheLog = known !== null && (known < log.logStartOffset || known > log.logEndOffset);
    const offset = isOffTheLog ? commit : known;
    if (offset !== null && offset >= log.logStartOffset && offset <= log.logEndOffset) {
      this.#positions.set(partition, offset);
      return offset;
    }
    const start = this.#reset(partition, offset);
    this.#positions.set(partition, start);
    return start;
  }

  commit(processed: ConsumedRecord): void {
    const { group, committed } = this.#options;
    committed.commit(group, processed.partition, processed.offset + 1);
  }

  seek(partition: number, offset: number): void {
    this.#positions.set(partition, offset);
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
