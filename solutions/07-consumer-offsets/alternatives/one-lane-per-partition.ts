/**
 * One small object per partition holds the log, the position and all the rules; the consumer only deals
 * records out. Commits sit in one flat map under a key that cannot be forged by a group's name.
 */
import {
  NoOffsetForPartitionError,
  OffsetOutOfRangeError,
  UnknownPartitionError,
} from "#broker/errors";
import type { PartitionLog } from "#broker/partition-log";
import type { LogRecord } from "#broker/types";

export type ResetPolicy = "earliest" | "latest" | "none";

export interface ConsumedRecord extends LogRecord {
  readonly partition: number;
}

export class CommittedOffsets {
  readonly #offsets = new Map<string, number>();

  commit(group: string, partition: number, offset: number): void {
    this.#offsets.set(JSON.stringify([group, partition]), offset);
  }

  fetch(group: string, partition: number): number | null {
    return this.#offsets.get(JSON.stringify([group, partition])) ?? null;
  }
}

export interface ConsumerOptions {
  readonly group: string;
  readonly partitions: readonly PartitionLog[];
  readonly committed: CommittedOffsets;
  readonly reset: ResetPolicy;
}

/** Where a consumer stands in one partition. */
class Lane {
  readonly partition: number;
  readonly #log: PartitionLog;
  readonly #options: ConsumerOptions;
  /** `undefined` until somebody asks, so that commits made before then are seen. */
  #wanted: number | null | undefined;

  constructor(partition: number, log: PartitionLog, options: ConsumerOptions) {
    this.partition = partition;
    this.#log = log;
    this.#options = options;
  }

  get commit(): number | null {
    return this.#options.committed.fetch(this.#options.group, this.partition);
  }

  set commit(offset: number) {
    this.#options.committed.commit(this.#options.group, this.partition, offset);
  }

  get position(): number {
    this.#wanted ??= this.commit;
    if (this.#wanted === null || !this.#isInLog(this.#wanted)) this.#wanted = this.#startOver();
    return this.#wanted;
  }

  set position(offset: number) {
    this.#wanted = offset;
  }

  get lag(): number | null {
    const { commit } = this;
    return commit === null ? null : this.#log.logEndOffset - commit;
  }

  take(offset: number, maxRecords: number): ConsumedRecord[] {
    const records = this.#log.read(offset, maxRecords);
    this.position = offset + records.length;
    return records.map((record) => ({ ...record, partition: this.partition }));
  }

  goTo(timestamp: number): void {
    this.position = this.#log.offsetForTimestamp(timestamp) ?? this.#log.logEndOffset;
  }

  #isInLog(offset: number): boolean {
    return this.#log.logStartOffset <= offset && offset <= this.#log.logEndOffset;
  }

  #startOver(): number {
    const { logStartOffset, logEndOffset } = this.#log;
    const { group, reset } = this.#options;
    if (reset !== "none") return reset === "earliest" ? logStartOffset : logEndOffset;
    throw typeof this.#wanted === "number"
      ? new OffsetOutOfRangeError(this.#wanted, logStartOffset, logEndOffset)
      : new NoOffsetForPartitionError(group, this.partition);
  }
}

export class Consumer {
  readonly #lanes: readonly Lane[];

  constructor(options: ConsumerOptions) {
    this.#lanes = options.partitions.map((log, partition) => new Lane(partition, log, options));
  }

  poll(maxRecords: number): ConsumedRecord[] {
    // Asking for a position may throw, taking may not: so all are asked before anything is taken.
    const starts = this.#lanes.map((lane) => ({ lane, offset: lane.position }));
    let room = maxRecords;
    return starts.flatMap(({ lane, offset }) => {
      const taken = lane.take(offset, room);
      room -= taken.length;
      return taken;
    });
  }

  position(partition: number): number {
    return this.#lane(partition).position;
  }

  commit(processed: ConsumedRecord): void {
    this.#lane(processed.partition).commit = processed.offset + 1;
  }

  seek(partition: number, offset: number): void {
    this.#lane(partition).position = offset;
  }

  seekToTime(timestamp: number): void {
    for (const lane of this.#lanes) lane.goTo(timestamp);
  }

  lag(partition: number): number | null {
    return this.#lane(partition).lag;
  }

  #lane(partition: number): Lane {
    const lane = this.#lanes[partition];
    if (lane === undefined) throw new UnknownPartitionError(partition, this.#lanes.length);
    return lane;
  }
}
