import type { Term } from "./term.ts";

/** Delivery, idempotence, retries: lessons 9 to 12. */
export const deliveryTerms: readonly Term[] = [
  {
    id: "at-most-once",
    term: "at-most-once",
    aliases: ["at most once"],
    definition:
      "A record may be lost and is never handled twice. Commit first, then do the work: a crash in between loses it.",
    lesson: "delivery-guarantees",
    sources: ["kafka-semantics"],
  },
  {
    id: "at-least-once",
    term: "at-least-once",
    aliases: ["at least once"],
    definition:
      "No record is lost, and one may be handled twice. Do the work first, then commit: a crash in between repeats it.",
    lesson: "delivery-guarantees",
    sources: ["kafka-semantics"],
  },
  {
    id: "exactly-once",
    term: "exactly-once",
    aliases: ["exactly once"],
    definition:
      "Each record has its effect once, although it may be processed more often. Kafka gives it from topic to topic, with transactions; an e-mail or another database is outside of it.",
    lesson: "exactly-once",
    sources: ["kafka-semantics", "kip-98"],
  },
  {
    id: "idempotent",
    term: "idempotent",
    aliases: ["idempotence"],
    definition:
      "Doing it twice has the effect of doing it once. Setting a value is idempotent, adding to it is not.",
    lesson: "idempotent-consumer",
    sources: ["idempotent-consumer"],
  },
  {
    id: "idempotent-consumer",
    term: "idempotent consumer",
    definition:
      "A consumer to which a duplicate does no harm: it notes the message's id in the transaction that has the effect. With at-least-once delivery, that is enough for most systems.",
    lesson: "idempotent-consumer",
    sources: ["idempotent-consumer"],
  },
  {
    id: "deduplication",
    term: "deduplication",
    aliases: ["deduplicate", "deduplicates", "deduplicated"],
    definition:
      "Knowing a message that was handled before, by its id. The memory of ids must reach further back than a message can come again.",
    lesson: "idempotent-consumer",
    sources: ["idempotent-consumer", "sqs-fifo"],
  },
  {
    id: "idempotency-key",
    term: "idempotency key",
    definition:
      "An id that the caller sends with a request, so that the receiver can answer a repeated one with the first result. It carries once-only effects to services outside of Kafka.",
    lesson: "idempotent-consumer",
    sources: ["idempotency-keys"],
  },
  {
    id: "idempotent-producer",
    term: "idempotent producer",
    definition:
      "A producer whose retries are known by the broker, from its id and a sequence number for each partition. It is the default of Kafka's Java client and covers one session of one producer.",
    lesson: "exactly-once",
    sources: ["kip-98", "kafka-producers"],
  },
  {
    id: "sequence-number",
    term: "sequence number",
    definition:
      "Counts an idempotent producer's records in a partition. The broker takes the next one, answers a duplicate of the last five batches as the first time, and refuses a gap.",
    lesson: "exactly-once",
    sources: ["kip-98"],
  },
  {
    id: "producer-epoch",
    term: "producer epoch",
    definition:
      "Grows when a producer with the same transactional id starts. Requests with an older epoch are refused, which fences a zombie.",
    lesson: "exactly-once",
    sources: ["kip-98"],
  },
  {
    id: "transaction",
    term: "Kafka transaction",
    definition:
      "Writes to several partitions, and the offsets of what was read, that become visible together or not at all. The offsets are committed through the producer.",
    lesson: "exactly-once",
    sources: ["kip-98", "kafka-producer"],
  },
  {
    id: "read-committed",
    term: "read_committed",
    definition:
      "The isolation level at which a consumer gets no record of an aborted or open transaction. Kafka's Java client reads uncommitted by default; librdkafka reads committed.",
    lesson: "exactly-once",
    sources: ["kafka-consumers"],
    marked: false,
  },
  {
    id: "last-stable-offset",
    term: "last stable offset",
    aliases: ["LSO"],
    definition:
      "The offset up to which every transaction has ended. Readers of committed records stop there, so one transaction that hangs holds all of them up.",
    lesson: "exactly-once",
    sources: ["kafka-consumer", "kip-98"],
  },
  {
    id: "poison-pill",
    term: "poison pill",
    aliases: ["poison message"],
    definition:
      "A record that fails however often it is tried. Without a limit on attempts it holds up everything behind it in its partition.",
    lesson: "dead-letter-queues",
    sources: ["reprocessing", "rabbitmq-quorum"],
  },
  {
    id: "backoff",
    term: "exponential backoff",
    aliases: ["backoff"],
    definition:
      "Waiting longer after each failed attempt, up to a limit, so that a service that is down is not called all the time.",
    lesson: "dead-letter-queues",
    sources: ["jitter"],
  },
  {
    id: "jitter",
    term: "jitter",
    definition:
      "Chance in the time to wait, so that many clients that failed together do not come back together. Full jitter waits anything between 0 and the limit.",
    lesson: "dead-letter-queues",
    sources: ["jitter"],
  },
  {
    id: "retry-topic",
    term: "retry topic",
    definition:
      "Where a failed record waits for its next attempt while others go on. Its key loses its order, unless later records of the key are held back too.",
    lesson: "dead-letter-queues",
    sources: ["retry-topics", "reprocessing"],
  },
  {
    id: "dead-letter-queue",
    term: "dead-letter queue",
    aliases: ["dead letter queue", "DLQ", "dead letter", "dead-letter topic"],
    definition:
      "Where a record goes when its attempts are used up, with all that is needed to replay it. Kafka's plain consumer has none built in: write to it first, then commit.",
    lesson: "dead-letter-queues",
    sources: ["dead-letter-channel", "kip-1191"],
  },
  {
    id: "head-of-line-blocking",
    term: "head-of-line blocking",
    definition:
      "A record that is slow or fails holds up those behind it, though they have nothing to do with it. It is the price of order.",
    lesson: "dead-letter-queues",
    sources: ["reprocessing"],
  },
];
