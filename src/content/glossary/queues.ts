import type { Term } from "./term.ts";

/** Why a queue: lessons 0 to 2. */
export const queueTerms: readonly Term[] = [
  {
    id: "message-queue",
    term: "message queue",
    definition:
      "A place where one program leaves messages for another, so that neither has to wait for the other. What it promises, such as order, delivery or replay, differs from product to product.",
    lesson: "why-message-queues",
    sources: ["rabbitmq-queues", "sqs-standard"],
  },
  {
    id: "decoupling",
    term: "decoupling",
    aliases: ["decoupled", "decouple", "decouples"],
    definition:
      "Producer and consumer need not be up, fast or known to each other at the same moment. The price is a broker to run, and work that is finished later than the caller returns.",
    lesson: "why-message-queues",
    sources: ["load-leveling"],
  },
  {
    id: "load-leveling",
    term: "load leveling",
    aliases: ["load levelling"],
    definition:
      "A queue takes a spike at the speed of the producers and hands it on at the speed of the consumers. It moves a peak in time. It adds no capacity.",
    lesson: "why-message-queues",
    sources: ["load-leveling"],
  },
  {
    id: "dual-write",
    term: "dual write",
    definition:
      "Changing a database and publishing a message as two steps. A crash between them leaves a change without its message, or a message without its change.",
    lesson: "why-message-queues",
    sources: ["outbox"],
  },
  {
    id: "outbox",
    term: "transactional outbox",
    aliases: ["outbox"],
    definition:
      "The message is written to a table in the transaction that makes the change, and a relay publishes it afterwards. That is at least once, so consumers must know an event by its id.",
    lesson: "why-message-queues",
    sources: ["outbox"],
  },
  {
    id: "point-to-point",
    term: "point-to-point",
    definition:
      "Each message is settled by one of the consumers that compete for it. Any number of producers may write to the same queue.",
    lesson: "point-to-point",
    sources: ["competing-consumers"],
  },
  {
    id: "competing-consumers",
    term: "competing consumers",
    definition:
      "Several consumers take messages from one queue, and each message goes to one of them at a time. More of them drain the queue faster and give up its order.",
    lesson: "point-to-point",
    sources: ["competing-consumers", "rabbitmq-queues"],
  },
  {
    id: "acknowledgement",
    term: "acknowledgement",
    aliases: ["ack", "acknowledge", "acknowledged", "acknowledges"],
    definition:
      "The word of a receiver that a message is dealt with. A queue removes a message when it is acknowledged, not when it is received.",
    lesson: "point-to-point",
    sources: ["rabbitmq-confirms", "sqs-visibility"],
  },
  {
    id: "visibility-timeout",
    term: "visibility timeout",
    definition:
      "How long SQS hides a received message from other consumers: 30 seconds by default, at most 12 hours. If nobody deletes it in that time it can be received again.",
    lesson: "point-to-point",
    sources: ["sqs-visibility"],
  },
  {
    id: "receipt-handle",
    term: "receipt handle",
    definition:
      "The token that SQS gives with each receipt of a message, needed to delete the message or to change how long it is hidden. Only the latest one is sure to work.",
    lesson: "point-to-point",
    sources: ["sqs-visibility"],
  },
  {
    id: "redelivery",
    term: "redelivery",
    aliases: ["redelivered", "redeliver", "redelivers", "redeliveries"],
    definition:
      "A message handed out again because nobody confirmed it in time. Redelivery is what makes at-least-once true, and duplicates possible.",
    lesson: "point-to-point",
    sources: ["sqs-visibility", "rabbitmq-confirms"],
  },
  {
    id: "fifo-queue",
    term: "FIFO queue",
    definition:
      "An SQS queue that keeps order within a message group and drops a message sent again within 5 minutes. A group waits while one of its messages is in flight.",
    lesson: "point-to-point",
    sources: ["sqs-fifo"],
  },
  {
    id: "prefetch",
    term: "prefetch",
    definition:
      "How many unacknowledged messages RabbitMQ lets one consumer hold. 0 means no limit, and with it one consumer can take the whole queue.",
    lesson: "point-to-point",
    sources: ["rabbitmq-prefetch"],
  },
  {
    id: "quorum-queue",
    term: "quorum queue",
    definition:
      "RabbitMQ's replicated queue, built on Raft. Mirrored classic queues, which it replaces, were removed in RabbitMQ 4.0.",
    lesson: "choosing",
    sources: ["rabbitmq-quorum"],
  },
  {
    id: "exchange",
    term: "exchange",
    definition:
      "Where RabbitMQ's producers publish. It copies a message to every queue whose binding matches, so routing is decided by the broker and not by the producer.",
    lesson: "choosing",
    sources: ["rabbitmq-exchanges"],
    marked: false,
  },
  {
    id: "publish-subscribe",
    term: "publish-subscribe",
    aliases: ["pub/sub", "publish and subscribe"],
    definition:
      "Every subscriber receives its own copy of each message. Whether one that was away finds it later depends on the product: Kafka keeps it, Redis Pub/Sub and standard SNS topics do not.",
    lesson: "publish-subscribe",
    sources: ["publish-subscribe", "redis-pubsub"],
  },
  {
    id: "fan-out",
    term: "fan-out",
    definition:
      "One event reaches many independent receivers. In Kafka each is a consumer group with offsets of its own, so one that is slow does not hold up the others.",
    lesson: "notifications",
    sources: ["publish-subscribe", "kafka-design"],
  },
  {
    id: "redis-pubsub",
    term: "Redis Pub/Sub",
    definition:
      "Messages go to whoever is subscribed at that moment and are kept nowhere: at most once. A subscriber that reads too slowly is disconnected and loses what was buffered for it.",
    lesson: "publish-subscribe",
    sources: ["redis-pubsub", "redis-clients"],
  },
  {
    id: "redis-stream",
    term: "Redis Stream",
    definition:
      "An append-only log in Redis with consumer groups, acknowledgements and a list of pending entries. It is at-least-once within the limits of how durably Redis is set up.",
    lesson: "choosing",
    sources: ["redis-streams"],
  },
];
