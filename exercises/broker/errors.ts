/**
 * The errors that modules of the broker throw on purpose. Names follow Kafka's protocol errors where
 * Kafka has one.
 */

/** A read, or a committed offset, that lies outside of what the log still holds. Kafka: OFFSET_OUT_OF_RANGE (1). */
export class OffsetOutOfRangeError extends Error {
  override readonly name = "OffsetOutOfRangeError";
  readonly offset: number;

  constructor(offset: number, logStartOffset: number, logEndOffset: number) {
    super(
      `Offset ${offset} is out of range: the log holds ${logStartOffset} up to, not including, ${logEndOffset}.`,
    );
    this.offset = offset;
  }
}
