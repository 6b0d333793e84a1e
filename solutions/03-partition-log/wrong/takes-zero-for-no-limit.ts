/**
 * Asks whether a limit is truthy instead of whether it is there. A limit of 0, the strictest of all, then
 * counts as none.
 *
 * @caught-by Rolls when the incoming record is more than segmentMs younger than the segment's first
 * @caught-by Takes a limit of 0 for a limit, not for none
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
  readonly records: LogRecord[] = [];
  sizeBytes = 0;
  largestTimestamp = -Infinity;

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset;
  }

  get nextOffset(): number {
    return this.baseOffset + this.records.length;
  }
}

export class PartitionLog {
  readonly #options: PartitionLogOptions;
  #active = new Segment(0);
  #segments: Segment[] = [this.#active];

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  get logStartOffset(): number {
    return this.#oldest.baseOffset;
  }

  get logEndOffset(): number {
    return this.#active.nextOffset;
  }

  segments(): SegmentInfo[] {
    return this.#segments.map(({ baseOffset, sizeBytes }) => ({ baseOffset, sizeBytes }));
  }

  append(record: ProducerRecord): number {
    const offset = this.logEndOffset;
    const timestamp = record.timestamp ?? this.#options.clock.now();
    const size = recordSize(record);
    if (this.#mustRoll(size, timestamp)) this.#roll();

    const { key, value } = record;
    const headers = Object.freeze({ ...record.headers });
    this.#active.records.push(Object.freeze({ offset, timestamp, key, value, headers }));
    this.#active.sizeBytes += size;
    this.#active.largestTimestamp = Math.max(this.#active.largestTimestamp, timestamp);
    return offset;
  }

  read(offset: number, maxRecords: number): LogRecord[] {
    if (offset < this.logStartOffset || offset > this.logEndOffset) {
      throw new OffsetOutOfRangeError(offset, this.logStartOffset, this.logEndOffset);
    }
    const found: LogRecord[] = [];
    for (const segment of this.#segments) {
      for (const record of segment.records) {
        if (record.offset >= offset && found.length < maxRecords) found.push(record);
      }
    }
    return found;
  }

  applyRetention(): void {
    while (this.logStartOffset < this.logEndOffset && this.#mayDelete(this.#oldest)) {
      if (this.#oldest === this.#active) this.#roll();
      this.#segments.shift();
    }
  }

  offsetForTimestamp(timestamp: number): number | null {
    for (const segment of this.#segments) {
      for (const record of segment.records) {
        if (record.timestamp >= timestamp) return record.offset;
      }
    }
    return null;
  }

  get #oldest(): Segment {
    return this.#segments[0] ?? this.#active;
  }

  #mustRoll(size: number, timestamp: number): boolean {
    const { segmentBytes, segmentMs } = this.#options;
    const first = this.#active.records[0];
    if (first === undefined) return false;
    if (this.#active.sizeBytes + size > segmentBytes) return true;
    return segmentMs ? timestamp - first.timestamp > segmentMs : false;
  }

  #roll(): void {
    this.#active = new Segment(this.logEndOffset);
    this.#segments.push(this.#active);
  }

  #mayDelete(segment: Segment): boolean {
    const { clock, retentionMs, retentionBytes } = this.#options;
    if (retentionMs && clock.now() - segment.largestTimestamp > retentionMs) return true;
    return retentionBytes ? this.#sizeBytes() - segment.sizeBytes >= retentionBytes : false;
  }

  #sizeBytes(): number {
    return this.#segments.reduce((bytes, segment) => bytes + segment.sizeBytes, 0);
  }
}
