/**
 * Takes one record at a time from each partition in turn, the last partition first. The new positions replace
 * the old ones only at the end: a poll happens as a whole or not at all. The store keeps every
 * commit ever made, as `__consumer_offsets` does, and looks for the last.
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

interface Commit {
  readonly group: string;
  readonly partition: number;
  readonly offset: number;
}

export class CommittedOffsets {
  readonly #commits: Commit[] = [];

  commit(group: string, partition: number, offset: number): void {
    this.#commits.push({ group, partition, offset });
  }

  fetch(group: string, partition: number): number | null {
    const last = this.#commits.findLast(
      (commit) => commit.group === group && commit.partition === partition,
    );
    return last === undefined ? null : last.offset;
  }
}

export interface ConsumerOptions {
  readonly group: string;
  readonly partitions: readonly PartitionLog[];
  readonly committed: CommittedOffsets;
  readonly reset: ResetPolicy;
}

type Positions = readonly (number | undefined)[];

export class Consumer {
  readonly #options: ConsumerOptions;
  #positions: Positions = [];

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  poll(maxRecords: number): ConsumedRecord[] {
    let positions = this.#options.partitions.map((_, partition) => this.position(partition));
    const polled: ConsumedRecord[] = [];
    for (let found = 1; found > 0; ) {
      found = 0;
      for (const partition of [...positions.keys()].reverse()) {
        if (polled.length === maxRecords) break;
        const [record] = this.#log(partition).read(positions[partition] ?? 0, 1);
        if (record === undefined) continue;
        polled.push({ ...record, partition });
        positions = positions.with(partition, record.offset + 1);
        found += 1;
      }
    }
    this.#positions = positions;
    return polled;
  }

  position(partition: number): number {
    const { logStartOffset: start, logEndOffset: end } = this.#log(partition);
    const { committed, group, reset } = this.#options;
    const offset = this.#positions[partition] ?? committed.fetch(group, partition);
    if (offset === null) {
      if (reset === "none") throw new NoOffsetForPartitionError(group, partition);
      this.seek(partition, reset === "earliest" ? start : end);
    } else if (offset < start || offset > end) {
      if (reset === "none") throw new OffsetOutOfRangeError(offset, start, end);
      this.seek(partition, reset === "earliest" ? start : end);
    } else {
      this.seek(partition, offset);
    }
    return this.#positions[partition] ?? start;
  }

  commit({ partition, offset }: ConsumedRecord): void {
    this.#options.committed.commit(this.#options.group, partition, offset + 1);
  }

  seek(partition: number, offset: number): void {
    this.#positions = this.#options.partitions.map((_, other) =>
      other === partition ? offset : this.#positions[other],
    );
  }

  seekToTime(timestamp: number): void {
    this.#positions = this.#options.partitions.map(
      (log) => log.offsetForTimestamp(timestamp) ?? log.logEndOffset,
    );
  }

  lag(partition: number): number | null {
    const { committed, group } = this.#options;
    const offset = committed.fetch(group, partition);
    return offset === null ? null : this.#log(partition).logEndOffset - offset;
  }

  #log(partition: number): PartitionLog {
    const log = this.#options.partitions[partition];
    if (log !== undefined) return log;
    throw new UnknownPartitionError(partition, this.#options.partitions.length);
  }
}
