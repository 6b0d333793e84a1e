import { describe, expect, test } from "vitest";
import { InvalidPartitionsError, UnknownPartitionError } from "#broker/errors";
import { type Random, seededRandom } from "#broker/random";
import type { ProducerRecord } from "#broker/types";
import {
  keysThatMove,
  murmur2,
  Partitioner,
  partitionForKey,
  shareThatMoves,
} from "./partitioner.ts";

const utf8 = new TextEncoder();

/** Hashes published with the tests of other clients, and some of keys beyond ASCII, from Kafka's Java code. */
type Vectors = readonly (readonly [key: string, hash: number])[];

function expectHashes(vectors: Vectors): void {
  for (const [key, hash] of vectors) {
    expect(murmur2(utf8.encode(key)), `murmur2(bytes of ${JSON.stringify(key)})`).toBe(hash);
  }
}

describe("Hash as Kafka's Java client does", () => {
  test("Hashes no bytes at all", () => {
    expect(murmur2(new Uint8Array()), "murmur2(no bytes)").toBe(0x106e08d9);
  });

  test("Hashes whole groups of four bytes, the lowest byte first", () => {
    expectHashes([
      ["1234", 0x9fc97b14 | 0],
      ["a-little-bit-long-string", -985981536],
      ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
    ]);
  });

  test("Agrees with the hashes in the tests of librdkafka, whatever the length of the tail", () => {
    // librdkafka writes hashes without a sign; `| 0` gives the same 32 bits as a signed integer.
    expectHashes([
      ["1234", 0x9fc97b14 | 0],
      ["234", 0xe7c009ca | 0],
      ["34", 0x873930da | 0],
      ["4", 0x5a4b5ca1 | 0],
      ["kafka", 0xd067cf64 | 0],
      ["giberish123456789", 0x8f552b0c | 0],
      ["PreAmbleWillBeRemoved,ThePrePartThatIs", 0x78424f1c | 0],
    ]);
  });

  test("Agrees with the hashes in the tests of Kafka's Java client", () => {
    expectHashes([
      ["21", -973932308],
      ["foobar", -790332482],
      ["a-little-bit-long-string", -985981536],
      ["a-little-bit-longer-string", -1486304829],
      ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
      ["abc", 479470107],
    ]);
  });

  test("Agrees with the hashes in the tests of kafkajs", () => {
    expectHashes([
      ["0", 971027396],
      ["1", -1993445489],
      ["128", -326012175],
      ["2187", -1508407203],
      ["16384", -325739742],
      ["78125", -1654490814],
      ["279936", 1462227128],
      ["823543", -2014198330],
      ["2097152", 607668903],
      ["4782969", -1182699775],
      ["10000000", -1830336757],
      ["100:48069", 1009543857],
    ]);
  });

  test("Reads bytes from 128 up as unsigned", () => {
    expectHashes([
      ["ñ", -881189238],
      ["größe", 588164084],
      ["日本", -700811021],
      ["日本語", 1431860170],
      ["🙂", 925250799],
      ["zażółć gęślą", -138539314],
    ]);
  });

  test("Hashes a part of a larger buffer", () => {
    // The second part begins where no aligned word does.
    for (const [text, from] of [
      ["key=foobar;", 4],
      ["id=foobar;", 3],
    ] as const) {
      const part = utf8.encode(text).subarray(from, from + 6);
      expect(murmur2(part), `murmur2(bytes ${from} to ${from + 5} of "${text}")`).toBe(-790332482);
    }
  });
});

