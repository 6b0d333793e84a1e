/** A topic, a group that reads it, and the coordinator that shares the partitions among the group's members. */
import { type Assignment, assignRange, assignRoundRobin, assignSticky } from "#broker/assignor";
import { CommittedOffsets } from "#broker/consumer-offsets";
import { GroupCoordinator } from "#broker/group-coordinator";
import { PartitionLog } from "#broker/partition-log";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

export type Strategy = "range" | "round-robin" | "sticky";
const strategies = { range: assignRange, "round-robin": assignRoundRobin, sticky: assignSticky };

/** What can happen. */
export type GroupEvent = SceneEvent &
  (
    | { readonly does: "join"; readonly member: string }
    | { readonly does: "die"; readonly member: string }
    /** One record to each of these partitions. */
    | { readonly does: "produce"; readonly partitions: readonly number[] }
    /** Every member that lives sends its heartbeat, handles some records of its partitions and commits. */
    | { readonly does: "work" }
  );

export interface GroupState {
  readonly generation: number;
  readonly partitions: readonly {
    readonly logEnd: number;
    readonly committed: number;
    /** Who owns it, as far as the coordinator knows. */
    readonly owner: string | null;
  }[];
  readonly members: readonly {
    readonly id: string;
    readonly alive: boolean;
    readonly known: boolean;
  }[];
  /** The lag of each partition over time, as pairs of virtual milliseconds and records. */
  readonly lag: readonly (readonly (readonly [number, number])[])[];
}

export const PARTITIONS = 4;
export const SESSION_MS = 450;
/** How many records a member can handle in one turn, over all of its partitions. */
const PACE = 5;
const GROUP = "billing";
const TOPIC = "orders";

/** Records the calls to the coordinator, the commits and the logs. */
export class GroupWorld implements World<GroupEvent, GroupState> {
  readonly #clock: Surroundings["clock"];
  readonly #logs: readonly PartitionLog[];
  readonly #committed = new CommittedOffsets();
  readonly #coordinator: GroupCoordinator;
  readonly #alive = new Map<string, boolean>();
  readonly #lag: (readonly [number, number])[][] = Array.from({ length: PARTITIONS }, () => []);

  constructor(strategy: Strategy, { clock }: Surroundings) {
    this.#clock = clock;
    this.#logs = Array.from(
      { length: PARTITIONS },
      () => new PartitionLog({ clock, segmentBytes: 100_000 }),
    );
    this.#coordinator = new GroupCoordinator({
      group: GROUP,
      clock,
      sessionTimeoutMs: SESSION_MS,
      topics: { [TOPIC]: PARTITIONS },
      assign: strategies[strategy],
      committed: this.#committed,
    });
  }

  do(event: GroupEvent): void {
    switch (event.does) {
      case "join":
        this.#alive.set(event.member, true);
        this.#coordinator.join(event.member, [TOPIC]);
        break;
      case "die":
        this.#alive.set(event.member, false);
        break;
      case "produce":
        for (const partition of event.partitions) {
          this.#logs[partition]?.append({ key: null, value: "order" });
        }
        break;
      case "work":
        for (const [member, alive] of this.#alive) if (alive) this.#work(member);
        break;
    }
    for (const [partition, samples] of this.#lag.entries()) {
      const { logEnd, committed } = this.#partition(partition);
      samples.push([this.#clock.now(), logEnd - committed]);
    }
  }

  state(): GroupState {
    const assignment: Assignment = this.#coordinator.assignment();
    const owners = new Map(
      [...assignment].flatMap(([id, list]) => list.map(({ partition }) => [partition, id])),
    );
    return {
      generation: this.#coordinator.generation,
      partitions: this.#logs.map((_, partition) => ({
        ...this.#partition(partition),
        owner: owners.get(partition) ?? null,
      })),
      members: [...this.#alive].map(([id, alive]) => ({ id, alive, known: assignment.has(id) })),
      lag: this.#lag.map((samples) => [...samples]),
    };
  }

  #partition(partition: number): { logEnd: number; committed: number } {
    return {
      logEnd: this.#logs[partition]?.logEndOffset ?? 0,
      committed: this.#committed.fetch(GROUP, partition) ?? 0,
    };
  }

  #work(member: string): void {
    const { generation, partitions } = this.#coordinator.heartbeat(member);
    let left = PACE;
    for (const { partition } of partitions) {
      const { committed } = this.#partition(partition);
      const records = this.#logs[partition]?.read(committed, left) ?? [];
      left -= records.length;
      const last = records.at(-1);
      if (last === undefined) continue;
      this.#coordinator.commit(member, generation, partition, last.offset + 1);
    }
  }
}
