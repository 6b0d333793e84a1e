/**
 * The records that every module of the broker passes around. Names follow Kafka's clients.
 */

/** Small named strings that travel with a record, such as a trace id or the reason of a failure. */
export type Headers = Readonly<Record<string, string>>;

/** What a producer sends. */
export interface ProducerRecord {
  /** Decides the partition, and so the order. `null` means: no order is asked for. */
  readonly key: string | null;
  /** The payload. `null` is a tombstone: in a compacted topic it deletes the key. */
  readonly value: string | null;
  readonly headers?: Headers;
  /** Milliseconds since the epoch. The log stamps the record with its own clock when it is absent. */
  readonly timestamp?: number;
}

/** A record as a partition keeps it. It never changes once it is written. */
export interface LogRecord {
  /** The record's place in its partition. Offsets start at 0, and none is ever given out twice. */
  readonly offset: number;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Headers;
}

/** One partition of one topic. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}