describe("Turn a key into a partition", () => {
  test("Clears the sign bit of a negative hash and keeps the other bits", () => {
    // murmur2("user-2") is -324981792: masked 1822501856, absolute 324981792, unsigned 3969985504.
    expect(partitionForKey("user-2", 3), 'partitionForKey("user-2", 3)').toBe(2);
    expect(
      partitionForKey("a-little-bit-longer-string", 6),
      'partitionForKey("a-little-bit-longer-string", 6)',
    ).toBe(5);
  });

  test("Sends the decimal keys 0 to 9 to the partitions that their text hashes to", () => {
    const keys = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    expect(
      keys.map((key) => partitionForKey(key, 3)),
      'partitionForKey("0", 3) up to partitionForKey("9", 3)',
    ).toEqual([2, 0, 2, 2, 1, 0, 1, 0, 0, 2]);
  });

  test("Hashes a key as UTF-8", () => {
    const keys = ["café", "naïve", "€uro", "日本語", "🙂"];
    expect(
      keys.map((key) => partitionForKey(key, 12)),
      `partitionForKey(key, 12) of ${keys.join(", ")}`,
    ).toEqual([6, 9, 4, 10, 3]);
  });

  test("Hashes the empty key like any other", () => {
    expect(
      [3, 4, 6, 12].map((count) => partitionForKey("", count)),
      'partitionForKey("", n) for n = 3, 4, 6, 12',
    ).toEqual([0, 1, 3, 9]);
  });

  test("Sends keys where Kafka's Java client sends them", () => {
    const partitions: readonly (readonly [string, number, number, number, number])[] = [
      ["21", 0, 0, 0, 0],
      ["foobar", 0, 2, 0, 6],
      ["abc", 0, 3, 3, 3],
      ["1", 0, 3, 3, 3],
      ["kafka", 1, 0, 4, 4],
      ["user-1", 2, 0, 2, 8],
      ["user-3", 2, 3, 5, 11],
      ["user-42", 1, 0, 4, 4],
    ];
    for (const [key, ...expected] of partitions) {
      expect(
        [3, 4, 6, 12].map((count) => partitionForKey(key, count)),
        `partitionForKey(${JSON.stringify(key)}, n) for n = 3, 4, 6, 12`,
      ).toEqual(expected);
    }
  });
});

/** A `Random` that gives the numbers listed, then starts over. */
function scripted(...numbers: readonly number[]): Random {
  let next = 0;
  return { next: () => numbers[next++ % numbers.length] ?? 0 };
}

function keyed(key: string, value: string | null = "v"): ProducerRecord {
  return { key, value };
}

/** A record without a key, of as many bytes. */
function keyless(bytes: number): ProducerRecord {
  return { key: null, value: "x".repeat(bytes) };
}

describe("Ask for the partition in the right order", () => {
  const threePartitions = () =>
    new Partitioner({ partitionCount: 3, random: scripted(0.5), batchBytes: 100 });

  test("Puts an explicit partition before the key", () => {
    const partitioner = threePartitions();
    expect(
      partitioner.partition({ ...keyed("user-1"), partition: 1 }),
      '3 partitions; partition({ key: "user-1", partition: 1 })',
    ).toBe(1);
  });

  test("Takes partition 0 as an explicit choice", () => {
    const partitioner = threePartitions();
    expect(
      partitioner.partition({ ...keyed("user-1"), partition: 0 }),
      '3 partitions; partition({ key: "user-1", partition: 0 })',
    ).toBe(0);
  });

  test("Refuses an explicit partition that the topic does not have", () => {
    for (const partition of [3, -1, 1.5, Number.NaN]) {
      expect(
        () => threePartitions().partition({ ...keyless(1), partition }),
        `3 partitions; partition({ partition: ${partition} })`,
      ).toThrow(UnknownPartitionError);
    }
  });

  test("Sends a key to one partition, whatever is sent in between", () => {
    const partitioner = threePartitions();
    const sent: readonly (ProducerRecord & { partition?: number })[] = [
      keyed("user-1"),
      keyless(80),
      keyed("user-42"),
      keyless(80),
      { ...keyed("user-1"), partition: 0 },
      keyed("user-1"),
      keyed("user-1", null),
    ];
    const chosen = sent.map((record) => ({ record, partition: partitioner.partition(record) }));
    // Where those without a key went is the next task's.
    expect(
      chosen.filter(({ record }) => record.key !== null).map(({ partition }) => partition),
      "partition() of user-1, no key, user-42, no key, user-1 with partition 0, user-1, a tombstone of user-1; those with a key",
    ).toEqual([2, 1, 0, 2, 2]);
  });

  test("Does not mistake the empty key for no key", () => {
    const partitioner = threePartitions();
    expect(
      partitioner.partition(keyed("")),
      '3 partitions, random gives 0.5; partition({ key: "" })',
    ).toBe(0);
  });

  test("Refuses a topic without partitions", () => {
    for (const partitionCount of [0, -1, 2.5]) {
      expect(
        () => new Partitioner({ partitionCount, random: scripted(0) }),
        `new Partitioner({ partitionCount: ${partitionCount} })`,
      ).toThrow(InvalidPartitionsError);
    }
    const smallest = new Partitioner({ partitionCount: 1, random: scripted(0.5) });
    expect(
      smallest.partition(keyless(10)),
      "new Partitioner({ partitionCount: 1 }), random gives 0.5; partition(a record without a key)",
    ).toBe(0);
  });
});

