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

/** A put into a full buffer that neither waits nor drops. librdkafka: Local: Queue full. */
export class BufferFullError extends Error {
  override readonly name = "BufferFullError";

  constructor(capacity: number) {
    super(
      `The buffer is full: it holds ${capacity} records. Send less, or take records out sooner.`,
    );
  }
}

/** A put that waited for room longer than it wanted to. Kafka's producer: BufferExhaustedException. */
export class PutTimeoutError extends Error {
  override readonly name = "PutTimeoutError";

  constructor(timeoutMs: number) {
    super(
      `No room in the buffer within ${timeoutMs} ms. The consumer is slower than the producer.`,
    );
  }
}

/** A put into a buffer that was closed, before the put or while it waited. */
export class BufferClosedError extends Error {
  override readonly name = "BufferClosedError";

  constructor() {
    super("The buffer is closed: it takes no more records. What it holds can still be taken out.");
  }
}

/** A record was sent to a partition that its topic does not have. Kafka: UNKNOWN_TOPIC_OR_PARTITION (3). */
export class UnknownPartitionError extends Error {
  override readonly name = "UnknownPartitionError";
  readonly partition: number;

  constructor(partition: number, partitionCount: number) {
    super(
      `There is no partition ${partition}: the topic has ${partitionCount}, numbered from 0 to ${partitionCount - 1}.`,
    );
    this.partition = partition;
  }
}

/** A topic cannot have that many partitions, or cannot change to it. Kafka: INVALID_PARTITIONS (37). */
export class InvalidPartitionsError extends Error {
  override readonly name = "InvalidPartitionsError";

  /** @param currentCount how many partitions the topic has already. Absent: it is being made. */
  constructor(requestedCount: number, currentCount?: number) {
    super(
      currentCount === undefined
        ? `A topic cannot have ${requestedCount} partitions: give a whole number, at least 1.`
        : `A topic of ${currentCount} partitions cannot go to ${requestedCount}: partitions are added, never removed.`,
    );
  }
}

/** An insert of a row whose unique key is taken. SQLSTATE 23505, unique_violation. */
export class DuplicateKeyError extends Error {
  override readonly name = "DuplicateKeyError";
  readonly table: string;
  readonly key: string;

  constructor(table: string, key: string) {
    super(`The table "${table}" already has a row with the key "${key}".`);
    this.table = table;
    this.key = key;
  }
}

/** A statement in a transaction that has committed or rolled back. Usually somebody forgot an await. */
export class TransactionOverError extends Error {
  override readonly name = "TransactionOverError";

  constructor(statement: string) {
    super(
      `Cannot ${statement}: the transaction is over. Await every statement inside the transaction's body.`,
    );
  }
}

/** A record without an id that stays the same when it is delivered again. */
export class MissingMessageIdError extends Error {
  override readonly name = "MissingMessageIdError";

  constructor(offset: number, header: string) {
    super(
      `The record at offset ${offset} has no "${header}" header, so a second delivery could not be told from a second message. Let the producer set one.`,
    );
  }
}

/** A message id that was used for two different messages: the second would be dropped as a duplicate. */
export class MessageIdReusedError extends Error {
  override readonly name = "MessageIdReusedError";
  readonly messageId: string;

  constructor(messageId: string) {
    super(
      `The message id "${messageId}" was used before, for another key or value. Give every message an id of its own.`,
    );
    this.messageId = messageId;
  }
}

/** A group has no committed offset in a partition, and its reset policy forbids a guess. Kafka's client: NoOffsetForPartitionException. */
export class NoOffsetForPartitionError extends Error {
  override readonly name = "NoOffsetForPartitionError";
  readonly partition: number;

  constructor(group: string, partition: number) {
    super(
      `Group "${group}" has no committed offset in partition ${partition}. Seek to an offset, or choose a reset policy other than none.`,
    );
    this.partition = partition;
  }
}

/** A receipt that no longer lends its message out: the visibility timeout has passed, or somebody else has the message. SQS: MessageNotInflight. */
export class MessageNotInFlightError extends Error {
  override readonly name = "MessageNotInFlightError";
  readonly receiptHandle: string;

  constructor(receiptHandle: string) {
    super(
      `The receipt "${receiptHandle}" has run out: its message is visible again, was received again or is deleted. Extend earlier, or receive it again.`,
    );
    this.receiptHandle = receiptHandle;
  }
}

/** What a handler throws when no retry can help: the record itself is at fault, and will be at fault tomorrow. */
export class PermanentError extends Error {
  override readonly name = "PermanentError";
}

/** A request of somebody who does not belong to the group, or not any more. Kafka: UNKNOWN_MEMBER_ID (25). */
export class UnknownMemberError extends Error {
  override readonly name = "UnknownMemberError";
  readonly memberId: string;

  constructor(memberId: string, group: string) {
    super(`"${memberId}" is not a member of group "${group}". Join the group again.`);
    this.memberId = memberId;
  }
}

/** A commit of a generation that is over. Kafka: ILLEGAL_GENERATION (22). */
export class IllegalGenerationError extends Error {
  override readonly name = "IllegalGenerationError";

  constructor(generation: number, current: number) {
    super(
      `Generation ${generation} is over: the group is at ${current}. Ask for your partitions again, and commit only what is still yours.`,
    );
  }
}
