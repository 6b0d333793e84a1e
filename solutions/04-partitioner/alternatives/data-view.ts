/**
 * Reads words through a `DataView`, takes an `Int32Array` cell as a 32-bit register, and keeps the sticky
 * state in a closure.
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = Math.floor(bytes.length / 4);
  const hash = Int32Array.of(SEED ^ bytes.length);
  const update = (next: (value: number) => number): void => {
    hash[0] = next(hash[0] ?? 0);
  };

  for (let word = 0; word < words; word++) {
    const scrambled = Math.imul(view.getUint32(word * 4, true), MULTIPLIER);
    const mixed = Math.imul(scrambled ^ (scrambled >>> SHIFT), MULTIPLIER);
    update((value) => Math.imul(value, MULTIPLIER) ^ mixed);
  }
  const tail = bytes.subarray(words * 4);
  tail.forEach((byte, index) => {
    update((value) => value ^ (byte << (8 * index)));
  });
  if (tail.length > 0) update((value) => Math.imul(value, MULTIPLIER));

  update((value) => Math.imul(value ^ (value >>> 13), MULTIPLIER));
  update((value) => value ^ (value >>> 15));
  return hash[0] ?? 0;
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

type ChoosePartition = (bytes: number) => number;

/** Stays with one partition for `batchBytes` bytes, then asks for another. */
function sticky(pick: () => number, batchBytes: number): ChoosePartition {
  let current = pick();
  let room = batchBytes;
  return (bytes) => {
    if (room <= 0) {
      current = pick();
      room = batchBytes;
    }
    room -= bytes;
    return current;
  };
}

/** Chooses partitions for the records that one producer sends to one topic. */
export class Partitioner {
  readonly #count: number;
  readonly #withoutKey: ChoosePartition;

  constructor(options: PartitionerOptions) {
    this.#count = options.partitionCount;
    if (!(Number.isSafeInteger(this.#count) && this.#count > 0)) {
      throw new InvalidPartitionsError(this.#count);
    }
    const pick = (): number => Math.floor(options.random.next() * this.#count);
    this.#withoutKey = sticky(pick, options.batchBytes ?? DEFAULT_BATCH_BYTES);
  }

  partition(record: OutgoingRecord): number {
    const { partition, key } = record;
    if (typeof partition === "number") {
      const known = Array.from({ length: this.#count }, (_, index) => index);
      if (!known.includes(partition)) throw new UnknownPartitionError(partition, this.#count);
      return partition;
    }
    return key === null ? this.#withoutKey(recordSize(record)) : partitionForKey(key, this.#count);
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
