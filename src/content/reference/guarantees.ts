import type { Comparison } from "./comparison.ts";

export const guarantees: Comparison = {
  id: "guarantees",
  title: "Delivery guarantees",
  lead: "Of a consumer that reads from Kafka and does work. In practice: at least once, and an idempotent consumer.",
  question: "Guarantee",
  columns: ["How", "A crash in between", "Right for", "Say in the interview"],
  rows: [
    {
      head: "At most once",
      cells: [
        "Commit the offset, then do the work.",
        "Loses the records that were committed and not handled.",
        "Metrics, sampled logs, positions.",
        "It is also what a consumer gets that hands records to other threads under auto-commit.",
      ],
    },
    {
      head: "At least once",
      cells: [
        "Do the work, then commit the offset after it.",
        "Repeats the records that were handled and not committed.",
        "Nearly everything, with an idempotent consumer.",
        "Duplicates are not rare: every rebalance and every deployment can make some.",
      ],
    },
    {
      head: "Exactly once, from Kafka to Kafka",
      cells: [
        "A transactional producer writes output and offsets together. Readers use `read_committed`.",
        "Aborts. Output and offsets become visible together or not at all.",
        "Streams of Kafka topics: consume, transform, produce.",
        "The guarantee is about effects within Kafka. A record may well be processed twice.",
      ],
    },
    {
      head: "One effect elsewhere",
      cells: [
        "The message's id, or the offset, in the database transaction that has the effect.",
        "The repeated record finds its id and changes nothing.",
        "Payments, stock, e-mail through an outbox.",
        "An API that cannot join your transaction needs an idempotency key.",
      ],
    },
  ],
  sources: [
    "kafka-semantics",
    "kafka-consumer",
    "kafka-producer",
    "kip-98",
    "jepsen",
    "idempotent-consumer",
    "idempotency-keys",
  ],
};

export const acks: Comparison = {
  id: "acks",
  title: "What acks waits for",
  lead: "Durability in Kafka is replication: no setting makes the broker write each record through to the disk. A loss of power on all in-sync replicas at once can cost acknowledged records.",
  question: "acks",
  columns: ["The producer waits for", "Acknowledged and lost", "min.insync.replicas", "Note"],
  rows: [
    {
      head: "0",
      cells: [
        "Nothing. The broker sends no answer.",
        "Whenever anything fails on the way.",
        "Not checked.",
        "The producer learns no offset, and of no error.",
      ],
    },
    {
      head: "1",
      cells: [
        "The leader's append.",
        "When the leader fails before a follower has copied it.",
        "Not checked. Below it the high watermark stands still, so consumers do not see the record yet.",
        "Turns the idempotent producer off, unless it was asked for: then it is an error.",
      ],
    },
    {
      head: "all",
      cells: [
        "Every replica that is in sync at that moment, which may be fewer than there are.",
        "When all of those are lost.",
        "Checked. Too few in sync refuse the write.",
        "The default of Kafka's Java client, with idempotence.",
      ],
    },
  ],
  sources: ["kafka-producers", "kafka-replication", "kafka-topics"],
};

export const minInSync: Comparison = {
  id: "min-in-sync",
  title: "acks=all with three replicas",
  lead: "What happens to a write, by how many replicas are in sync and by `min.insync.replicas`. A refusal is `NOT_ENOUGH_REPLICAS`, and nothing is written. If the set shrinks after the append, it is `NOT_ENOUGH_REPLICAS_AFTER_APPEND`: the record is in the log, and a retry doubles it unless the producer is idempotent.",
  question: "In sync",
  columns: ["min 1, the default", "min 2, the usual", "min 3"],
  rows: [
    {
      head: "3 of 3",
      cells: [
        "Written, on three replicas.",
        "Written, on three replicas. Any two may be lost.",
        "Written, on three replicas.",
      ],
    },
    {
      head: "2 of 3",
      cells: [
        "Written, on two replicas.",
        "Written, on two replicas. Any one may be lost.",
        "Refused.",
      ],
    },
    {
      head: "1 of 3",
      cells: [
        "Written, on the leader alone: the next failure loses it.",
        "Refused. Reading goes on, below the high watermark.",
        "Refused.",
      ],
    },
    {
      head: "0 of 3",
      cells: [
        "No leader: the partition is offline, unless an eligible replica may lead.",
        "No leader: the partition is offline, unless an eligible replica may lead.",
        "No leader: the partition is offline, unless an eligible replica may lead.",
      ],
    },
  ],
  sources: ["kafka-replication", "kafka-topics", "kip-966"],
};
