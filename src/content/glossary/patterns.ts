import type { Term } from "./term.ts";

/** Patterns, products, interviews: lessons 15 to 20. */
export const patternTerms: readonly Term[] = [
  {
    id: "event-sourcing",
    term: "event sourcing",
    definition:
      "Every change is stored as an event, and the state is what follows from all of them. The past can be rebuilt at any time, as long as no event is removed.",
    lesson: "event-sourcing",
    sources: ["event-sourcing"],
  },
  {
    id: "event-store",
    term: "event store",
    definition:
      "Keeps the events of each entity as a stream, and appends only if the stream has the expected version. Kafka has no such condition and no read by entity, so it distributes events rather than being their store.",
    lesson: "event-sourcing",
    sources: ["event-sourcing"],
  },
  {
    id: "expected-version",
    term: "expected version",
    definition:
      "The version of a stream on which a decision was based. If the stream has moved on, the append is refused, and the caller loads again and decides again.",
    lesson: "event-sourcing",
    sources: ["event-sourcing"],
  },
  {
    id: "snapshot",
    term: "snapshot",
    definition:
      "A state with the version it belongs to, so that only later events have to be read. It is a cache: throw it away, and the events give the same state.",
    lesson: "event-sourcing",
    sources: ["event-sourcing"],
  },
  {
    id: "upcasting",
    term: "upcasting",
    aliases: ["upcast", "upcaster"],
    definition:
      "Turning an event of an old shape into the current one when it is read. Stored events are never edited.",
    lesson: "event-sourcing",
    sources: ["event-sourcing"],
  },
  {
    id: "cqrs",
    term: "CQRS",
    definition:
      "Writes and reads go to different models. It needs neither events nor two databases, but reading what was just written becomes a question.",
    lesson: "cqrs",
    sources: ["cqrs"],
  },
  {
    id: "read-model",
    term: "read model",
    definition:
      "Data in the shape in which it is asked for, kept up to date from events. It can be thrown away and built again.",
    lesson: "cqrs",
    sources: ["cqrs"],
  },
  {
    id: "projection",
    term: "projection",
    aliases: ["projector"],
    definition:
      "Code that applies events to a read model. It stores how far it is in the transaction that changes the model, so a restart applies nothing twice.",
    lesson: "cqrs",
    sources: ["cqrs", "event-sourcing"],
  },
  {
    id: "eventual-consistency",
    term: "eventual consistency",
    aliases: ["eventually consistent"],
    definition:
      "Copies may differ for a while and agree once writes stop. How long that while is, and who notices, is the question to ask.",
    lesson: "cqrs",
    sources: ["cqrs"],
  },
  {
    id: "read-your-writes",
    term: "read your writes",
    aliases: ["read-your-writes"],
    definition:
      "Who changed something sees the change in the next read. With a read model that lags behind, the read waits for a version, with a time limit, or goes to the write side.",
    lesson: "cqrs",
    sources: ["cqrs"],
  },
  {
    id: "rabbitmq-stream",
    term: "RabbitMQ stream",
    definition:
      "An append-only, replicated log in RabbitMQ, read without removing anything, from an offset or a time. A super stream is several of them as partitions of one.",
    lesson: "choosing",
    sources: ["rabbitmq-streams"],
  },
  {
    id: "skip-locked",
    term: "SKIP LOCKED",
    definition:
      "Lets several workers take rows of a table without waiting for each other, which makes a database a fair queue of moderate size. The job is then written in the transaction of the business data.",
    lesson: "choosing",
    sources: ["skip-locked"],
  },
  {
    id: "delivery-limit",
    term: "delivery limit",
    definition:
      "How often a message is delivered before it is put aside. With a limit of N it is delivered N times by SQS and Kafka's share groups, and N + 1 times by RabbitMQ's quorum queues.",
    lesson: "choosing",
    sources: ["sqs-dlq", "rabbitmq-quorum", "kip-932"],
  },
];
