import type { Term } from "./term.ts";

/** The log, partitions, producers: lessons 3 to 5. */
export const logTerms: readonly Term[] = [
  {
    id: "log",
    term: "append-only log",
    definition:
      "A sequence of records that grows at one end and is read from any offset. Reading removes nothing, so any number of readers can go through it at their own pace.",
    lesson: "the-log",
    sources: ["kafka-design"],
  },
  {
    id: "broker",
    term: "broker",
    definition:
      "A server that stores partitions and answers producers and consumers. A Kafka cluster has several, and each leads some partitions and follows others.",
    lesson: "the-log",
    sources: ["kafka-design"],
  },
  {
    id: "topic",
    term: "topic",
    definition:
      "A named set of partitions. It is not one log but several that share a name, and order is kept within each of them only.",
    lesson: "topics-and-producers",
    sources: ["kafka-design", "kafka-topics"],
  },
  {
    id: "partition",
    term: "partition",
    definition:
      "One log of a topic: the unit of order, of storage and of parallelism. In a consumer group at most one member reads it at a time.",
    lesson: "the-log",
    sources: ["kafka-design"],
  },
  {
    id: "record",
    term: "record",
    definition:
      "What Kafka stores: an optional key, a value, headers and a timestamp, at an offset. Other systems call it a message.",
    lesson: "the-log",
    sources: ["kafka-design"],
    marked: false,
  },
  {
    id: "offset",
    term: "offset",
    definition:
      "The number of a record within its partition, from 0. It never changes and is never used again. Compaction and transaction markers leave gaps.",
    lesson: "the-log",
    sources: ["kafka-consumer", "kafka-design"],
  },
  {
    id: "segment",
    term: "segment",
    definition:
      "A stretch of a partition's log in a file named after its first offset. Retention deletes whole segments, oldest first.",
    lesson: "the-log",
    sources: ["kafka-topics"],
  },
  {
    id: "log-start-offset",
    term: "log start offset",
    aliases: ["log start"],
    definition:
      "The offset of the oldest record that is still there. Retention moves it up, and asking for less is out of range.",
    lesson: "the-log",
    sources: ["kafka-topics"],
  },
  {
    id: "log-end-offset",
    term: "log end offset",
    aliases: ["log end", "LEO"],
    definition:
      "The offset that the next record will get. A reader that stands there has caught up: its fetch waits and is not an error.",
    lesson: "the-log",
    sources: ["kafka-design"],
  },
  {
    id: "retention",
    term: "retention",
    definition:
      "How long, or up to which size, a partition keeps its records, read or not: 7 days and no limit of size by default. The size is a floor for each partition, not a ceiling.",
    lesson: "the-log",
    sources: ["kafka-topics"],
  },
  {
    id: "compaction",
    term: "log compaction",
    aliases: ["compaction", "compacted", "compacted topic"],
    definition:
      "Keeps at least the last value of each key and removes older ones. Offsets and order stay as they were, and the newest part of the log is never touched.",
    lesson: "the-log",
    sources: ["kafka-compaction"],
  },
  {
    id: "tombstone",
    term: "tombstone",
    definition:
      "A record with a key and no value: in a compacted topic it says that the key is deleted. It stays for at least 24 hours after it was first cleaned, by default.",
    lesson: "the-log",
    sources: ["kafka-compaction"],
  },
  {
    id: "replay",
    term: "replay",
    definition:
      "Reading again what was read before. A log allows it as far back as retention reaches, and side effects happen again unless handlers are idempotent.",
    lesson: "the-log",
    sources: ["kafka-consumer"],
  },
  {
    id: "tiered-storage",
    term: "tiered storage",
    definition:
      "Old segments move to an object store while the newest stay on the broker's disk. Ready for production since Kafka 3.9.",
    lesson: "the-log",
    sources: ["kip-405"],
  },
  {
    id: "kraft",
    term: "KRaft",
    definition:
      "Kafka's own quorum for metadata, based on Raft. Since Kafka 4.0 it is the only way: ZooKeeper is gone.",
    lesson: "replication",
    sources: ["kip-500", "kafka-upgrade"],
  },
  {
    id: "key",
    term: "record key",
    aliases: ["record’s key"],
    definition:
      "The bytes that decide a record's partition. Records with the same key stay in order as long as the number of partitions, the partitioner and the serialization stay the same.",
    lesson: "partitioning",
    sources: ["kafka-producer", "kafka-modify-topics"],
  },
  {
    id: "partitioner",
    term: "partitioner",
    definition:
      "Chooses the partition of a record. Kafka's Java client hashes the key with murmur2; other clients have other defaults, so one key can land in two places.",
    lesson: "partitioning",
    sources: ["kafka-producer", "kafka-producers"],
  },
  {
    id: "murmur2",
    term: "murmur2",
    definition:
      "The hash that Kafka's Java client uses for keys: (murmur2(key) & 0x7fffffff) % partitions. The sign bit is masked, because an absolute value goes wrong for the smallest integer.",
    lesson: "partitioning",
    sources: ["kafka-producer"],
  },
  {
    id: "skew",
    term: "skew",
    aliases: ["hot partition", "hot key"],
    definition:
      "A few keys carry much of the traffic, so one partition and its consumer have most of the work. More partitions do not help a single hot key.",
    lesson: "partitioning",
    sources: ["kafka-design"],
  },
  {
    id: "producer",
    term: "producer",
    definition:
      "A client that writes records. It chooses the partition, gathers records into batches and retries what was not acknowledged.",
    lesson: "topics-and-producers",
    sources: ["kafka-producer"],
  },
  {
    id: "record-batch",
    term: "record batch",
    aliases: ["record batches"],
    definition:
      "Records for one partition that travel and are stored together. It is appended whole or not at all.",
    lesson: "topics-and-producers",
    sources: ["kafka-producers", "kafka-design"],
  },
  {
    id: "linger",
    term: "linger",
    aliases: ["linger.ms"],
    definition:
      "How long a producer waits for a batch to fill: 5 ms by default since Kafka 4.0, 0 before. A full batch does not wait.",
    lesson: "topics-and-producers",
    sources: ["kafka-producers"],
    marked: false,
  },
  {
    id: "sticky-partitioner",
    term: "sticky partitioner",
    definition:
      "For records without a key: stay with one partition until about a batch was written, then choose another. It has not been round-robin since Kafka 2.4.",
    lesson: "topics-and-producers",
    sources: ["kip-794"],
  },
];
