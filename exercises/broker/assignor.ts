/**
 * Shares the partitions of topics among the members of a group: in ranges, in turn, or so that as few as
 * possible change hands.
 *
 * Follows Kafka's `RangeAssignor`, `RoundRobinAssignor` and, for members with equal subscriptions,
 * `StickyAssignor`.
 */
import type { TopicPartition } from "#broker/types";

/** A consumer of the group. */
export interface Member {
  readonly id: string;
  /** The topics that it wants to read. */
  readonly topics: readonly string[];
}

/** How many partitions each topic has. */
export type Topics = Readonly<Record<string, number>>;

/** The partitions of every member, by id. Every member is there, with or without partitions. */
export type Assignment = ReadonlyMap<string, readonly TopicPartition[]>;

/**
 * Topic by topic, gives each subscriber a run of consecutive partitions. Where they do not divide evenly the
 * first members get one more, in each topic anew.
 */
export function assignRange(members: readonly Member[], topics: Topics): Assignment {
  const assignment = emptyAssignment(members);
  for (const topic of Object.keys(topics).toSorted()) {
    const subscribers = sorted(members).filter((member) => member.topics.includes(topic));
    const partitions = partitionsOf(topic, topics);
    const share = Math.floor(partitions.length / subscribers.length);
    const surplus = partitions.length % subscribers.length;
    let from = 0;
    for (const [place, { id }] of subscribers.entries()) {
      const to = from + share + (place < surplus ? 1 : 0);
      assignment.get(id)?.push(...partitions.slice(from, to));
      from = to;
    }
  }
  return assignment;
}

/** Deals all partitions of all topics in turn, and skips who has not subscribed. The turn goes on where it was. */
export function assignRoundRobin(members: readonly Member[], topics: Topics): Assignment {
  const assignment = emptyAssignment(members);
  const ring = sorted(members);
  let turn = 0;
  for (const partition of allPartitions(topics)) {
    for (let passed = 0; passed < ring.length; passed++) {
      const member = ring[turn % ring.length];
      turn++;
      if (member?.topics.includes(partition.topic) !== true) continue;
      assignment.get(member.id)?.push(partition);
      break;
    }
  }
  return assignment;
}

/**
 * Leaves each member what it has, as far as that is fair, and deals out the rest to those who have least.
 * Two members' shares differ by one at most if all have subscribed to the same topics.
 *
 * @param owned what each member has now. A partition that two claim counts for neither.
 */
export function assignSticky(
  members: readonly Member[],
  topics: Topics,
  owned: Assignment,
): Assignment {
  const assignment = emptyAssignment(members);
  const all = allPartitions(topics);
  const ring = sorted(members);
  const fair = Math.floor(all.length / Math.max(1, ring.length));
  let oneMore = all.length - fair * ring.length;
  const free = new Map(all.map((partition) => [nameOf(partition), partition]));

  for (const member of ring) {
    const kept = (owned.get(member.id) ?? []).filter(
      (partition) =>
        member.topics.includes(partition.topic) &&
        free.has(nameOf(partition)) &&
        claims(owned, partition) === 1,
    );
    const mayKeep = kept.length > fair && oneMore > 0 ? fair + 1 : fair;
    if (mayKeep > fair) oneMore--;
    for (const partition of kept.slice(0, mayKeep)) {
      assignment.get(member.id)?.push(partition);
      free.delete(nameOf(partition));
    }
  }
  for (const partition of free.values()) {
    const shares = ring
      .filter(({ topics: wanted }) => wanted.includes(partition.topic))
      .map(({ id }) => assignment.get(id) ?? []);
    shares.toSorted((a, b) => a.length - b.length)[0]?.push(partition);
  }
  return assignment;
}

/** Member order must not depend on who joined first, or two runs would differ. */
function sorted(members: readonly Member[]): Member[] {
  return members.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function emptyAssignment(members: readonly Member[]): Map<string, TopicPartition[]> {
  return new Map(sorted(members).map(({ id }) => [id, []]));
}

function partitionsOf(topic: string, topics: Topics): TopicPartition[] {
  return Array.from({ length: topics[topic] ?? 0 }, (_, partition) => ({ topic, partition }));
}

function allPartitions(topics: Topics): TopicPartition[] {
  return Object.keys(topics)
    .toSorted()
    .flatMap((topic) => partitionsOf(topic, topics));
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}

/** How many members say that they own a partition. */
function claims(owned: Assignment, partition: TopicPartition): number {
  const name = nameOf(partition);
  return [...owned.values()].filter((list) => list.some((one) => nameOf(one) === name)).length;
}
