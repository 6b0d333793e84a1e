/**
 * A queue that workers share. A message is lent to one of them at a time, for as long as its visibility
 * timeout, and leaves only when somebody deletes it: who dies with a message in hand loses nothing.
 *
 * Names and rules follow the standard queues of Amazon SQS.
 */
import type { Clock } from "#broker/clock";
import { MessageNotInFlightError } from "#broker/errors";

/** The longest that a message can stay invisible after one receive, in milliseconds: 12 hours, as in SQS. */
export const MAX_INVISIBLE_MS = 12 * 60 * 60 * 1000;

export interface WorkQueueOptions {
  readonly clock: Clock;
  /** For how many milliseconds a message is hidden once it has been received, unless a receive says otherwise. */
  readonly visibilityTimeoutMs: number;
}

/** A message as a worker gets it. */
export interface ReceivedMessage {
  /** The same at every receive. */
  readonly messageId: string;
  readonly body: string;
  /** Proves that the message was lent to this worker. Each receive gives a new one, and ends the one before. */
  readonly receiptHandle: string;
  /** How often the message was received, this time included. Above 1, somebody may have done the work. */
  readonly receiveCount: number;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
}

/** A message as an operator sees it. SQS shows the three counts, and no single message. */
export interface QueuedMessage {
  readonly messageId: string;
  /** `delayed` before its first moment, `in-flight` while it is lent, otherwise `visible`. */
  readonly state: "delayed" | "visible" | "in-flight";
  readonly receiveCount: number;
  /** When it can be received, or could already, in milliseconds since the epoch. */
  readonly visibleAt: number;
}

interface StoredMessage {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  /** Of the last receive, as is the receipt. */
  receivedAt: number;
  receiptHandle: string | null;
}

/** A queue of messages, each of which is worked on by one of its workers, at least once. */
export class WorkQueue {
  readonly #clock: Clock;
  readonly #visibilityTimeoutMs: number;
  /** Everything that is not deleted, in the order in which it was sent. */
  readonly #messages = new Map<string, StoredMessage>();
  /** Only the latest receipt of a message is known here, so an older one can do no harm. */
  readonly #byReceipt = new Map<string, StoredMessage>();
  #sent = 0;

  /** @throws {RangeError} if the visibility timeout is not between 0 and 12 hours. */
  constructor({ clock, visibilityTimeoutMs }: WorkQueueOptions) {
    checkTimeout(visibilityTimeoutMs);
    this.#clock = clock;
    this.#visibilityTimeoutMs = visibilityTimeoutMs;
  }

  /**
   * Puts a message into the queue.
   *
   * @param delayMs for how long nobody can receive it yet, in milliseconds.
   * @returns its id.
   */
  send(body: string, { delayMs = 0 }: { readonly delayMs?: number } = {}): string {
    const messageId = String(this.#sent++);
    const sentAt = this.#clock.now();
    this.#messages.set(messageId, {
      messageId,
      body,
      sentAt,
      visibleAt: sentAt + delayMs,
      receiveCount: 0,
      receivedAt: sentAt,
      receiptHandle: null,
    });
    return messageId;
  }

  /**
   * Lends out messages that are visible: at once, and none if there are none. What is invisible holds up
   * nothing behind it, so messages can overtake each other.
   *
   * @param maxMessages how many to receive at most. SQS allows 10.
   * @param visibilityTimeoutMs for how long they stay hidden from other receives, in milliseconds.
   * @throws {RangeError} if the visibility timeout is not between 0 and 12 hours.
   */
  receive(maxMessages: number, visibilityTimeoutMs = this.#visibilityTimeoutMs): ReceivedMessage[] {
    checkTimeout(visibilityTimeoutMs);
    const now = this.#clock.now();
    const received: ReceivedMessage[] = [];
    for (const message of this.#messages.values()) {
      if (received.length >= maxMessages) break;
      if (message.visibleAt > now) continue;
      message.receiveCount++;
      message.receivedAt = now;
      message.visibleAt = now + visibilityTimeoutMs;
      const receiptHandle = this.#issueReceipt(message);
      const { messageId, body, receiveCount, sentAt } = message;
      received.push({ messageId, body, receiptHandle, receiveCount, sentAt });
    }
    return received;
  }

  /**
   * Removes a message: the work is done. A worker that was too slow may do so too, as long as nobody has
   * received the message since.
   *
   * @returns whether the message is removed by this call. `false`: it was received again, and belongs to that
   *   receipt now, or it is gone already. SQS reports success in each case.
   */
  delete(receiptHandle: string): boolean {
    const message = this.#byReceipt.get(receiptHandle);
    if (message === undefined) return false;
    this.#byReceipt.delete(receiptHandle);
    return this.#messages.delete(message.messageId);
  }

  /**
   * Gives a message that is in flight a new visibility timeout, which counts from now: more to extend it, 0
   * to hand it back at once.
   *
   * @throws {MessageNotInFlightError} if the timeout has passed, or the message was received again or deleted.
   * @throws {RangeError} if the message would be invisible for more than 12 hours since it was received.
   */
  changeVisibility(receiptHandle: string, visibilityTimeoutMs: number): void {
    const message = this.#byReceipt.get(receiptHandle);
    const now = this.#clock.now();
    if (message === undefined || message.visibleAt <= now) {
      throw new MessageNotInFlightError(receiptHandle);
    }
    checkTimeout(visibilityTimeoutMs, now - message.receivedAt);
    message.visibleAt = now + visibilityTimeoutMs;
  }

  /** Every message that is not deleted, in the order in which it was sent. */
  messages(): QueuedMessage[] {
    const now = this.#clock.now();
    return [...this.#messages.values()].map(({ messageId, receiveCount, visibleAt }) => ({
      messageId,
      state: visibleAt <= now ? "visible" : receiveCount === 0 ? "delayed" : "in-flight",
      receiveCount,
      visibleAt,
    }));
  }

  #issueReceipt(message: StoredMessage): string {
    if (message.receiptHandle !== null) this.#byReceipt.delete(message.receiptHandle);
    const receiptHandle = `${message.messageId}#${message.receiveCount}`;
    message.receiptHandle = receiptHandle;
    this.#byReceipt.set(receiptHandle, message);
    return receiptHandle;
  }
}

/** @param alreadyMs for how long the message has been in flight. */
function checkTimeout(visibilityTimeoutMs: number, alreadyMs = 0): void {
  if (!(visibilityTimeoutMs >= 0 && alreadyMs + visibilityTimeoutMs <= MAX_INVISIBLE_MS)) {
    throw new RangeError(
      `A visibility timeout of ${visibilityTimeoutMs} ms is out of range: give 0 or more, and at most 12 hours since the receive.`,
    );
  }
}
