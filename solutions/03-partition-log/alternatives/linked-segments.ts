/**
 * Segments as a linked list of objects that read and write themselves; the log holds only the two ends.
 * Deleting the oldest is one assignment, as unlinking a file is.
 */
import type { Clock } from "#broker/clock";
import { OffsetOutOfRangeError } from "#broker/errors";
import { recordSize } from "#broker/record-size";
import type { LogRecord, ProducerRecord } from "#broker/types";

export interface PartitionLogOptions {
  readonly clock: Clock;
  readonly segmentBytes: number;
  readonly segmentMs?: number;
  readonly retentionMs?: number;
  readonly retentionBytes?: number;
}

export interface SegmentInfo {
  readonly baseOffset: number;
  readonly sizeBytes: number;
}

class Segment {
  readonly baseOffset: number;
  readonly #records: LogRecord[] = [];
  sizeBytes = 0;
  largestTimestamp = Number.NEGATIVE_INFINITY;
  next: Segment | undefined;

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset;
  }

  get endOffset(): number {
    return this.baseOffset + this.#records.length;
  }

  get firstTimestamp(): number | undefined {
    return this.#records[0]?.timestamp;
  }

  write(record: LogRecord): void {
    this.#records.push(record);
    this.sizeBytes += recordSize(record);
    if (record.timestamp > this.largestTimestamp) this.largestTimestamp = record.timestamp;
  }

  /** Copies of the records from `offset` on. */
  from(offset: number): LogRecord[] {
    return this.#records
      .filter((record) => record.offset >= offset)
      .map((record) => ({ ...record, headers: { ...record.headers } }));
  }
}

export class PartitionLog {
  readonly #options: PartitionLogOptions;
  #head = new Segment(0);
  #tail = this.#head;

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  get logStartOffset(): number {
    return this.#head.baseOffset;
  }

  get logEndOffset(): number {
    return this.#tail.endOffset;
  }

  segments(): SegmentInfo[] {
    return [...this.#chain()].map(({ baseOffset, sizeBytes }) => ({ baseOffset, sizeBytes }));
  }

  append({ key, value, headers = {}, timestamp }: ProducerRecord): number {
    const record: LogRecord = {
      offset: this.logEndOffset,
      timestamp: timestamp ?? this.#options.clock.now(),
      key,
      value,
      headers: { ...headers },
    };
    if (!this.#fits(record)) this.#roll();
    this.#tail.write(record);
    return record.offset;
  }

  read(offset: number, maxRecords: number): LogRecord[] {
    if (offset < this.logStartOffset || offset > this.logEndOffset) {
      throw new OffsetOutOfRangeError(offset, this.logStartOffset, this.logEndOffset);
    }
    return this.#from(offset).slice(0, maxRecords);
  }

  applyRetention(): void {
    const now = this.#options.clock.now();
    let logBytes = this.segments().reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
    for (const segment of this.#chain()) {
      const isEmpty = segment.firstTimestamp === undefined;
      const isExpired = now - segment.largestTimestamp > (this.#options.retentionMs ?? Infinity);
      const isSurplus = logBytes - segment.sizeBytes >= (this.#options.retentionBytes ?? Infinity);
      if (isEmpty || !(isExpired || isSurplus)) return;
      if (segment.next === undefined) this.#roll();
      this.#head = segment.next ?? this.#tail;
      logBytes -= segment.sizeBytes;
    }
  }

  offsetForTimestamp(timestamp: number): number | null {
    const isNewEnough = (record: LogRecord) => record.timestamp >= timestamp;
    return this.#from(this.logStartOffset).find(isNewEnough)?.offset ?? null;
  }

  #from(offset: number): LogRecord[] {
    return [...this.#chain()].flatMap((segment) => segment.from(offset));
  }

  *#chain(): Generator<Segment> {
    for (let at: Segment | undefined = this.#head; at !== undefined; at = at.next) yield at;
  }

  #fits(record: LogRecord): boolean {
    const { segmentBytes, segmentMs = Infinity } = this.#options;
    const since = this.#tail.firstTimestamp;
    if (since === undefined) return true;
    const sizeBytes = this.#tail.sizeBytes + recordSize(record);
    return sizeBytes <= segmentBytes && record.timestamp - since <= segmentMs;
  }

  #roll(): void {
    this.#tail.next = new Segment(this.logEndOffset);
    this.#tail = this.#tail.next;
  }
}
