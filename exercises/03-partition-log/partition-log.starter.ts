/**
 * One partition: an append-only log, kept in segments so that old records can be dropped cheaply.
 */
import type { Clock } from "#broker/clock";
import type { LogRecord, ProducerRecord } from "#broker/types";
// You will also want these:
// import { OffsetOutOfRangeError } from "#broker/errors";
// import { recordSize } from "#broker/record-size";

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

/** An append-only log with offsets, segments and retention. */
export class PartitionLog {
  readonly #options: PartitionLogOptions;
  // Your turn: what does the log keep? It begins with one empty segment.

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  /** The oldest offset that can still be read. Retention moves it up; nothing moves it down. */
  get logStartOffset(): number {
    // Your turn.
    throw new Error("TODO: logStartOffset");
  }

  /** The offset that the next record will get. */
  get logEndOffset(): number {
    // Your turn.
    throw new Error("TODO: logEndOffset");
  }

  /** Every segment, oldest first. The last one is the active segment, which may be empty. */
  segments(): SegmentInfo[] {
    // Your turn.
    throw new Error("TODO: segments()");
  }

  /**
   * Writes a record at the end, after rolling the active segment if it must.
   *
   * @returns the offset that it got.
   */
  append(record: ProducerRecord): number {
    const timestamp = record.timestamp ?? this.#options.clock.now();
    // Your turn: roll if the record would not fit, write a copy of it, return its offset.
    throw new Error(`TODO: append, at ${timestamp}`);
  }

  /**
   * Reads up to `maxRecords` records, starting at `offset`. At the log end there is nothing to read yet,
   * which is not an error.
   *
   * @throws {OffsetOutOfRangeError} if `offset` lies before the log start or beyond the log end.
   */
  read(offset: number, maxRecords: number): LogRecord[] {
    // Your turn.
    throw new Error(`TODO: read(${offset}, ${maxRecords})`);
  }

  /** Deletes what the limits allow: whole segments, oldest first, up to the first that must stay. */
  applyRetention(): void {
    // Your turn.
    throw new Error("TODO: applyRetention()");
  }

  /**
   * Finds where to start reading for everything since a moment.
   *
   * @param timestamp milliseconds since the epoch.
   * @returns the first offset whose record is at least as new, or `null` if there is none.
   */
  offsetForTimestamp(timestamp: number): number | null {
    // Your turn.
    throw new Error(`TODO: offsetForTimestamp(${timestamp})`);
  }
}
