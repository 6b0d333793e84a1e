/**
 * One partition: an append-only log, kept in segments so that old records can be dropped cheaply.
 *
 * Rolling, retention and the lookup by time follow Kafka's `LogSegment.shouldRoll` and
 * `UnifiedLog.deletableSegments`.
 */
import type { Clock } from "#broker/clock";
import { OffsetOutOfRangeError } from "#broker/errors";
import { recordSize } from "#broker/record-size";
import type { LogRecord, ProducerRecord } from "#broker/types";

export interface PartitionLogOptions {
  /** Stamps records that carry no timestamp, and says how old a segment is. */
  readonly clock: Clock;
  /** A segment is closed before it would grow past this many bytes. */
  readonly segmentBytes: number;
  /** A segment is closed when it spans more than this many milliseconds. Absent: age never closes one. */
  readonly segmentMs?: number;
  /** Segments whose newest record is older than this many milliseconds are deleted. Absent: none are. */
  readonly retentionMs?: number;
  /** Old segments are deleted as long as at least this many bytes remain. Absent: none are. */
  readonly retentionBytes?: number;
}

/** What the partition's folder shows of a segment. */
export interface SegmentInfo {
  /** The offset of its first record. Kafka names the segment's files after it. */
  readonly baseOffset: number;
  readonly sizeBytes: number;
}

/** A run of consecutive records that is deleted as one. */
interface Segment {
  readonly baseOffset: number;
  readonly records: LogRecord[];
  sizeBytes: number;
  largestTimestamp: number;
}

/** An append-only log with offsets, segments and retention. */
export class PartitionLog {
  readonly #options: PartitionLogOptions;
  /** Closed segments, oldest first. */
  readonly #closed: Segment[] = [];
  /** The one segment that is written to. */
  #active = emptySegment(0);

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  /** The oldest offset that can still be read. Retention moves it up; nothing moves it down. */
  get logStartOffset(): number {
    return this.#oldest.baseOffset;
  }

  /** The offset that the next record will get. */
  get logEndOffset(): number {
    return this.#active.baseOffset + this.#active.records.length;
  }

  /** Every segment, oldest first. The last one is the active segment, which may be empty. */
  segments(): SegmentInfo[] {
    return this.#segments().map(({ baseOffset, sizeBytes }) => ({ baseOffset, sizeBytes }));
  }

  /**
   * Writes a record at the end.
   *
   * @returns the offset that it got.
   */
  append(record: ProducerRecord): number {
    const offset = this.logEndOffset;
    const timestamp = record.timestamp ?? this.#options.clock.now();
    const sizeBytes = recordSize(record);
    if (this.#mustRoll(sizeBytes, timestamp)) this.#roll();

    // Copied and frozen: neither the producer nor a reader can change what is written.
    const written: LogRecord = Object.freeze({
      offset,
      timestamp,
      key: record.key,
      value: record.value,
      headers: Object.freeze({ ...record.headers }),
    });
    this.#active.records.push(written);
    this.#active.sizeBytes += sizeBytes;
    this.#active.largestTimestamp = Math.max(this.#active.largestTimestamp, timestamp);
    return offset;
  }

  /**
   * Reads up to `maxRecords` records, starting at `offset`. At the log end there is nothing to read yet,
   * which is not an error.
   *
   * @throws {OffsetOutOfRangeError} if `offset` lies before the log start or beyond the log end.
   */
  read(offset: number, maxRecords: number): LogRecord[] {
    if (offset < this.logStartOffset || offset > this.logEndOffset) {
      throw new OffsetOutOfRangeError(offset, this.logStartOffset, this.logEndOffset);
    }
    const segments = this.#segments();
    const first = segments.findLastIndex((segment) => segment.baseOffset <= offset);
    let found: LogRecord[] = [];
    for (const segment of segments.slice(first)) {
      if (found.length >= maxRecords) break;
      // A segment has no gaps, so a record's place in it follows from its offset.
      const from = Math.max(0, offset - segment.baseOffset);
      found = found.concat(segment.records.slice(from, from + maxRecords - found.length));
    }
    return found;
  }

  /**
   * Deletes what has expired: whole segments, oldest first, up to the first that must stay. When every
   * record has expired the active segment goes too, and an empty one takes its place at the same log end.
   */
  applyRetention(): void {
    while (this.logStartOffset < this.logEndOffset && this.#mayGo(this.#oldest)) {
      // As in Kafka, the active segment is judged like the others, and rolled before it goes.
      if (this.#oldest === this.#active) this.#roll();
      this.#closed.shift();
    }
  }

  /**
   * Finds where to start reading for everything since a moment.
   *
   * @param timestamp milliseconds since the epoch.
   * @returns the first offset whose record is at least as new, or `null` if there is none. Producers set
   *   timestamps, so they may go up and down along the log; later records may be older.
   */
  offsetForTimestamp(timestamp: number): number | null {
    const segment = this.#segments().find(({ largestTimestamp }) => largestTimestamp >= timestamp);
    const record = segment?.records.find((candidate) => candidate.timestamp >= timestamp);
    return record?.offset ?? null;
  }

  get #oldest(): Segment {
    return this.#closed[0] ?? this.#active;
  }

  #segments(): readonly Segment[] {
    return [...this.#closed, this.#active];
  }

  #mustRoll(incomingBytes: number, incomingTimestamp: number): boolean {
    const first = this.#active.records[0];
    if (first === undefined) return false; // Rolling an empty segment would gain nothing.
    const { segmentBytes, segmentMs = Infinity } = this.#options;
    return (
      this.#active.sizeBytes + incomingBytes > segmentBytes ||
      incomingTimestamp - first.timestamp > segmentMs
    );
  }

  #roll(): void {
    this.#closed.push(this.#active);
    this.#active = emptySegment(this.logEndOffset);
  }

  #mayGo(segment: Segment): boolean {
    const { clock, retentionMs = Infinity, retentionBytes = Infinity } = this.#options;
    const isExpired = clock.now() - segment.largestTimestamp > retentionMs;
    const logBytes = this.#segments().reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
    const isSurplus = logBytes - segment.sizeBytes >= retentionBytes;
    return isExpired || isSurplus;
  }
}

function emptySegment(baseOffset: number): Segment {
  return { baseOffset, records: [], sizeBytes: 0, largestTimestamp: -Infinity };
}
