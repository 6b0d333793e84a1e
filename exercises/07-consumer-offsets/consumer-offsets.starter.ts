/**
 * Two numbers for each partition: the position, which a consumer keeps in memory, and the committed
 * offset, which outlives it. Both name the next record to read.
 */
import { UnknownPartitionError } from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { LogRecord } from "#broker/types";
// You will also want NoOffsetForPartitionError and OffsetOutOfRangeError, from "#broker/errors".

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
  // Your turn: what does the store hold?

  /** Stores the next offset that a group wants to read. The last commit counts, even if it goes back. */
  commit(group: string, partition: number, offset: number): void {
    // Your turn.
    throw new Error(`TODO: commit ${offset} for ${group}, partition ${partition}`);
  }

  /** The group's last commit in a partition, or `null` if there is none. */
  fetch(group: string, partition: number): number | null {
    // Your turn.
    throw new Error(`TODO: fetch for ${group}, partition ${partition}`);
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
  // Your turn: what does a consumer remember for each partition?

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
    // Your turn.
    throw new Error(`TODO: poll(${maxRecords})`);
  }

  /**
   * The next offset that `poll` will read in a partition: where it has got to, or else the group's commit,
   * or else what the reset policy says. The policy also replaces an offset that the log does not hold.
   *
   * @throws {NoOffsetForPartitionError} if nothing was committed and the policy is `none`.
   * @throws {OffsetOutOfRangeError} if the log does not hold the offset and the policy is `none`.
   */
  position(partition: number): number {
    const { logStartOffset, logEndOffset } = this.#log(partition);
    // Your turn.
    throw new Error(`TODO: position in a log from ${logStartOffset} to ${logEndOffset}`);
  }

  /** Says that a record, and all before it in its partition, is processed: the group resumes after it. */
  commit(processed: ConsumedRecord): void {
    // Your turn.
    throw new Error(`TODO: commit after offset ${processed.offset}`);
  }

  /** Makes the next poll read a partition from an offset. Commits stay as they are. */
  seek(partition: number, offset: number): void {
    // Your turn.
    throw new Error(`TODO: seek(${partition}, ${offset})`);
  }

  /**
   * Makes the next poll read every partition from its first record at or after a moment. A partition
   * without such a record is read from its end.
   *
   * @param timestamp milliseconds since the epoch.
   */
  seekToTime(timestamp: number): void {
    // Your turn.
    throw new Error(`TODO: seekToTime(${timestamp})`);
  }

  /**
   * How many records of a partition the group has not committed yet, as `kafka-consumer-groups` counts.
   *
   * @returns log end minus committed, or `null` if nothing was committed: then the lag is not known.
   */
  lag(partition: number): number | null {
    // Your turn.
    throw new Error(`TODO: lag(${partition})`);
  }

  /** The log of a partition. */
  #log(partition: number): PartitionLog {
    const log = this.#options.partitions[partition];
    if (log === undefined) {
      throw new UnknownPartitionError(partition, this.#options.partitions.length);
    }
    return log;
  }
}
