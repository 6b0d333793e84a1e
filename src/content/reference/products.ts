import type { Comparison } from "./comparison.ts";

const kafkaSources = [
  "kafka-design",
  "kafka-topics",
  "kafka-consumer",
  "kip-932",
  "kip-1191",
] as const;
const otherSources = [
  "sqs-standard",
  "sqs-fifo",
  "sqs-visibility",
  "sqs-dlq",
  "sqs-quotas",
  "rabbitmq-queues",
  "rabbitmq-quorum",
  "rabbitmq-streams",
  "rabbitmq-prefetch",
  "rabbitmq-confirms",
  "rabbitmq-dlx",
  "redis-pubsub",
  "redis-streams",
  "redis-clients",
] as const;

export const products: Comparison = {
  id: "products",
  title: "Kafka, SQS, RabbitMQ, Redis",
  lead: "Queue or log is a property of how you subscribe, and hardly of the product any more: Kafka has share groups, RabbitMQ and Redis have streams. Throughput is not in the table, because it depends on your records, your durability and your hardware. Measure it.",
  question: "Question",
  columns: ["Kafka", "SQS", "RabbitMQ", "Redis Pub/Sub", "Redis Streams"],
  rows: [
    {
      head: "Model",
      cells: [
        "Partitioned log that groups read by offset. Share groups treat it as a queue, since 4.2.",
        "Queue: a message is received, hidden for a while, and deleted.",
        "Exchanges route to queues. Streams are replicated logs.",
        "Channels: who is subscribed at that moment gets the message.",
        "A log under one key, read by id or by consumer groups.",
      ],
    },
    {
      head: "Delivery",
      cells: [
        "At least once if you commit after the work. Exactly-once from topic to topic, with transactions.",
        "At least once. A standard queue may, rarely, deliver a deleted message again.",
        "At least once with manual acknowledgements and publisher confirms.",
        "At most once.",
        "At least once, as far as Redis is set up to be durable.",
      ],
    },
    {
      head: "Order",
      cells: [
        "Within a partition. None in a share group.",
        "Standard: best effort. FIFO: within a message group.",
        "Within a queue, with one active consumer and without requeues or priorities. Within a stream.",
        "As published, for each connection.",
        "By id in the log. The consumers of a group finish in any order.",
      ],
    },
    {
      head: "Replay",
      cells: [
        "Yes: seek to an offset or a time.",
        "No. A redrive from a dead-letter queue makes new messages.",
        "Queues no. Streams from first, last, next, an offset or a time.",
        "No.",
        "Yes: read from any id that is still there.",
      ],
    },
    {
      head: "Kept for",
      cells: [
        "7 days by default, read or not. By time, by size, for ever, or the last value of each key.",
        "4 days by default, from 60 seconds to 14 days, or until deleted.",
        "Queues: until acknowledged, or up to a length or age. Streams: up to a size or age.",
        "Not at all.",
        "Until trimmed.",
      ],
    },
    {
      head: "Fan-out",
      cells: [
        "Each group reads everything.",
        "Not by itself: put SNS or EventBridge in front.",
        "An exchange copies to each bound queue. Any number of readers share a stream.",
        "Each subscriber gets everything.",
        "Each group reads everything.",
      ],
    },
    {
      head: "More consumers",
      cells: [
        "In a group as many as partitions; the rest are idle. In a share group more than that.",
        "Any number. About 120,000 messages may be in flight.",
        "Any number on a queue. Super streams share by partition.",
        "They do not share the work: each gets all of it.",
        "Any number in a group.",
      ],
    },
    {
      head: "Not confirmed",
      cells: [
        "Read again from the committed offset after a restart. Share groups: a lock of 30 seconds on each record.",
        "Visible again after the visibility timeout: 30 seconds by default, at most 12 hours.",
        "Requeued when it is refused or the connection ends. A consumer has 30 minutes to acknowledge.",
        "There is nothing to confirm.",
        "Stays pending. Another consumer claims it with `XAUTOCLAIM` once it was idle long enough.",
      ],
    },
    {
      head: "Dead letters",
      cells: [
        "Not in the plain consumer. In Connect sinks, Kafka Streams (4.2) and share groups (4.4).",
        "Built in: `maxReceiveCount` from 1 to 1,000, to a queue of the same type.",
        "Dead-letter exchanges. Quorum queues have a delivery limit of 20 by default.",
        "None.",
        "None built in.",
      ],
    },
    {
      head: "Slow consumer",
      cells: [
        "Falls behind; the backlog is on disk. Retention may delete what it has not read.",
        "The backlog grows, until messages are older than their retention.",
        "Prefetch limits what it holds. The queue grows, up to its length limit if it has one.",
        "Disconnected at 32 MB of output, or 8 MB for 60 seconds, by default. What was buffered is lost.",
        "Falls behind; the backlog is in memory until trimmed.",
      ],
    },
    {
      head: "What bounds it",
      cells: [
        "Partitions, disks, network, batches, and how even the keys are.",
        "Messages up to 1 MiB, delays up to 15 minutes. FIFO: 300 calls a second for each action, 3,000 messages with batches, unless high throughput is on.",
        "A queue has one leader; a super stream spreads over several.",
        "`PUBLISH` takes longer with each subscriber. In a cluster every node gets it, except with sharded channels.",
        "A stream lives on one node, in its memory.",
      ],
    },
    {
      head: "Choose it for",
      cells: [
        "Events that several teams read, replay, order by key.",
        "Jobs on AWS without servers to run.",
        "Routing, priorities, delays for each message, request and reply.",
        "What is worthless a second later: typing indicators, cache hints.",
        "Short logs and jobs, where Redis is there already and its durability is enough.",
      ],
    },
  ],
  sources: [...kafkaSources, ...otherSources],
};

export const deliveryLimits: Comparison = {
  id: "delivery-limits",
  title: "Deliveries until a message is put aside",
  lead: "With a limit of N. The same number means different things, which is a good thing to know before a migration.",
  question: "System",
  columns: ["Setting", "Default", "Deliveries", "What counts"],
  rows: [
    {
      head: "SQS",
      cells: [
        "`maxReceiveCount`",
        "10 where none is given",
        "N",
        "Every receive. The one that would pass the limit moves the message instead.",
      ],
    },
    {
      head: "Kafka share group",
      cells: [
        "`group.share.delivery.count.limit`",
        "5",
        "N",
        "Every acquisition. A release or a lock that runs out at the limit archives the record, or sends it to the dead-letter topic, since 4.4.",
      ],
    },
    {
      head: "RabbitMQ quorum queue",
      cells: [
        "`delivery-limit`",
        "20, since 4.0",
        "N + 1",
        "Failures only, since 4.3: a reject, a crash, a lost connection. A nack counts no more.",
      ],
    },
  ],
  sources: ["sqs-dlq", "kip-932", "kip-1191", "rabbitmq-quorum"],
};
