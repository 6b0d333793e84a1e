/** What just happened on the queue or in the topic, and why. */
import { agree, list } from "../../simulator/words.ts";
import type { ContrastEvent, ContrastState, QueuedOrder } from "./world.ts";

export function caption(event: ContrastEvent, after: ContrastState, before: ContrastState): string {
  switch (event.does) {
    case "send":
      return sent(after);
    case "receive":
      return received(event.worker, after, before);
    case "finish":
      return finished(event.worker, after, before);
    case "extend":
      return `${event.worker} needs longer and says so: order ${inHand(event.worker, after)} stays hidden for ${after.timeoutMs} ms from now.`;
    case "crash":
      return `${event.worker} crashes with order ${inHand(event.worker, after)} in hand. Nobody tells the queue: all it has is the timeout.`;
    case "reappear":
      return reappeared(event.order, after);
    case "join":
      return joined(after);
    case "poll":
      return polled(event.group, after);
    case "commit":
      return `${event.group} has handled what it polled, and commits.`;
    case "count":
      return count(after);
  }
}

function sent({ logEnd, workers }: ContrastState): string {
  const sends = `The producer sends order ${logEnd - 1} to both.`;
  return workers.some(({ alive, order }) => alive && order === null)
    ? sends
    : `${sends} No worker is free; it waits.`;
}

function received(name: string, after: ContrastState, before: ContrastState): string {
  const order = inHand(name, after);
  const earlier = before.queue[order]?.receiver;
  const { receiveCount, visibleAt } = after.queue[order] ?? {};
  return typeof earlier === "string"
    ? `${name} receives order ${order}, as ${earlier} did before. All it sees is a receive count of ${receiveCount}: the work may be done.`
    : `${name} receives order ${order}. It stays in the queue, hidden from the others until ${visibleAt} ms.`;
}

function finished(name: string, after: ContrastState, before: ContrastState): string {
  const order = inHand(name, before);
  if (after.deletedNothing) {
    const { receiver } = after.queue[order] ?? {};
    return `${name} finishes order ${order} and deletes it, too late: its receipt ended when ${receiver} received the order. Two do the same work.`;
  }
  const earlier = ordersWhere(after, ({ state }, other) => state !== "deleted" && other < order);
  return `${name} finishes order ${order} and deletes it.${
    earlier.length === 0
      ? ""
      : ` It was sent after ${orders(earlier)}: who shares a queue does not keep its order.`
  }`;
}

function reappeared(order: number, { queue, workers, timeoutMs }: ContrastState): string {
  const holder = workers.find(({ name }) => name === queue[order]?.receiver);
  const truth = holder?.alive === true ? "still at work" : "dead";
  return `Nobody has deleted order ${order} for ${timeoutMs} ms, so it is visible again. ${holder?.name} is ${truth}; the queue cannot tell.`;
}

function joined({ groups }: ContrastState): string {
  return groups.length === 1
    ? "Group billing joins. The topic is empty."
    : "Group audit joins late, and starts at 0: reading took nothing out of the topic. From the queue, it is gone.";
}

function polled(name: string, { groups }: ContrastState): string {
  const to = groups.find((group) => group.name === name)?.position ?? 0;
  return `${name} polls up to record ${to - 1}. Its position is ${to} now, and the topic stays as it is.`;
}

function count(state: ContrastState): string {
  const twice = ordersWhere(state, ({ handledBy }) => handledBy.length > 1);
  const left = ordersWhere(state, (order) => order.state !== "deleted");
  return `The count: the workers shared the orders${
    twice.length === 0 ? "" : `, and handled ${orders(twice)} twice`
  }${
    left.length === 0 ? "" : `, and left ${orders(left)} in the queue`
  }. In the topic, each group handled all ${state.logEnd}, and the next one can too.`;
}

function orders(numbers: readonly number[]): string {
  return `${agree(numbers, "order", "orders")} ${list(numbers)}`;
}

function ordersWhere(
  { queue }: ContrastState,
  holds: (order: QueuedOrder, number: number) => boolean,
): number[] {
  return [...queue.entries()]
    .filter(([number, order]) => holds(order, number))
    .map(([number]) => number);
}

/** The order that a worker has. Only asked of those that have one. */
function inHand(name: string, { workers }: ContrastState): number {
  return workers.find((worker) => worker.name === name)?.order ?? 0;
}
