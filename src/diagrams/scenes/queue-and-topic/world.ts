/** One producer, which sends every order to a queue that workers share and to a topic that groups read. */
import { CommittedOffsets, type ConsumedRecord, Consumer } from "#broker/consumer-offsets";
import { PartitionLog } from "#broker/partition-log";
import { type QueuedMessage, type ReceivedMessage, WorkQueue } from "#broker/work-queue";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** The groups that read the topic. The second one joins late. */
export type GroupName = "billing" | "audit";

/** What can happen. Orders are numbered from 0, on the queue as in the topic. */
export type ContrastEvent = SceneEvent &
  (
    | { readonly does: "send" }
    | { readonly does: "receive"; readonly worker: string }
    /** The work on the message in hand is done; the worker deletes it. */
    | { readonly does: "finish"; readonly worker: string }
    | { readonly does: "extend"; readonly worker: string }
    | { readonly does: "crash"; readonly worker: string }
    /** Nothing but time passes: the visibility timeout of an order is over. */
    | { readonly does: "reappear"; readonly order: number }
    | { readonly does: "join"; readonly group: GroupName }
    | { readonly does: "poll"; readonly group: GroupName; readonly max: number }
    /** The group has handled what it polled. */
    | { readonly does: "commit"; readonly group: GroupName }
    /** Compares what was sent with what was handled. */
    | { readonly does: "count" }
  );

/** An order as the queue has it. */
export interface QueuedOrder {
  readonly state: QueuedMessage["state"] | "deleted";
  readonly receiveCount: number;
  /** Who received it last. */
  readonly receiver: string | null;
  /** When it can be received, or could already. */
  readonly visibleAt: number;
  /** Who did its work, in order. Twice, if two did. */
  readonly handledBy: readonly string[];
}

export interface WorkerState {
  readonly name: string;
  readonly alive: boolean;
  /** The order in hand. The queue may have lent it to somebody else by now. */
  readonly order: number | null;
  /** Whether that order had been received before. */
  readonly isRedelivery: boolean;
  /** When the worker took the order, or finished the one before. */
  readonly since: number;
  /** When it last said that it needs longer; `null` if never for this order. */
  readonly extendedAt: number | null;
}

export interface GroupState {
  readonly name: GroupName;
  readonly position: number;
  readonly committed: number;
  /** When it polled, committed or joined last. */
  readonly since: number;
}

export interface ContrastState {
  readonly now: number;
  /** The visibility timeout, in milliseconds. */
  readonly timeoutMs: number;
  readonly queue: readonly QueuedOrder[];
  readonly workers: readonly WorkerState[];
  readonly logEnd: number;
  /** Those that have joined. */
  readonly groups: readonly GroupState[];
  /** Whether the last delete came with a receipt that no longer counted. */
  readonly deletedNothing: boolean;
}

interface Worker {
  alive: boolean;
  message: ReceivedMessage | null;
  since: number;
  extendedAt: number | null;
}

interface Group {
  readonly consumer: Consumer;
  polled: readonly ConsumedRecord[];
  since: number;
}

/** Records the calls to a queue, to a partition, and to those who take from them. */
export class ContrastWorld implements World<ContrastEvent, ContrastState> {
  readonly #clock: Surroundings["clock"];
  readonly #timeoutMs: number;
  readonly #queue: WorkQueue;
  readonly #log: PartitionLog;
  readonly #committed = new CommittedOffsets();
  readonly #workers: ReadonlyMap<string, Worker>;
  readonly #groups = new Map<GroupName, Group>();
  /** The queue's ids, by the number of the order. */
  readonly #ids: string[] = [];
  /** The last receive of every order that was received. The queue forgets it with the message. */
  readonly #receives = new Map<number, { readonly worker: string; readonly count: number }>();
  readonly #handledBy = new Map<number, readonly string[]>();
  #deletedNothing = false;

