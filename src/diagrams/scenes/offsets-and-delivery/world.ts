/** One partition, one group, and the consumers that work for it one after the other. */
import { CommittedOffsets, type ConsumedRecord, Consumer } from "#broker/consumer-offsets";
import { PartitionLog } from "#broker/partition-log";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** In whose name offsets are committed. */
const GROUP = "billing";

/** What can happen. The consumer is the one that was started last. */
export type DeliveryEvent = SceneEvent &
  (
    | { readonly does: "start"; readonly consumer: string }
    | { readonly does: "poll"; readonly max: number }
    /** The handler does its work for one of the polled records. */
    | { readonly does: "handle"; readonly offset: number }
    /** Says that this record, and all before it, are processed. Whether they are is the loop's affair. */
    | { readonly does: "commit"; readonly offset: number }
    | { readonly does: "crash" }
    /** Compares what was written with what was handled. */
    | { readonly does: "count" }
  );

export interface DeliveryState {
  readonly logEnd: number;
  /** `null` until the group has committed something. */
  readonly committed: number | null;
  /** The latest consumer, alive or not; `null` before the first. */
  readonly consumer: {
    readonly name: string;
    readonly alive: boolean;
    readonly position: number;
    /** Offsets that it has polled and not handled. */
    readonly inHand: readonly number[];
  } | null;
  /** The position of the consumer that crashed last. */
  readonly lostPosition: number | null;
  /** How often each record was handled, by offset. */
  readonly handled: readonly number[];
  /** Offsets that the group will not read any more, and that nobody handled. */
  readonly lost: readonly number[];
}

/** Records the calls to a partition, to the group's commits, and to one consumer after the other. */
export class DeliveryWorld implements World<DeliveryEvent, DeliveryState> {
  readonly #log: PartitionLog;
  readonly #committed = new CommittedOffsets();
  readonly #handled: number[];
  #consumer: { readonly name: string; readonly itself: Consumer; alive: boolean } | null = null;
  #polled: readonly ConsumedRecord[] = [];
  #inHand: readonly number[] = [];
  #lostPosition: number | null = null;

  /** @param records how many records the partition holds before the first consumer starts. */
  constructor(records: number, { clock }: Surroundings) {
    this.#log = new PartitionLog({ clock, segmentBytes: 1_000 });
    this.#handled = Array.from({ length: records }, () => 0);
    for (const offset of this.#handled.keys()) {
      this.#log.append({ key: null, value: `order ${offset}` });
    }
  }

  do(event: DeliveryEvent): void {
    switch (event.does) {
      case "start":
        this.#start(event.consumer);
        break;
      case "poll":
        this.#polled = this.#consumer?.itself.poll(event.max) ?? [];
        this.#inHand = this.#polled.map(({ offset }) => offset);
        break;
      case "handle":
        this.#handled[event.offset] = (this.#handled[event.offset] ?? 0) + 1;
        this.#inHand = this.#inHand.filter((offset) => offset !== event.offset);
        break;
      case "commit":
        for (const record of this.#polled) {
          if (record.offset === event.offset) this.#consumer?.itself.commit(record);
        }
        break;
      case "crash":
        this.#crash();
        break;
      case "count":
        break;
    }
  }

  state(): DeliveryState {
    const committed = this.#committed.fetch(GROUP, 0);
    return {
      logEnd: this.#log.logEndOffset,
      committed,
      consumer: this.#consumer && {
        name: this.#consumer.name,
        alive: this.#consumer.alive,
        position: this.#consumer.itself.position(0),
        inHand: this.#inHand,
      },
      lostPosition: this.#lostPosition,
      handled: [...this.#handled],
      lost: [...this.#handled.keys()].filter(
        (offset) =>
          offset < (committed ?? 0) &&
          this.#handled[offset] === 0 &&
          !this.#inHand.includes(offset),
      ),
    };
  }

  #start(name: string): void {
    const itself = new Consumer({
      group: GROUP,
      partitions: [this.#log],
      committed: this.#committed,
      reset: "earliest",
    });
    this.#consumer = { name, itself, alive: true };
  }

  #crash(): void {
    if (this.#consumer === null) return;
    this.#consumer.alive = false;
    this.#lostPosition = this.#consumer.itself.position(0);
    this.#polled = [];
    this.#inHand = [];
  }
}
