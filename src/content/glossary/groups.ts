import type { Term } from "./term.ts";

/** Consumer groups, offsets, rebalances: lessons 6 to 8. */
export const groupTerms: readonly Term[] = [
  {
    id: "consumer",
    term: "consumer",
    definition:
      "A client that reads records. Kafka's consumers ask for them; the broker pushes nothing, so a slow consumer falls behind and is not overrun.",
    lesson: "consumer-groups",
    sources: ["kafka-consumer"],
  },
  {
    id: "consumer-group",
    term: "consumer group",
    definition:
      "Consumers that share the work of a topic. Each partition is read by at most one of them, and each group has offsets of its own.",
    lesson: "consumer-groups",
    sources: ["kafka-consumer"],
  },
  {
    id: "assignor",
    term: "assignor",
    definition:
      "Decides which member of a group reads which partitions: range, round robin or sticky. In the classic protocol a member computes it, in the new one the broker does.",
    lesson: "consumer-groups",
    sources: ["kafka-consumers", "kip-848"],
  },
  {
    id: "idle-consumer",
    term: "idle consumer",
    definition:
      "A member of a group without a partition, because there are more members than partitions. It takes over when another one goes.",
    lesson: "consumer-groups",
    sources: ["kafka-consumer"],
  },
  {
    id: "share-group",
    term: "share group",
    definition:
      "A group whose members share the records of a partition one by one, with an acknowledgement for each, as a queue does. Ready for production since Kafka 4.2. It promises no order.",
    lesson: "choosing",
    sources: ["kip-932", "kafka-share-consumer"],
  },
  {
    id: "position",
    term: "position",
    definition:
      "The offset that a consumer reads next. It is in the consumer's memory and runs ahead of the committed offset by the work in hand.",
    lesson: "offsets",
    sources: ["kafka-consumer"],
  },
  {
    id: "committed-offset",
    term: "committed offset",
    definition:
      "The next offset that a group wants to read after a restart, kept by the broker for each group and partition. After record 4 is handled, commit 5.",
    lesson: "offsets",
    sources: ["kafka-consumer"],
  },
  {
    id: "auto-commit",
    term: "auto-commit",
    definition:
      "Commits offsets every 5 seconds, inside a later poll, for what earlier polls returned. A loop that finishes its work before it polls again loses nothing; one that hands records to other threads may.",
    lesson: "offsets",
    sources: ["kafka-consumers", "jepsen"],
  },
  {
    id: "reset-policy",
    term: "reset policy",
    aliases: ["auto.offset.reset"],
    definition:
      "Where to begin when there is no valid committed offset: earliest, latest (the default), none, or by_duration. A valid commit always comes first.",
    lesson: "offsets",
    sources: ["kafka-consumers", "kip-1106"],
  },
  {
    id: "seek",
    term: "seek",
    definition:
      "Moves a consumer's position. The committed offset stays where it is until the next commit.",
    lesson: "offsets",
    sources: ["kafka-consumer"],
  },
  {
    id: "lag",
    term: "consumer lag",
    aliases: ["lag"],
    definition:
      "How far a group is behind: log end minus committed offset, for each partition. In time, it is the age of the next record to read, which is what users feel.",
    lesson: "offsets",
    sources: ["kafka-consumer"],
  },
  {
    id: "rebalance",
    term: "rebalance",
    definition:
      "Partitions of a group change hands because a member came, went or was silent for too long. Eager stops everybody; cooperative and the new protocol move only what has to move.",
    lesson: "rebalances",
    sources: ["kip-848", "kafka-consumer"],
  },
  {
    id: "group-coordinator",
    term: "group coordinator",
    definition:
      "The broker that keeps a group's members and committed offsets. It leads the partition of __consumer_offsets to which the group belongs.",
    lesson: "rebalances",
    sources: ["kafka-design"],
  },
  {
    id: "heartbeat",
    term: "heartbeat",
    definition:
      "A consumer's sign of life, every 3 seconds by default in the classic protocol. It comes from a thread of its own, so a handler that hangs does not stop it.",
    lesson: "rebalances",
    sources: ["kafka-consumers"],
  },
  {
    id: "session-timeout",
    term: "session timeout",
    definition:
      "After so long without a heartbeat a member counts as dead: 45 seconds by default. Its partitions go to the others.",
    lesson: "rebalances",
    sources: ["kafka-consumers"],
  },
  {
    id: "max-poll-interval",
    term: "max poll interval",
    aliases: ["max.poll.interval.ms"],
    definition:
      "The longest time between two polls, 5 minutes by default. A consumer that takes longer leaves the group, although it still sends heartbeats.",
    lesson: "rebalances",
    sources: ["kafka-consumers"],
  },
  {
    id: "generation",
    term: "group generation",
    aliases: ["generation"],
    definition:
      "A number that grows with each rebalance. A commit that names an older one is refused, so a member that was paused cannot move offsets back.",
    lesson: "rebalances",
    sources: ["kafka-design"],
  },
  {
    id: "zombie",
    term: "zombie",
    definition:
      "A process that was replaced and does not know it, after a long pause for example. It may still send requests, so they must carry something by which they are refused.",
    lesson: "rebalances",
    sources: ["fencing", "kip-98"],
  },
  {
    id: "fencing",
    term: "fencing",
    aliases: ["fence", "fenced"],
    definition:
      "Refusing requests from somebody who was replaced, by a number that only grows: a generation, an epoch, a token. It protects only what checks the number.",
    lesson: "rebalances",
    sources: ["fencing", "kip-98"],
  },
  {
    id: "static-membership",
    term: "static membership",
    definition:
      "A member with a group.instance.id keeps its partitions through a restart within the session timeout, without a rebalance. Its real death is noticed later for it.",
    lesson: "rebalances",
    sources: ["kafka-design"],
  },
];
