/**
 * Knows who belongs to a consumer group, notices who is gone, and refuses commits of those who do not belong
 * to it any more.
 *
 * Follows Kafka's group coordinator of the classic protocol, without its two round trips: whoever joins or
 * leaves begins a new generation, and the members learn of it by their next heartbeat.
 */
import type { Assignment, Member, Topics } from "#broker/assignor";
import type { CancelTimer, Clock } from "#broker/clock";
import type { CommittedOffsets } from "#broker/consumer-offsets";
import { IllegalGenerationError, UnknownMemberError } from "#broker/errors";
import type { TopicPartition } from "#broker/types";

export interface GroupCoordinatorOptions {
  readonly group: string;
  readonly clock: Clock;
  /** A member that sends no heartbeat for this many milliseconds is gone. */
  readonly sessionTimeoutMs: number;
  readonly topics: Topics;
  /** Shares the partitions among the members. What they had before is handed in as well. */
  readonly assign: (members: readonly Member[], topics: Topics, owned: Assignment) => Assignment;
  readonly committed: CommittedOffsets;
}

/** What a member may do, until the next generation. */
export interface Membership {
  /** Goes up by one with every rebalance. */
  readonly generation: number;
  readonly partitions: readonly TopicPartition[];
}

/** One consumer group, as the broker sees it. */
export class GroupCoordinator {
  readonly #options: GroupCoordinatorOptions;
  readonly #members = new Map<string, Member>();
  readonly #sessions = new Map<string, CancelTimer>();
  #generation = 0;
  #assignment: Assignment = new Map();

  constructor(options: GroupCoordinatorOptions) {
    this.#options = options;
  }

  /** The number of the present generation. 0: nobody has joined yet. */
  get generation(): number {
    return this.#generation;
  }

  /** The partitions of every member, by id, in the order of the ids. */
  assignment(): Assignment {
    return new Map(this.#assignment);
  }

  /**
   * Adds a member and rebalances. A member that joins again with the same topics is the same member, and
   * nothing changes.
   */
  join(id: string, topics: readonly string[]): Membership {
    const known = this.#members.get(id);
    if (known === undefined || !isSameList(known.topics, topics)) {
      this.#members.set(id, { id, topics: [...topics] });
      this.#rebalance();
    }
    this.#restartSession(id);
    return this.#membership(id);
  }

  /**
   * Says that a member is alive, and tells it what it may do now.
   *
   * @throws {UnknownMemberError} if it is not a member any more. It has to join again.
   */
  heartbeat(id: string): Membership {
    this.#check(id);
    this.#restartSession(id);
    return this.#membership(id);
  }

  /** Takes a member out at its own wish, without waiting for its session to end. */
  leave(id: string): void {
    if (!this.#members.delete(id)) return;
    this.#sessions.get(id)?.();
    this.#sessions.delete(id);
    this.#rebalance();
  }

  /**
   * Commits an offset in the name of the group.
   *
   * @throws {UnknownMemberError} if the member is gone: a zombie must not move the offset.
   * @throws {IllegalGenerationError} if there has been a rebalance since, of which it does not know yet.
   */
  commit(id: string, generation: number, partition: number, offset: number): void {
    this.#check(id);
    if (generation !== this.#generation) {
      throw new IllegalGenerationError(generation, this.#generation);
    }
    this.#options.committed.commit(this.#options.group, partition, offset);
  }

  #check(id: string): void {
    if (!this.#members.has(id)) throw new UnknownMemberError(id, this.#options.group);
  }

  #membership(id: string): Membership {
    return { generation: this.#generation, partitions: this.#assignment.get(id) ?? [] };
  }

  #restartSession(id: string): void {
    const { clock, sessionTimeoutMs } = this.#options;
    this.#sessions.get(id)?.();
    this.#sessions.set(
      id,
      clock.setTimeout(() => this.leave(id), sessionTimeoutMs),
    );
  }

  #rebalance(): void {
    const { assign, topics } = this.#options;
    this.#generation += 1;
    this.#assignment = assign([...this.#members.values()], topics, this.#assignment);
  }
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
