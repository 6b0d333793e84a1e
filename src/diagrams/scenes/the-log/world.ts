/** One partition, a producer, and readers who keep their place themselves. */
import { OffsetOutOfRangeError } from "#broker/errors";
import { PartitionLog } from "#broker/partition-log";
import type { SceneEvent, Surroundings, World } from "../../simulator/scene.ts";

/** The two groups that read the partition. */
export type Reader = "billing" | "audit";

/** What can happen. */
export type LogEvent = SceneEvent &
  (
    | { readonly does: "append"; readonly key: string }
    | { readonly does: "read"; readonly reader: Reader; readonly max: number }
    /** The broker's housekeeping comes round. */
    | { readonly does: "retain" }
    /** A reader whose place is gone starts anew at the log start. */
    | { readonly does: "reset"; readonly reader: Reader }
  );

export interface ReaderState {
  /** The offset that it will read next. */
  readonly position: number;
  /** Offsets that it has just read: the event before this state was its read. */
  readonly got: readonly number[];
  /** What the log said when it asked for an offset that is gone. */
  readonly refusal: string | null;
  /** Offsets that it skipped, because they were deleted before it came. */
  readonly missed: readonly number[];
}

export interface LogState {
  readonly logStart: number;
  readonly logEnd: number;
  /** Base offsets, oldest segment first. The last one is written to. */
  readonly segments: readonly number[];
  /** Minutes of virtual time at which each record was made, by offset. Kept when the record is deleted. */
  readonly times: readonly number[];
  readonly readers: Readonly<Record<Reader, ReaderState>>;
}

/** Bytes that every record of the scene takes: a key of three letters and a value of five. */
export const RECORD_BYTES = 8;

const MINUTE = 60_000;
const READERS: readonly Reader[] = ["billing", "audit"];
const newcomer: ReaderState = { position: 0, got: [], refusal: null, missed: [] };

/** Records the calls to one partition. */
export class LogWorld implements World<LogEvent, LogState> {
  readonly #clock: Surroundings["clock"];
  readonly #log: PartitionLog;
  readonly #times: number[] = [];
  readonly #readers: Record<Reader, ReaderState> = { billing: newcomer, audit: newcomer };

  /** @param retentionMinutes for how long records are kept; `null` for ever. */
  constructor(recordsPerSegment: number, retentionMinutes: number | null, { clock }: Surroundings) {
    this.#clock = clock;
    this.#log = new PartitionLog({
      clock,
      segmentBytes: recordsPerSegment * RECORD_BYTES,
      ...(retentionMinutes === null ? {} : { retentionMs: retentionMinutes * MINUTE }),
    });
  }

  do(event: LogEvent): void {
    for (const name of READERS) this.#readers[name] = { ...this.#readers[name], got: [] };
    switch (event.does) {
      case "append":
        this.#log.append({ key: event.key, value: "order" });
        this.#times.push(this.#clock.now() / MINUTE);
        break;
      case "read":
        this.#readers[event.reader] = this.#read(this.#readers[event.reader], event.max);
        break;
      case "retain":
        this.#log.applyRetention();
        break;
      case "reset":
        this.#readers[event.reader] = this.#reset(this.#readers[event.reader]);
        break;
    }
  }

  state(): LogState {
    return {
      logStart: this.#log.logStartOffset,
      logEnd: this.#log.logEndOffset,
      segments: this.#log.segments().map(({ baseOffset }) => baseOffset),
      times: [...this.#times],
      readers: { ...this.#readers },
    };
  }

  #read(reader: ReaderState, max: number): ReaderState {
    try {
      const got = this.#log.read(reader.position, max).map(({ offset }) => offset);
      return { ...reader, got, position: (got.at(-1) ?? reader.position - 1) + 1, refusal: null };
    } catch (error) {
      if (!(error instanceof OffsetOutOfRangeError)) throw error;
      return { ...reader, got: [], refusal: error.message };
    }
  }

  #reset(reader: ReaderState): ReaderState {
    const start = this.#log.logStartOffset;
    const missed = Array.from({ length: start - reader.position }, (_, n) => reader.position + n);
    return { position: start, got: [], refusal: null, missed: [...reader.missed, ...missed] };
  }
}