describe("Stick to a partition when there is no key", () => {
  /** Four partitions, picked in this order: 2, 0, 3, 1, then over again. */
  const fourPartitions = (batchBytes?: number) =>
    new Partitioner({
      partitionCount: 4,
      random: scripted(0.5, 0.2, 0.9, 0.3),
      ...(batchBytes === undefined ? {} : { batchBytes }),
    });

  test("Stays on a partition until a batch of bytes went there", () => {
    const partitioner = fourPartitions(100);
    const chosen = [40, 40, 40, 40, 40, 40, 40].map((bytes) =>
      partitioner.partition(keyless(bytes)),
    );
    expect(chosen, "batchBytes 100, picks 2, 0, 3, 1; seven records of 40 bytes").toEqual([
      2, 2, 2, 0, 0, 0, 3,
    ]);
  });

  test("Switches after the record that reaches the limit exactly", () => {
    const partitioner = fourPartitions(100);
    const chosen = [60, 40, 99, 1, 100, 5].map((bytes) => partitioner.partition(keyless(bytes)));
    expect(chosen, "batchBytes 100, picks 2, 0, 3, 1; 60, 40, 99, 1, 100, 5 bytes").toEqual([
      2, 2, 0, 0, 3, 1,
    ]);
  });

  test("Counts from 0 again after a switch", () => {
    const partitioner = fourPartitions(100);
    const chosen = [190, 30, 30, 30, 30].map((bytes) => partitioner.partition(keyless(bytes)));
    expect(chosen, "batchBytes 100, picks 2, 0, 3, 1; 190, then 30 bytes four times").toEqual([
      2, 0, 0, 0, 0,
    ]);
  });

  test("May pick the same partition again", () => {
    const partitioner = new Partitioner({
      partitionCount: 4,
      random: scripted(0.5, 0.6, 0),
      batchBytes: 10,
    });
    const chosen = [10, 10, 10].map((bytes) => partitioner.partition(keyless(bytes)));
    expect(chosen, "4 partitions, random gives 0.5, 0.6, 0; three full batches").toEqual([2, 2, 0]);
  });

  test("Counts bytes, headers included, and not characters", () => {
    const partitioner = fourPartitions(12);
    const chosen = [
      { key: null, value: "größe" }, // 7 bytes, 5 characters
      { key: null, value: "größe" }, // 14 bytes
      { key: null, value: null, headers: { trace: "0123456" } }, // 12 bytes, all in the header
      { key: null, value: "x" },
    ].map((record) => partitioner.partition(record));
    expect(
      chosen,
      'batchBytes 12, picks 2, 0, 3, 1; "größe" twice, a header of 12 bytes, "x"',
    ).toEqual([2, 2, 0, 3]);
  });

  test("Counts only the records that it placed without a key", () => {
    const partitioner = fourPartitions(100);
    const chosen = [
      keyless(60),
      { key: "user-1", value: "x".repeat(500) },
      { ...keyless(500), partition: 3 },
      keyless(30),
      keyless(30),
      keyless(30),
    ].map((record) => partitioner.partition(record));
    expect(
      chosen,
      "batchBytes 100, picks 2, 0; no key 60, user-1 500, explicit 3 with 500, no key 30, 30, 30",
    ).toEqual([2, 0, 3, 2, 2, 0]);
  });

  test("Takes 16384 bytes for a batch unless told otherwise", () => {
    const partitioner = fourPartitions();
    const chosen = [16383, 1, 1].map((bytes) => partitioner.partition(keyless(bytes)));
    expect(chosen, "no batchBytes given, picks 2, 0; 16383, 1 and 1 bytes").toEqual([2, 2, 0]);
  });

  test("Gives every partition its part in the long run", () => {
    const seed = 4;
    const partitioner = new Partitioner({
      partitionCount: 5,
      random: seededRandom(seed),
      batchBytes: 10,
    });
    const batches = [0, 0, 0, 0, 0];
    for (let batch = 0; batch < 1000; batch++) {
      const partition = partitioner.partition(keyless(10));
      batches[partition] = (batches[partition] ?? 0) + 1;
    }
    const label = `seed ${seed}: batches of each of 5 partitions, after 1000 batches`;
    expect(Math.min(...batches), `${label}, the fewest`).toBeGreaterThan(150);
    expect(Math.max(...batches), `${label}, the most`).toBeLessThan(250);
  });
});

