/**
 * All records in one array; segments are only the offsets at which they begin, and everything about a
 * segment is worked out when somebody asks.
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

export class PartitionLog {
  logStartOffset = 0;
  readonly #options: PartitionLogOptions;
  /** Records from `logStartOffset` on. */
  #records: LogRecord[] = [];
  /** Where each segment begins, oldest first; never empty. */
  #baseOffsets = [0];

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  get logEndOffset(): number {
    return this.logStartOffset + this.#records.length;
  }

  segments(): SegmentInfo[] {
    return this.#baseOffsets.map((baseOffset, index) => ({
      baseOffset,
      sizeBytes: sizeOf(this.#recordsOf(index)),
    }));
  }

  append(record: ProducerRecord): number {
    const written: LogRecord = {
      offset: this.logEndOffset,
      timestamp: record.timestamp ?? this.#options.clock.now(),
      key: record.key,
      value: record.value,
      headers: { ...record.headers },
    };
    if (this.#mustRoll(written)) this.#baseOffsets.push(written.offset);
    this.#records.push(written);
    return written.offset;
  }

  read(offset: number, maxRecords: number): LogRecord[] {
    const from = offset - this.logStartOffset;
    if (from < 0 || from > this.#records.length) {
      throw new OffsetOutOfRangeError(offset, this.logStartOffset, this.logEndOffset);
    }
    return structuredClone(this.#records.slice(from, from + maxRecords));
  }

  applyRetention(): void {
    while (this.#records.length > 0 && this.#oldestMayGo()) {
      const next = this.#baseOffsets[1] ?? this.logEndOffset;
      this.#records = this.#records.slice(next - this.logStartOffset);
      this.#baseOffsets = this.#baseOffsets.length > 1 ? this.#baseOffsets.slice(1) : [next];
      this.logStartOffset = next;
    }
  }

  offsetForTimestamp(timestamp: number): number | null {
    return this.#records.find((record) => record.timestamp >= timestamp)?.offset ?? null;
  }

  #recordsOf(segment: number): LogRecord[] {
    const from = this.#baseOffsets[segment] ?? this.logEndOffset;
    const to = this.#baseOffsets[segment + 1] ?? this.logEndOffset;
    return this.#records.slice(from - this.logStartOffset, to - this.logStartOffset);
  }

  #mustRoll(incoming: LogRecord): boolean {
    const active = this.#recordsOf(this.#baseOffsets.length - 1);
    const [first] = active;
    if (first === undefined) return false;
    const { segmentBytes, segmentMs = Infinity } = this.#options;
    const age = incoming.timestamp - first.timestamp;
    return sizeOf([...active, incoming]) > segmentBytes || age > segmentMs;
  }

  #oldestMayGo(): boolean {
    const { clock, retentionMs, retentionBytes } = this.#options;
    const oldest = this.#recordsOf(0);
    if (retentionMs !== undefined) {
      const expiry = clock.now() - retentionMs;
      if (oldest.every((record) => record.timestamp < expiry)) return true;
    }
    return retentionBytes !== undefined && sizeOf(this.#records) - sizeOf(oldest) >= retentionBytes;
  }
}

function sizeOf(records: readonly LogRecord[]): number {
  return records.reduce((bytes, record) => bytes + recordSize(record), 0);
}
