/**
 * Looks the position up without keeping it. Under latest the log may have grown before the poll, which then asks
 * the policy once more and skips what came between.
 *
 * @caught-by Keeps the position that it has told
 */
import {
  NoOffsetForPartitionError,
  OffsetOutOfRangeError,
  UnknownPartitionError,
} from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { LogRecord } from "#broker/types";

/**
 * Where to start when there is no valid offset: at the oldest record that is left, behind the newest, or
 * nowhere until somebody decides. Kafka: `auto.offset.reset`.
 */
export type ResetPolicy = "earliest" | "latest" | "none";

/** A record, and the partition that it was read from. */
export interface ConsumedRecord extends LogRecord {
  readonly partition: number;
}

/** What every group has committed in a topic. Kafka keeps this in the topic `__consumer_offsets`. */
export class CommittedOffsets {
  readonly #byGroup = new Map<string, Map<number, number>>();

  /** Stores the next offset that a group wants to read. The last commit counts, even if it goes back. */
  commit(group: string, partition: number, offset: number): void {
    const offsets = this.#byGroup.get(group) ?? new Map<number, number>();
    this.#byGroup.set(group, offsets.set(partition, offset));
  }

  /** The group's last commit in a partition, or `null` if there is none. */
  fetch(group: string, partition: number): number | null {
    return this.#byGroup.get(group)?.get(partition) ?? null;
  }
}

export interface ConsumerOptions {
  /** In whose name offsets are committed. */
  readonly group: string;
  /** The topic: the log of partition 0 comes first. */
  readonly partitions: readonly PartitionLog[];
  /** Where commits are kept. Other groups, and later consumers of this one, use the same. */
  readonly committed: CommittedOffsets;
  readonly reset: ResetPolicy;
}

/** Reads every partition of a topic for one group. */
export class Consumer {
  readonly #options: ConsumerOptions;
  /** The next offset to read, by partition, as far as it is decided. */
  readonly #positions = new Map<number, number>();

  constructor(options: ConsumerOptions) {
    this.#options = options;
  }

  /**
   * Reads on from the position of every partition, and moves the positions past what it returns.
   *
   * @param maxRecords how many to return at most, over all partitions.
   * @throws {NoOffsetForPartitionError} or {@link OffsetOutOfRangeError} as `position` does; then no
   *   position has moved.
   */
  poll(maxRecords: number): ConsumedRecord[] {
    const partitions = [...this.#options.partitions.keys()];
    // All positions are decided before any of them moves, so that a poll that throws skips nothing.
    const starts = partitions.map((partition) => ({ partition, offset: this.position(partition) }));
    const polled: ConsumedRecord[] = [];
    for (const { partition, offset } of starts) {
      const records = this.#log(partition).read(offset, maxRecords - polled.length);
      polled.push(...records.map((record) => ({ ...record, partition })));
      const last = records.at(-1);
      if (last !== undefined) this.#positions.set(partition, last.offset + 1);
    }
    return polled;
  }

  /**
   * The next offset that `poll` will read in a partition: where it has got to, or else the group's commit,
   * or else what the reset policy says. The policy also replaces an offset that the log does not hold.
   *
   * @throws {NoOffsetForPartitionError} if nothing was committed and the policy is `none`.
   * @throws {OffsetOutOfRangeError} if the log does not hold the offset and the policy is `none`.
   */
  position(partition: number): number {
    const { committed, group } = this.#options;
    const wanted = this.#positions.get(partition) ?? committed.fetch(group, partition);
    const { logStartOffset, logEndOffset } = this.#log(partition);
    const isValid = wanted !== null && wanted >= logStartOffset && wanted <= logEndOffset;
    return isValid ? wanted : this.#reset(partition, wanted);
  }

  /** Says that a record, and all before it in its partition, is processed: the group resumes after it. */
  commit(processed: ConsumedRecord): void {
    const { committed, group } = this.#options;
    committed.commit(group, processed.partition, processed.offset + 1);
  }

  /** Makes the next poll read a partition from an offset. Commits stay as they are. */
  seek(partition: number, offset: number): void {
    this.#positions.set(partition, offset);
  }

  /**
   * Makes the next poll read every partition from its first record at or after a moment. A partition
   * without such a record is read from its end.
   *
   * @param timestamp milliseconds since the epoch.
   */
  seekToTime(timestamp: number): void {
    for (const [partition, log] of this.#options.partitions.entries()) {
      this.seek(partition, log.offsetForTimestamp(timestamp) ?? log.logEndOffset);
    }
  }

  /**
   * How many records of a partition the group has not committed yet, as `kafka-consumer-groups` counts.
   *
   * @returns log end minus committed, or `null` if nothing was committed: then the lag is not known.
   */
  lag(partition: number): number | null {
    const committed = this.#options.committed.fetch(this.#options.group, partition);
    return committed === null ? null : this.#log(partition).logEndOffset - committed;
  }

  #reset(partition: number, invalid: number | null): number {
    const { logStartOffset, logEndOffset } = this.#log(partition);
    switch (this.#options.reset) {
      case "earliest":
        return logStartOffset;
      case "latest":
        return logEndOffset;
      case "none":
        if (invalid === null) throw new NoOffsetForPartitionError(this.#options.group, partition);
        throw new OffsetOutOfRangeError(invalid, logStartOffset, logEndOffset);
    }
  }

  #log(partition: number): PartitionLog {
    const log = this.#options.partitions[partition];
    if (log === undefined) {
      throw new UnknownPartitionError(partition, this.#options.partitions.length);
    }
    return log;
  }
}