describe("Say what adding partitions moves", () => {
  test("Lists the keys that move, with where from and where to", () => {
    expect(
      keysThatMove(["21", "foobar", "abc", "kafka", "user-42", "4"], 3, 4),
      "keysThatMove(21, foobar, abc, kafka, user-42, 4; from 3 to 4 partitions)",
    ).toEqual([
      { key: "foobar", from: 0, to: 2 },
      { key: "abc", from: 0, to: 3 },
      { key: "kafka", from: 1, to: 0 },
      { key: "user-42", from: 1, to: 0 },
    ]);
  });

  test("Moves nothing when the count stays", () => {
    expect(keysThatMove(["21", "abc", ""], 6, 6), "keysThatMove(21, abc, empty; 6, 6)").toEqual([]);
    expect(shareThatMoves(6, 6), "shareThatMoves(6, 6)").toBe(0);
  });

  test("Gives the share of all keys that move", () => {
    const shares: readonly (readonly [number, number, number])[] = [
      [3, 4, 3 / 4],
      [3, 6, 1 / 2],
      [4, 8, 1 / 2],
      [4, 6, 2 / 3],
      [4, 12, 2 / 3],
      [12, 13, 12 / 13],
      [1, 10, 9 / 10],
    ];
    for (const [oldCount, newCount, share] of shares) {
      expect(
        shareThatMoves(oldCount, newCount),
        `shareThatMoves(${oldCount}, ${newCount})`,
      ).toBeCloseTo(share, 10);
    }
  });

  test("Moves that share of real keys, give or take", () => {
    const keys = Array.from({ length: 2000 }, (_, id) => `order-${id}`);
    const from3To4 = keysThatMove(keys, 3, 4).length;
    expect(from3To4, "keysThatMove(2000 keys; 3, 4).length").toBeGreaterThan(1400);
    expect(from3To4, "keysThatMove(2000 keys; 3, 4).length").toBeLessThan(1600);
    const from4To8 = keysThatMove(keys, 4, 8).length;
    expect(from4To8, "keysThatMove(2000 keys; 4, 8).length").toBeGreaterThan(900);
    expect(from4To8, "keysThatMove(2000 keys; 4, 8).length").toBeLessThan(1100);
  });

  test("Refuses to take partitions away", () => {
    expect(() => keysThatMove(["21"], 6, 3), "keysThatMove(21; 6, 3)").toThrow(
      InvalidPartitionsError,
    );
    expect(() => shareThatMoves(6, 3), "shareThatMoves(6, 3)").toThrow(InvalidPartitionsError);
  });
});
