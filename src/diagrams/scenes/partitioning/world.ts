/** A producer, its partitioner, and the partitions of a topic that can grow. */
import { PartitionLog } from "#broker/partition-log";
import { murmur2, Partitioner } from "#broker/partitioner";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** What can happen. */
export type KeyEvent = SceneEvent &
  (
    | { readonly does: "send"; readonly key: string | null }
    /** The topic gets more partitions, and the producer hears of it. */
    | { readonly does: "grow"; readonly to: number }
  );

export interface KeyState {
  /** The keys of every partition's records, in the order of their offsets. */
  readonly partitions: readonly (readonly (string | null)[])[];
  /** The record that was written last. */
  readonly last: {
    readonly key: string | null;
    readonly partition: number;
    /** The hash of its key; `null` where it has none. */
    readonly hash: number | null;
  } | null;
}

/** A batch is full after three records without a key, so that one sees the switch. */
const BATCH_BYTES = 60;
const VALUE = "x".repeat(20);
const utf8 = new TextEncoder();

/** Records where the partitioner sends each record, and keeps it there. */
export class KeyWorld implements World<KeyEvent, KeyState> {
  readonly #surroundings: Surroundings;
  readonly #logs: PartitionLog[] = [];
  #partitioner: Partitioner;
  #last: KeyState["last"] = null;

  constructor(partitionCount: number, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#partitioner = this.#growTo(partitionCount);
  }

  do(event: KeyEvent): void {
    if (event.does === "grow") {
      this.#partitioner = this.#growTo(event.to);
      return;
    }
    const { key } = event;
    const record = { key, value: VALUE };
    const partition = this.#partitioner.partition(record);
    this.#logs[partition]?.append(record);
    this.#last = { key, partition, hash: key === null ? null : murmur2(utf8.encode(key)) };
  }

  state(): KeyState {
    return {
      partitions: this.#logs.map((log) => log.read(0, log.logEndOffset).map(({ key }) => key)),
      last: this.#last,
    };
  }

  #growTo(partitionCount: number): Partitioner {
    const { clock, random } = this.#surroundings;
    while (this.#logs.length < partitionCount) {
      this.#logs.push(new PartitionLog({ clock, segmentBytes: 100_000 }));
    }
    return new Partitioner({ partitionCount, random, batchBytes: BATCH_BYTES });
  }
}
