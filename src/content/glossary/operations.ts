import type { Term } from "./term.ts";

/** Back-pressure, replication: lessons 13 and 14. */
export const operationTerms: readonly Term[] = [
  {
    id: "back-pressure",
    term: "back-pressure",
    aliases: ["backpressure"],
    definition:
      "A slow part makes the parts before it slow down, or refuse, before a buffer overflows. Without it the buffer decides, and it decides late.",
    lesson: "back-pressure",
    sources: ["kafka-producers", "kafka-quotas"],
  },
  {
    id: "bounded-buffer",
    term: "bounded buffer",
    definition:
      "A buffer with a limit. When it is full somebody must wait, be refused, or lose something: which one is a decision, not an accident.",
    lesson: "back-pressure",
    sources: ["kafka-producers"],
  },
  {
    id: "pause-and-resume",
    term: "pause and resume",
    definition:
      "A Kafka consumer stops getting records from some partitions and goes on polling, so it stays in its group. The pause is forgotten when the partition is revoked.",
    lesson: "back-pressure",
    sources: ["kafka-consumer"],
  },
  {
    id: "token-bucket",
    term: "token bucket",
    definition:
      "A limit on a rate that allows bursts: tokens come in at the rate up to a capacity, and each message takes one.",
    lesson: "back-pressure",
    sources: ["kafka-quotas"],
  },
  {
    id: "load-shedding",
    term: "load shedding",
    definition:
      "Refusing or dropping work on purpose, so that the rest is done in time. Fit for metrics, unfit for orders.",
    lesson: "back-pressure",
    sources: ["load-leveling"],
  },
  {
    id: "quota",
    term: "quota",
    definition:
      "A limit that brokers set on a client's bytes or request time. Kafka delays the answer of a client that is over it, and gives no error.",
    lesson: "back-pressure",
    sources: ["kafka-quotas"],
  },
  {
    id: "littles-law",
    term: "Little's law",
    aliases: ["Little’s law"],
    definition:
      "Work in progress is the rate times the time that each piece takes. It tells how many consumers are needed: rate times seconds for each record.",
    lesson: "back-pressure",
    sources: ["little-law"],
  },
  {
    id: "replica",
    term: "replica",
    definition: "A copy of a partition on a broker. One is the leader, the others follow.",
    lesson: "replication",
    sources: ["kafka-replication"],
  },
  {
    id: "leader",
    term: "partition leader",
    aliases: ["leader"],
    definition:
      "The replica that takes all writes of a partition. Followers copy from it, and one of them takes its place when it fails.",
    lesson: "replication",
    sources: ["kafka-replication"],
  },
  {
    id: "replication-factor",
    term: "replication factor",
    definition:
      "How many replicas a partition has. Kafka's default is 1, which loses data with its broker; 3 is usual.",
    lesson: "replication",
    sources: ["kafka-brokers"],
  },
  {
    id: "in-sync-replicas",
    term: "in-sync replicas",
    aliases: ["in-sync set", "in-sync replica", "ISR"],
    definition:
      "The leader, and the followers that have caught up with it within 30 seconds. A new leader comes from among them.",
    lesson: "replication",
    sources: ["kafka-replication", "kafka-brokers"],
  },
  {
    id: "high-watermark",
    term: "high watermark",
    definition:
      "The first offset that not all in-sync replicas have. Consumers read below it only, so nothing they saw is lost with a leader.",
    lesson: "replication",
    sources: ["kafka-replication"],
  },
  {
    id: "acks",
    term: "acks",
    definition:
      "What a producer waits for: 0 nothing, 1 the leader, all every replica that is in sync at that moment. All is the default of Kafka's Java client.",
    lesson: "replication",
    sources: ["kafka-producers", "kafka-replication"],
    marked: false,
  },
  {
    id: "min-insync-replicas",
    term: "min in-sync replicas",
    aliases: ["min.insync.replicas"],
    definition:
      "With acks=all, fewer in-sync replicas than this refuse a write. The default is 1; with three replicas 2 is usual, and one broker may then be down.",
    lesson: "replication",
    sources: ["kafka-topics", "kafka-replication"],
  },
  {
    id: "leader-epoch",
    term: "leader epoch",
    definition:
      "Grows with every new leader and is stored with each batch. A follower finds by it where its log parts from the leader's, and cuts off what is beyond.",
    lesson: "replication",
    sources: ["kip-101"],
  },
  {
    id: "unclean-leader-election",
    term: "unclean leader election",
    definition:
      "Making a replica the leader that was not in sync. The partition is back, and acknowledged records are gone. It is off by default.",
    lesson: "replication",
    sources: ["kafka-replication", "kafka-brokers"],
  },
  {
    id: "eligible-leader-replicas",
    term: "eligible leader replicas",
    aliases: ["ELR"],
    definition:
      "Replicas that left the in-sync set but are known to hold everything below the high watermark, so they may lead. On by default in new clusters since Kafka 4.1.",
    lesson: "replication",
    sources: ["kip-966"],
  },
];
