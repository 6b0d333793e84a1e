/**
 * Chooses the partition of a record, as Kafka's Java client does: an explicit partition first, then the
 * hash of the key, then a partition to stick to for a batch.
 */
import type { Random } from "#broker/random";
import type { ProducerRecord } from "#broker/types";
// You will also want these:
// import { InvalidPartitionsError, UnknownPartitionError } from "#broker/errors";
// import { recordSize } from "#broker/record-size";

/** A record on its way to a topic. */
export interface OutgoingRecord extends ProducerRecord {
  /** The partition that the producer insists on. Absent: the partitioner chooses. */
  readonly partition?: number;
}

export interface PartitionerOptions {
  /** How many partitions the topic has: a whole number, at least 1. */
  readonly partitionCount: number;
  /** Picks partitions for records without a key. */
  readonly random: Random;
  /** Records without a key stay on one partition until this many bytes went there. Default: 16384. */
  readonly batchBytes?: number;
}

/** A key that lands somewhere else once the topic has more partitions. */
export interface KeyMove {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The 32-bit murmur2 hash of some bytes, bit for bit that of Kafka's Java client.
 *
 * @returns a signed 32-bit integer.
 */
export function murmur2(bytes: Uint8Array): number {
  // Your turn: mix whole words, then the tail, then finish. `Math.imul` multiplies in 32 bits.
  throw new Error(`TODO: hash ${bytes.length} bytes`);
}

/**
 * The partition of every record with this key, as long as the topic keeps its number of partitions.
 *
 * @param key hashed as UTF-8. The empty key is a key like any other.
 */
export function partitionForKey(key: string, partitionCount: number): number {
  // Your turn: a hash can be negative, a partition cannot.
  throw new Error(`TODO: one of ${partitionCount} partitions for the key "${key}"`);
}

/** Chooses partitions for the records that one producer sends to one topic. */
export class Partitioner {
  readonly #options: PartitionerOptions;

  /** @throws {InvalidPartitionsError} if `partitionCount` is not a whole number, at least 1. */
  constructor(options: PartitionerOptions) {
    // Your turn: check the count, and keep what records without a key stick to.
    this.#options = options;
  }

  /**
   * Chooses the partition of one record.
   *
   * @throws {UnknownPartitionError} if the record insists on a partition that the topic does not have.
   */
  partition(record: OutgoingRecord): number {
    // Your turn: three ways to a partition. Which is asked first?
    throw new Error(
      `TODO: one of ${this.#options.partitionCount} partitions for a record with key ${record.key}`,
    );
  }
}

/**
 * The keys whose new records land on another partition once a topic grows, in the order given.
 *
 * @throws {InvalidPartitionsError} if `newCount` is below `oldCount`: Kafka never removes a partition.
 */
export function keysThatMove(
  keys: readonly string[],
  oldCount: number,
  newCount: number,
): KeyMove[] {
  // Your turn: compare where each key is with where it will be.
  throw new Error(`TODO: which of ${keys.length} keys move from ${oldCount} to ${newCount}`);
}

/**
 * The share of all possible keys, from 0 to 1, that moves when a topic grows.
 *
 * @throws {InvalidPartitionsError} if `newCount` is below `oldCount`.
 */
export function shareThatMoves(oldCount: number, newCount: number): number {
  // Your turn: for which hashes are `hash % oldCount` and `hash % newCount` the same?
  throw new Error(`TODO: the share that moves from ${oldCount} to ${newCount}`);
}
