/**
 * The headers that a dead letter carries beside those of the record that failed. Kafka has no names of its
 * own for them: Connect writes `__connect.errors.offset` and so on, Spring `kafka_dlt-original-offset`.
 */

/** What all of these names begin with. */
export const DEAD_LETTER_PREFIX = "dlq.";

/** Every value is text; numbers are written in decimal, times in milliseconds since the epoch. */
export const deadLetterHeader = {
  /** Where the record was, and when it was written there. */
  topic: "dlq.topic",
  partition: "dlq.partition",
  offset: "dlq.offset",
  timestamp: "dlq.timestamp",
  /** The consumer group that gave up. Another group may have handled the record well. */
  group: "dlq.group",
  /** The last error. */
  errorClass: "dlq.error-class",
  errorMessage: "dlq.error-message",
  /** How many times the handler was called. */
  attempts: "dlq.attempts",
  firstFailure: "dlq.first-failure",
  lastFailure: "dlq.last-failure",
  /** How many times the record was sent back already. Absent: never. */
  replays: "dlq.replays",
} as const;