  constructor(workers: readonly string[], timeoutMs: number, { clock }: Surroundings) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#queue = new WorkQueue({ clock, visibilityTimeoutMs: timeoutMs });
    this.#log = new PartitionLog({ clock, segmentBytes: 1_000 });
    this.#workers = new Map(
      workers.map((name) => [name, { alive: true, message: null, since: 0, extendedAt: null }]),
    );
  }

  do(event: ContrastEvent): void {
    this.#deletedNothing = false;
    switch (event.does) {
      case "send":
        this.#ids.push(this.#queue.send(`order ${this.#ids.length}`));
        this.#log.append({ key: null, value: `order ${this.#log.logEndOffset}` });
        break;
      case "receive":
      case "finish":
      case "extend":
      case "crash":
        this.#work(event.does, event.worker);
        break;
      case "join":
        this.#join(event.group);
        break;
      case "poll":
        this.#read(event.group, event.max);
        break;
      case "commit":
        this.#read(event.group, 0);
        break;
      case "reappear":
      case "count":
        break;
    }
  }

  state(): ContrastState {
    return {
      now: this.#clock.now(),
      timeoutMs: this.#timeoutMs,
      queue: this.#orders(),
      workers: [...this.#workers].map(([name, { alive, message, since, extendedAt }]) => ({
        name,
        alive,
        order: message && this.#ids.indexOf(message.messageId),
        isRedelivery: (message?.receiveCount ?? 0) > 1,
        since,
        extendedAt,
      })),
      logEnd: this.#log.logEndOffset,
      groups: [...this.#groups].map(([name, { consumer, since }]) => ({
        name,
        position: consumer.position(0),
        committed: this.#committed.fetch(name, 0) ?? 0,
        since,
      })),
      deletedNothing: this.#deletedNothing,
    };
  }

  #orders(): QueuedOrder[] {
    const queued = new Map(this.#queue.messages().map((message) => [message.messageId, message]));
    return this.#ids.map((id, order): QueuedOrder => {
      const message = queued.get(id);
      const receive = this.#receives.get(order);
      return {
        state: message?.state ?? "deleted",
        receiveCount: receive?.count ?? 0,
        receiver: receive?.worker ?? null,
        visibleAt: message?.visibleAt ?? 0,
        handledBy: this.#handledBy.get(order) ?? [],
      };
    });
  }

  #work(does: "receive" | "finish" | "extend" | "crash", name: string): void {
    const worker = this.#workers.get(name);
    if (worker === undefined) return;
    const now = this.#clock.now();
    const { message } = worker;
    if (does === "crash") worker.alive = false;
    else if (does === "receive") {
      const [received = null] = this.#queue.receive(1);
      Object.assign(worker, { message: received, since: now, extendedAt: null });
      if (received === null) return;
      const { messageId, receiveCount } = received;
      this.#receives.set(this.#ids.indexOf(messageId), { worker: name, count: receiveCount });
    } else if (message !== null && does === "extend") {
      this.#queue.changeVisibility(message.receiptHandle, this.#timeoutMs);
      worker.extendedAt = now;
    } else if (message !== null) {
      const order = this.#ids.indexOf(message.messageId);
      this.#handledBy.set(order, [...(this.#handledBy.get(order) ?? []), name]);
      this.#deletedNothing = !this.#queue.delete(message.receiptHandle);
      worker.message = null;
      worker.since = now;
    }
  }

  #join(name: GroupName): void {
    const consumer = new Consumer({
      group: name,
      partitions: [this.#log],
      committed: this.#committed,
      reset: "earliest",
    });
    this.#groups.set(name, { consumer, polled: [], since: this.#clock.now() });
  }

  /** Polls up to `max` records, or commits what was polled if that is 0. */
  #read(name: GroupName, max: number): void {
    const group = this.#groups.get(name);
    if (group === undefined) return;
    group.since = this.#clock.now();
    const last = group.polled.at(-1);
    if (max > 0) group.polled = group.consumer.poll(max);
    else if (last !== undefined) group.consumer.commit(last);
  }
}
