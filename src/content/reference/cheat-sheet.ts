/** The course on two pages. One block a lesson or two; a line says one thing that is asked in interviews. */

/** A block of the cheat sheet. */
export interface Block {
  readonly title: string;
  /** Slugs of the lessons that it sums up. */
  readonly lessons: readonly string[];
  /** `code` goes between backticks, what is to be learnt by heart between asterisks. */
  readonly lines: readonly string[];
}

/** The blocks of the two printed pages. */
export const cheatSheet: readonly (readonly Block[])[] = [
  [
    {
      title: "Why a queue, and why not",
      lessons: ["why-message-queues"],
      lines: [
        "*For:* decoupling in time, taking a spike, retries, fan-out.",
        "*Costs:* later results, duplicates, order to think about, a broker that must be up.",
        "*Not for:* an answer that the caller waits for; less than one consumer's work.",
        "A change and its message are a *dual write*: use an outbox, and know events by id.",
      ],
    },
    {
      title: "Queue or log",
      lessons: ["point-to-point", "publish-subscribe"],
      lines: [
        "*Queue:* each message is settled by one of the competing consumers, then gone.",
        "*Log:* reading removes nothing; each group has its own offset. It is a property of the subscription, not of the product.",
        "SQS: received is hidden, for 30 s by default and 12 h at most; *delete* with the latest receipt handle, or it comes again.",
        "Redis Pub/Sub: at most once, no history; a slow subscriber is cut off.",
      ],
    },
    {
      title: "The log",
      lessons: ["the-log"],
      lines: [
        "Topic = named set of partitions. Partition = append-only log. Offset = a record's number, never reused, with gaps.",
        "`log start ≤ last stable offset ≤ high watermark ≤ log end`. Log end = the *next* offset.",
        "Retention: whole segments, oldest first, read or not; 7 days by default. By the *largest* timestamp; the size is a floor for each partition.",
        "Compaction keeps at least the last value of each key. A tombstone deletes.",
      ],
    },
    {
      title: "Partitions and keys",
      lessons: ["partitioning"],
      lines: [
        "`(murmur2(key bytes) & 0x7fffffff) % N`. librdkafka hashes with CRC32 by default: other clients, other partitions.",
        "Order: *per partition only*. Same key, same partition, while N, partitioner and serialization stay.",
        "From N to M partitions moves `1 - N / lcm(N, M)` of the keys: 3 to 4 moves 75 %, doubling 50 %.",
        "A hot key stays hot with more partitions: split it, or give it a topic.",
      ],
    },
    {
      title: "Producers",
      lessons: ["topics-and-producers"],
      lines: [
        "No key: *sticky*, one partition for about a batch (16 KiB), then another. Not round-robin.",
        "`linger.ms` 5 since 4.0. `buffer.memory` 32 MiB; full means `send` waits `max.block.ms`, 60 s, then fails.",
        "`delivery.timeout.ms` 120 s is the whole of it, retries included.",
      ],
    },
    {
      title: "Consumer groups",
      lessons: ["consumer-groups"],
      lines: [
        "A partition has *at most one* reader in a group. More members than partitions: the rest are idle.",
        "Consumers needed ≥ rate × seconds a record. 20 records a second is all that one serial 50 ms handler does.",
        "Range: for each topic. Round robin: over all. Sticky: even, and moves little.",
        "*Share groups* (4.2): per-record acknowledgement, no order, no limit by partitions.",
      ],
    },
    {
      title: "Offsets",
      lessons: ["offsets"],
      lines: [
        "Commit the *next* offset: after record 4, commit 5. Position is in memory, the commit at the broker.",
        "Reset policy only without a *valid* commit: none, expired (7 days empty), off the log. `latest` skips in silence.",
        "Lag = log end − committed, per partition. Alert on *time*, against retention.",
        "Seek moves the position, and not the commit.",
      ],
    },
    {
      title: "Rebalances",
      lessons: ["rebalances"],
      lines: [
        "Dead: no heartbeat for 45 s. Stuck: no poll for 5 min, so `max.poll.records` × worst time must stay below.",
        "Generation fences a zombie's *commit*. Its HTTP calls it does not stop.",
        "Eager: all stop. Cooperative: only what moves. KIP-848: the broker assigns; clients ask with `group.protocol=consumer`.",
        "Static membership: a restart within the timeout moves nothing.",
      ],
    },
  ],
  [
    {
      title: "Delivery",
      lessons: ["delivery-guarantees"],
      lines: [
        "Commit, then work: *at most once*. Work, then commit: *at least once*.",
        "Concurrent handlers: commit the lowest offset that is not done, never past a gap.",
        "Auto-commit commits what earlier polls *returned*: lossy if work goes to other threads.",
      ],
    },
    {
      title: "Idempotent consumer",
      lessons: ["idempotent-consumer"],
      lines: [
        "Best by nature: set, upsert, version. Else the message id, `UNIQUE`, in the *same transaction* as the effect.",
        "Check-then-act races. Mark first loses on a crash; effect first doubles.",
        "Elsewhere: an idempotency key. Remember ids longer than anything can be redelivered.",
      ],
    },
    {
      title: "Exactly-once",
      lessons: ["exactly-once"],
      lines: [
        "Idempotent producer: id, epoch, sequence per partition; the broker knows the last *5* batches. One session.",
        "Transactions: output and offsets together, `sendOffsetsToTransaction`. There is no transactional consumer.",
        "Readers need `read_committed`; they stop at the last stable offset, so a hung transaction holds them.",
        "*Kafka to Kafka only.* E-mail and other databases are outside.",
      ],
    },
    {
      title: "Retries and dead letters",
      lessons: ["dead-letter-queues"],
      lines: [
        "Tell them apart: transient (retry), permanent (dead letter now), overload (pause).",
        "Wait `random(0, min(cap, base × 2^n))`: full jitter.",
        "Retry topics lose a key's order: park the key, or block. Dead letter first, *then* commit.",
        "It carries topic, partition, offset, key, headers, error, attempts. Replay is slow on purpose, and idempotent.",
        "Deliveries with limit N: SQS N, share group N, RabbitMQ quorum N + 1.",
      ],
    },
    {
      title: "Back-pressure",
      lessons: ["back-pressure"],
      lines: [
        "A full buffer *blocks, rejects, drops the oldest or the newest*. Choose, and count drops.",
        "Consumer: `pause`, keep polling, `resume`; two marks, or it flaps. A rebalance forgets the pause.",
        "Slow consumer, in order: find the cause, batch, work concurrently by key, add consumers up to partitions, then partitions.",
        "Token bucket: rate and burst. Quotas delay.",
      ],
    },
    {
      title: "Replication",
      lessons: ["replication"],
      lines: [
        "`acks` 0: nothing. 1: the leader. all: everyone *in sync now*.",
        "Replication factor 3, `min.insync.replicas` 2, acks all: one broker may be down, no acknowledged record is lost with one.",
        "Defaults are 1 and 1: set them. In sync = caught up within 30 s. High watermark = what all of them have; readers stop there.",
        "Unclean election trades records for being up; off by default. No fsync for each record.",
      ],
    },
    {
      title: "Patterns",
      lessons: ["notifications", "event-sourcing", "cqrs"],
      lines: [
        "Fan-out: one topic, a group for each service, ids against doubles.",
        "Event sourcing: append with expected version; state = fold; snapshot = cache; upcast on read. Kafka distributes, an event store decides.",
        "CQRS: checkpoint in the transaction of the read model. Read your writes: wait for a version, with a limit.",
      ],
    },
    {
      title: "Choosing",
      lessons: ["choosing"],
      lines: [
        "*Kafka:* replay, order by key, many readers. *SQS:* jobs on AWS, nothing to run. *RabbitMQ:* routing, priority, delay. *Redis Streams:* short, where Redis is.",
        "*A table with* `SKIP LOCKED`: up to low thousands a second, in your transaction.",
        "SQS: 1 MiB a message, 14 days, FIFO per group. RabbitMQ queues forget, its streams replay.",
      ],
    },
    {
      title: "In the interview",
      lessons: ["capstone", "the-interview"],
      lines: [
        "Ask first: rate, size, order by what, loss or doubles, how late, how long kept.",
        "1 M records/s × 1 KB: 1 GB/s in, 3 GB/s written with three replicas, 86 TB a day before copies.",
        "Say what a crash does at each step. Say the trade-off before you are asked. Name what you would measure.",
      ],
    },
  ],
];
