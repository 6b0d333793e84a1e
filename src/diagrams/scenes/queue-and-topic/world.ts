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
  readonly state: "visible" | "in-flight" | "deleted";
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
  readonly name: string;
  alive: boolean;
  message: ReceivedMessage | null;
  since: number;
  extendedAt: number | null;
}

interface Group {
  readonly name: GroupName;
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
  readonly #workers: readonly Worker[];
  readonly #groups: Group[] = [];
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
    this.#workers = workers.map((name) => {
      return { name, alive: true, message: null, since: 0, extendedAt: null };
    });
  }

  do(event: ContrastEvent): void {
    this.#deletedNothing = false;
    switch (event.does) {
      case "send":
        this.#ids.push(this.#queue.send(`order ${this.#ids.length}`));
        this.#log.append({ key: null, value: `order ${this.#log.logEndOffset}` });
        break;
      case "receive":
        this.#receive(this.#worker(event.worker));
        break;
      case "finish":
        this.#finish(this.#worker(event.worker));
        break;
      case "extend":
        this.#extend(this.#worker(event.worker));
        break;
      case "crash": {
        const worker = this.#worker(event.worker);
        if (worker !== undefined) worker.alive = false;
        break;
      }
      case "join":
        this.#join(event.group);
        break;
      case "poll": {
        const group = this.#group(event.group);
        if (group === undefined) break;
        group.polled = group.consumer.poll(event.max);
        group.since = this.#clock.now();
        break;
      }
      case "commit": {
        const group = this.#group(event.group);
        const last = group?.polled.at(-1);
        if (group === undefined || last === undefined) break;
        group.consumer.commit(last);
        group.since = this.#clock.now();
        break;
      }
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
      workers: this.#workers.map(({ name, alive, message, since, extendedAt }) => ({
        name,
        alive,
        order: message && this.#ids.indexOf(message.messageId),
        isRedelivery: (message?.receiveCount ?? 0) > 1,
        since,
        extendedAt,
      })),
      logEnd: this.#log.logEndOffset,
      groups: this.#groups.map(({ name, consumer, since }) => ({
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
        state: stateOf(message),
        receiveCount: receive?.count ?? 0,
        receiver: receive?.worker ?? null,
        visibleAt: message?.visibleAt ?? 0,
        handledBy: this.#handledBy.get(order) ?? [],
      };
    });
  }

  #receive(worker: Worker | undefined): void {
    if (worker === undefined) return;
    const [message] = this.#queue.receive(1);
    if (message === undefined) return;
    worker.message = message;
    worker.since = this.#clock.now();
    worker.extendedAt = null;
    this.#receives.set(this.#ids.indexOf(message.messageId), {
      worker: worker.name,
      count: message.receiveCount,
    });
  }

  #finish(worker: Worker | undefined): void {
    if (worker === undefined || worker.message === null) return;
    const order = this.#ids.indexOf(worker.message.messageId);
    this.#handledBy.set(order, [...(this.#handledBy.get(order) ?? []), worker.name]);
    this.#deletedNothing = !this.#queue.delete(worker.message.receiptHandle);
    worker.message = null;
    worker.since = this.#clock.now();
  }

  #extend(worker: Worker | undefined): void {
    if (worker === undefined || worker.message === null) return;
    worker.extendedAt = this.#clock.now();
    this.#queue.changeVisibility(worker.message.receiptHandle, this.#timeoutMs);
  }

  #join(name: GroupName): void {
    const consumer = new Consumer({
      group: name,
      partitions: [this.#log],
      committed: this.#committed,
      reset: "earliest",
    });
    this.#groups.push({ name, consumer, polled: [], since: this.#clock.now() });
  }

  #worker(name: string): Worker | undefined {
    return this.#workers.find((worker) => worker.name === name);
  }

  #group(name: GroupName): Group | undefined {
    return this.#groups.find((group) => group.name === name);
  }
}

function stateOf(message: QueuedMessage | undefined): QueuedOrder["state"] {
  if (message === undefined) return "deleted";
  return message.state === "in-flight" ? "in-flight" : "visible";
}
