/**
 * The log as a value: pure functions from one state to the next, and a thin class that holds the current
 * state. Nothing is ever changed in place.
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

interface Segment {
  readonly baseOffset: number;
  readonly records: readonly LogRecord[];
}

interface State {
  readonly closed: readonly Segment[];
  readonly active: Segment;
}

export class PartitionLog {
  readonly #options: PartitionLogOptions;
  #state: State = { closed: [], active: { baseOffset: 0, records: [] } };

  constructor(options: PartitionLogOptions) {
    this.#options = options;
  }

  get logStartOffset(): number {
    return oldestOf(this.#state).baseOffset;
  }

  get logEndOffset(): number {
    return endOf(this.#state.active);
  }

  segments(): SegmentInfo[] {
    return segmentsOf(this.#state).map((segment) => ({
      baseOffset: segment.baseOffset,
      sizeBytes: sizeOf(segment),
    }));
  }

  append(record: ProducerRecord): number {
    const written = Object.freeze({
      offset: this.logEndOffset,
      timestamp: record.timestamp ?? this.#options.clock.now(),
      key: record.key,
      value: record.value,
      headers: Object.freeze({ ...record.headers }),
    });
    this.#state = appended(this.#state, written, this.#options);
    return written.offset;
  }

  read(offset: number, maxRecords: number): LogRecord[] {
    const { logStartOffset, logEndOffset } = this;
    if (offset < logStartOffset || offset > logEndOffset) {
      throw new OffsetOutOfRangeError(offset, logStartOffset, logEndOffset);
    }
    const from = offset - logStartOffset;
    return recordsOf(this.#state).slice(from, from + maxRecords);
  }

  applyRetention(): void {
    this.#state = retained(this.#state, this.#options, this.#options.clock.now());
  }

  offsetForTimestamp(timestamp: number): number | null {
    const found = recordsOf(this.#state).find((record) => record.timestamp >= timestamp);
    return found?.offset ?? null;
  }
}

function appended(state: State, record: LogRecord, options: PartitionLogOptions): State {
  const { closed, active } = mustRoll(state.active, record, options) ? rolled(state) : state;
  return { closed, active: { ...active, records: [...active.records, record] } };
}

function mustRoll(active: Segment, incoming: LogRecord, options: PartitionLogOptions): boolean {
  const [first] = active.records;
  if (first === undefined) return false;
  const tooLarge = sizeOf(active) + recordSize(incoming) > options.segmentBytes;
  const tooOld = incoming.timestamp - first.timestamp > (options.segmentMs ?? Infinity);
  return tooLarge || tooOld;
}

function rolled({ closed, active }: State): State {
  return { closed: [...closed, active], active: { baseOffset: endOf(active), records: [] } };
}

function retained(state: State, options: PartitionLogOptions, now: number): State {
  const oldest = oldestOf(state);
  if (oldest.records.length === 0) return state;
  const newest = Math.max(...oldest.records.map(({ timestamp }) => timestamp));
  const isExpired = now - newest > (options.retentionMs ?? Infinity);
  const rest = sum(segmentsOf(state).map(sizeOf)) - sizeOf(oldest);
  const isSurplus = rest >= (options.retentionBytes ?? Infinity);
  if (!isExpired && !isSurplus) return state;
  const { closed, active } = oldest === state.active ? rolled(state) : state;
  return retained({ closed: closed.slice(1), active }, options, now);
}

function segmentsOf({ closed, active }: State): readonly Segment[] {
  return [...closed, active];
}

function oldestOf({ closed, active }: State): Segment {
  return closed[0] ?? active;
}

function recordsOf(state: State): LogRecord[] {
  return segmentsOf(state).flatMap(({ records }) => records);
}

function endOf({ baseOffset, records }: Segment): number {
  return baseOffset + records.length;
}

function sizeOf({ records }: Segment): number {
  return sum(records.map(recordSize));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
