/**
 * Reads words highest byte first, as network protocols do. murmur2 reads them lowest byte first. Only keys
 * shorter than two bytes come out right.
 *
 * @caught-by Hashes whole groups of four bytes, the lowest byte first
 * @caught-by Agrees with the hashes in the tests of Kafka's Java client
 * @caught-by Agrees with the hashes in the tests of librdkafka, whatever the length of the tail
 */
import { InvalidPartitionsError, UnknownPartitionError } from "#broker/errors";
import type { Random } from "#broker/random";
import { recordSize } from "#broker/record-size";
import type { ProducerRecord } from "#broker/types";

/** The constants of Kafka's murmur2. They have no meaning beyond mixing well. */
const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;
const SHIFT = 24;

/** Everything but the sign bit of a 32-bit integer. */
const POSITIVE = 0x7fffffff;

/** Kafka's default for the producer's `batch.size`, in bytes. */
const DEFAULT_BATCH_BYTES = 16384;

const utf8 = new TextEncoder();

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
  const tailStart = bytes.length - (bytes.length % 4);
  let hash = SEED ^ bytes.length;

  for (let at = 0; at < tailStart; at += 4) {
    let word = Math.imul(wordAt(bytes, at), MULTIPLIER);
    word = Math.imul(word ^ (word >>> SHIFT), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ word;
  }
  if (tailStart < bytes.length) hash = Math.imul(hash ^ wordAt(bytes, tailStart), MULTIPLIER);

  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

/** Four bytes as one integer, lowest first. Bytes past the end count as 0, so a tail is a short word. */
function wordAt(bytes: Uint8Array, at: number): number {
  const byte = (index: number): number => bytes[at + index] ?? 0;
  return (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
}

/**
 * The partition of every record with this key, as long as the topic keeps its number of partitions.
 *
 * @param key hashed as UTF-8. The empty key is a key like any other.
 */
export function partitionForKey(key: string, partitionCount: number): number {
  // A mask, not Math.abs: only the mask agrees with the other clients.
  return (murmur2(utf8.encode(key)) & POSITIVE) % partitionCount;
}

/** Chooses partitions for the records that one producer sends to one topic. */
export class Partitioner {
  readonly #partitionCount: number;
  readonly #random: Random;
  readonly #batchBytes: number;
  /** Where records without a key go now, and how many bytes of them went there. */
  #sticky: { readonly partition: number; bytes: number };

  /** @throws {InvalidPartitionsError} if `partitionCount` is not a whole number, at least 1. */
  constructor({ partitionCount, random, batchBytes = DEFAULT_BATCH_BYTES }: PartitionerOptions) {
    if (!Number.isInteger(partitionCount) || partitionCount < 1) {
      throw new InvalidPartitionsError(partitionCount);
    }
    this.#partitionCount = partitionCount;
    this.#random = random;
    this.#batchBytes = batchBytes;
    this.#sticky = this.#pick();
  }

  /**
   * Chooses the partition of one record.
   *
   * @throws {UnknownPartitionError} if the record insists on a partition that the topic does not have.
   */
  partition(record: OutgoingRecord): number {
    if (record.partition !== undefined) return this.#known(record.partition);
    if (record.key !== null) return partitionForKey(record.key, this.#partitionCount);
    return this.#stick(recordSize(record));
  }

  #known(partition: number): number {
    if (Number.isInteger(partition) && partition >= 0 && partition < this.#partitionCount) {
      return partition;
    }
    throw new UnknownPartitionError(partition, this.#partitionCount);
  }

  #stick(bytes: number): number {
    const { partition } = this.#sticky;
    this.#sticky.bytes += bytes;
    // The record that fills the batch still belongs to it: only the next one goes elsewhere.
    if (this.#sticky.bytes >= this.#batchBytes) this.#sticky = this.#pick();
    return partition;
  }

  #pick(): { partition: number; bytes: number } {
    return { partition: Math.floor(this.#random.next() * this.#partitionCount), bytes: 0 };
  }
}

/**
 * The keys whose new records land on another partition once a topic grows, in the order given. Records
 * that are already written stay where they are, so the history of such a key is split in two.
 *
 * @throws {InvalidPartitionsError} if `newCount` is below `oldCount`: Kafka never removes a partition.
 */
export function keysThatMove(
  keys: readonly string[],
  oldCount: number,
  newCount: number,
): KeyMove[] {
  refuseToShrink(oldCount, newCount);
  return keys
    .map((key) => ({
      key,
      from: partitionForKey(key, oldCount),
      to: partitionForKey(key, newCount),
    }))
    .filter(({ from, to }) => from !== to);
}

/**
 * The share of all possible keys, from 0 to 1, that moves when a topic grows. Hashes repeat their pair of
 * remainders every `lcm(oldCount, newCount)`; in each such run the two agree `oldCount` times.
 *
 * @throws {InvalidPartitionsError} if `newCount` is below `oldCount`.
 */
export function shareThatMoves(oldCount: number, newCount: number): number {
  refuseToShrink(oldCount, newCount);
  return 1 - oldCount / leastCommonMultiple(oldCount, newCount);
}

function refuseToShrink(oldCount: number, newCount: number): void {
  if (newCount < oldCount) throw new InvalidPartitionsError(newCount, oldCount);
}

function leastCommonMultiple(a: number, b: number): number {
  return (a * b) / greatestCommonDivisor(a, b);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
