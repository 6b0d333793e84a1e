/** What just happened on the queue or in the topic, and why. */
import { agree, list, records } from "../../simulator/words.ts";
import type { ContrastEvent, ContrastState, GroupName, QueuedOrder } from "./world.ts";

export function caption(event: ContrastEvent, after: ContrastState, before: ContrastState): string {
  switch (event.does) {
    case "send":
      return sent(after);
    case "receive":
      return received(event.worker, after, before);
    case "finish":
      return finished(event.worker, after, before);
    case "extend":
      return `${event.worker} needs longer, and says so in time: ${orders([inHand(event.worker, after)])} stays hidden for ${after.timeoutMs} ms from now.`;
    case "crash":
      return crashed(event.worker, after);
    case "reappear":
      return reappeared(event.order, after);
    case "join":
      return joined(event.group, after);
    case "poll":
      return polled(event.group, after, before);
    case "commit":
      return committed(event.group, after, before);
    case "count":
      return count(after);
  }
}

function sent({ logEnd, workers }: ContrastState): string {
  const order = logEnd - 1;
  if (order === 0) {
    return "The producer sends order 0 twice: to the queue as a message, and to the topic as a record, which gets offset 0.";
  }
  return `The producer sends order ${order}.${crew(workers)}`;
}

function crew(workers: ContrastState["workers"]): string {
  const alive = workers.filter((worker) => worker.alive);
  if (alive.length === 0) return " No worker is left to receive it. The queue keeps it.";
  return alive.some((worker) => worker.order === null)
    ? ""
    : " No worker is free, so it waits in the queue.";
}

function received(name: string, after: ContrastState, before: ContrastState): string {
  const order = inHand(name, after);
  const earlier = before.queue[order]?.receiver;
  if (typeof earlier === "string") {
    return `${name} receives order ${order}, as ${earlier} did before. All it can see is a receive count of ${after.queue[order]?.receiveCount}: the work may be done already.`;
  }
  return order === 0
    ? `${name} receives order 0. It stays in the queue, but for ${after.timeoutMs} ms nobody else can receive it.`
    : `${name} receives order ${order}. It is hidden from the others until ${after.queue[order]?.visibleAt} ms.`;
}

function finished(name: string, after: ContrastState, before: ContrastState): string {
  const order = inHand(name, before);
  const { handledBy = [], receiver } = after.queue[order] ?? {};
  if (after.deletedNothing) {
    const cost =
      handledBy.length > 1
        ? `The order was handled by ${handledBy.join(" and by ")}.`
        : `${receiver} has the order now, and will do the same work again.`;
    return `${name} finishes order ${order} and deletes it, too late: its receipt ended when ${receiver} received the order. ${cost}`;
  }
  const isLate = before.queue[order]?.state === "visible";
  const overtaken = ordersWhere(after, ({ state }, other) => state !== "deleted" && other < order);
  return [
    isLate
      ? `${name} finishes order ${order} after its timeout, but before anybody else received it, so it can still delete it.`
      : `${name} finishes order ${order} and deletes it${order === 0 ? ". Now it is gone, for everybody" : ""}.`,
    ...(overtaken.length === 0
      ? []
      : [
          `${agree(overtaken, "Order", "Orders")} ${list(overtaken)}, sent before, ${agree(overtaken, "is", "are")} not done: workers that share a queue do not keep its order.`,
        ]),
  ].join(" ");
}

function crashed(name: string, after: ContrastState): string {
  const order = inHand(name, after);
  const { state, receiver, visibleAt } = after.queue[order] ?? {};
  return state === "in-flight" && receiver === name
    ? `${name} crashes with order ${order} in hand. Nobody tells the queue. It knows only that the order is due back at ${visibleAt} ms.`
    : `${name} crashes with order ${order} in hand, which it has had for too long: the queue has taken it back already.`;
}

function reappeared(order: number, { queue, workers, timeoutMs }: ContrastState): string {
  const holder = workers.find((worker) => worker.order === order);
  const truth =
    holder?.alive === true && holder.name === queue[order]?.receiver
      ? `${holder.name} is still working on it.`
      : `${holder?.name} is dead.`;
  return `Nobody has deleted order ${order} for ${timeoutMs} ms, so it is visible again. ${truth} The queue cannot tell slow from dead.`;
}

function joined(name: GroupName, { logEnd, groups, queue }: ContrastState): string {
  if (groups.length === 1) return `Group ${name} subscribes to the topic, which is still empty.`;
  const gone = [...queue.keys()].filter((order) => queue[order]?.state === "deleted");
  return `Group ${name} joins late. It starts at 0, because reading took nothing out of the topic: all ${logEnd} records are there.${
    gone.length === 0 ? "" : ` From the queue, ${orders(gone)} ${agree(gone, "is", "are")} gone.`
  }`;
}

function polled(name: GroupName, after: ContrastState, before: ContrastState): string {
  const from = groupOf(name, before)?.position ?? 0;
  const to = groupOf(name, after)?.position ?? 0;
  const offsets = Array.from({ length: to - from }, (_, index) => from + index);
  return from === 0
    ? `${name} polls ${records(offsets)}. The topic does not change; what moves is the position of ${name}, to ${to}.`
    : `${name} polls ${records(offsets)}. Its position is ${to} now.`;
}

function committed(name: GroupName, after: ContrastState, before: ContrastState): string {
  const offset = groupOf(name, after)?.committed ?? 0;
  const other = before.groups.find((group) => group.name !== name);
  return `${name} has handled what it polled, and commits ${offset}.${
    other === undefined || other.committed === offset
      ? ""
      : ` ${other.name} is at ${other.committed}: neither waits for the other.`
  }`;
}

function count(state: ContrastState): string {
  const twice = ordersWhere(state, ({ handledBy }) => handledBy.length > 1);
  const left = ordersWhere(state, (order) => order.state !== "deleted");
  const exceptions = [
    ...(twice.length === 0
      ? []
      : [`${orders(twice)} ${agree(twice, "was", "were")} handled twice`]),
    ...(left.length === 0
      ? []
      : [`${orders(left)} ${agree(left, "waits", "wait")} for a worker to come`]),
  ];
  const shared =
    exceptions.length === 0
      ? "the workers shared the orders, and handled each of them once"
      : `on the queue, ${exceptions.join(", and ")}`;
  return `The count: ${shared}. In the topic, billing and audit handled all ${state.logEnd} each, and the next group can too.`;
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

function groupOf(name: GroupName, { groups }: ContrastState) {
  return groups.find((group) => group.name === name);
}
