import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { MessageNotInFlightError } from "#broker/errors";
import { MAX_INVISIBLE_MS, type ReceivedMessage, WorkQueue } from "#broker/work-queue";

let clock: ManualClock;
let queue: WorkQueue;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  queue = new WorkQueue({ clock, visibilityTimeoutMs: 60_000 });
});

/** Receives the one message that must be visible. */
function receiveOne(): ReceivedMessage {
  const [message, ...others] = queue.receive(10);
  if (message === undefined || others.length > 0) throw new Error("Not exactly one is visible.");
  return message;
}

function bodies(messages: readonly ReceivedMessage[]): string[] {
  return messages.map(({ body }) => body);
}

describe("Receiving", () => {
  test("gives out up to n messages, the oldest first, and none twice at a time", () => {
    for (const body of ["a", "b", "c"]) queue.send(body);
    expect(bodies(queue.receive(2))).toEqual(["a", "b"]);
    expect(bodies(queue.receive(2))).toEqual(["c"]);
    expect(queue.receive(2)).toEqual([]);
  });

  test("tells what was sent, when, and how often it was received", async () => {
    const messageId = queue.send("a");
    await clock.advance(5);
    expect(receiveOne()).toMatchObject({
      messageId,
      body: "a",
      sentAt: 1_000_000,
      receiveCount: 1,
    });
  });

  test("does not delete: the message comes back when its timeout has passed, not a moment before", async () => {
    queue.send("a");
    receiveOne();
    await clock.advance(59_999);
    expect(queue.receive(10)).toEqual([]);
    await clock.advance(1);
    expect(receiveOne()).toMatchObject({ body: "a", receiveCount: 2 });
  });

  test("passes over what is invisible", async () => {
    queue.send("a");
    receiveOne();
    queue.send("b");
    expect(bodies(queue.receive(1))).toEqual(["b"]);
  });

  test("can ask for a timeout of its own", async () => {
    queue.send("a");
    queue.receive(1, 10);
    await clock.advance(10);
    expect(receiveOne().receiveCount).toBe(2);
  });

  test("keeps a delayed message back", async () => {
    queue.send("a", { delayMs: 30 });
    queue.send("b");
    expect(bodies(queue.receive(10))).toEqual(["b"]);
    await clock.advance(30);
    expect(receiveOne()).toMatchObject({ body: "a", receiveCount: 1 });
  });
});

describe("Deleting", () => {
  test("ends a message for good", async () => {
    queue.send("a");
    expect(queue.delete(receiveOne().receiptHandle)).toBe(true);
    await clock.advance(60_000);
    expect(queue.receive(10)).toEqual([]);
  });

  test("again, or with a receipt that never was, removes nothing", () => {
    queue.send("a");
    const { receiptHandle } = receiveOne();
    queue.delete(receiptHandle);
    queue.send("b");
    expect(queue.delete(receiptHandle)).toBe(false);
    expect(queue.delete("nonsense")).toBe(false);
    expect(bodies(queue.receive(10))).toEqual(["b"]);
  });

  test("with a receipt from before the last receive removes nothing from the one who has it now", async () => {
    queue.send("a");
    const slow = receiveOne();
    await clock.advance(60_000);
    const quick = receiveOne();
    expect(queue.delete(slow.receiptHandle)).toBe(false);
    expect(queue.messages()).toHaveLength(1);
    expect(queue.delete(quick.receiptHandle)).toBe(true);
  });

  test("too late is in time, if nobody received the message since", async () => {
    queue.send("a");
    const { receiptHandle } = receiveOne();
    await clock.advance(60_001);
    expect(queue.delete(receiptHandle)).toBe(true);
    expect(queue.receive(10)).toEqual([]);
  });
});

describe("Changing the visibility", () => {
  test("counts from the call, not from the old deadline", async () => {
    queue.send("a");
    const { receiptHandle } = receiveOne();
    await clock.advance(15_000);
    queue.changeVisibility(receiptHandle, 10_000);
    await clock.advance(9_999);
    expect(queue.receive(10)).toEqual([]);
    await clock.advance(1);
    expect(receiveOne().receiveCount).toBe(2);
  });

  test("to 0 hands the message back at once", () => {
    queue.send("a");
    queue.changeVisibility(receiveOne().receiptHandle, 0);
    expect(receiveOne().receiveCount).toBe(2);
  });

  test("is refused once the timeout has passed, or the message is somebody else's or gone", async () => {
    queue.send("a");
    const slow = receiveOne();
    await clock.advance(60_000);
    const extend = (receipt: string) => () => queue.changeVisibility(receipt, 1_000);
    expect(extend(slow.receiptHandle)).toThrow(MessageNotInFlightError);
    const quick = receiveOne();
    expect(extend(slow.receiptHandle)).toThrow(MessageNotInFlightError);
    queue.delete(quick.receiptHandle);
    expect(extend(quick.receiptHandle)).toThrow(MessageNotInFlightError);
  });

  test("ends 12 hours after the receive, however often it is done", async () => {
    queue.send("a");
    const [message] = queue.receive(1, MAX_INVISIBLE_MS);
    const receipt = message?.receiptHandle ?? "";
    await clock.advance(1_000);
    queue.changeVisibility(receipt, MAX_INVISIBLE_MS - 1_000);
    expect(() => queue.changeVisibility(receipt, MAX_INVISIBLE_MS - 999)).toThrow(RangeError);
  });
});

test("A timeout below 0, above 12 hours, or that is no number is refused", () => {
  for (const visibilityTimeoutMs of [-1, MAX_INVISIBLE_MS + 1, Number.NaN]) {
    expect(() => new WorkQueue({ clock, visibilityTimeoutMs })).toThrow(RangeError);
    expect(() => queue.receive(1, visibilityTimeoutMs)).toThrow(RangeError);
  }
});

test("Shows what is delayed, visible and in flight", async () => {
  queue.send("a");
  queue.receive(1, 100);
  queue.send("b");
  queue.send("c", { delayMs: 50 });
  const shown = () =>
    queue.messages().map(({ state, visibleAt }) => [state, visibleAt - 1_000_000]);
  expect(shown()).toEqual([
    ["in-flight", 100],
    ["visible", 0],
    ["delayed", 50],
  ]);
  await clock.advance(100);
  expect(shown().map(([state]) => state)).toEqual(["visible", "visible", "visible"]);
});
