/** Who does what next. Everything follows from the state, so a crash at any moment needs no special case. */
import type { Random } from "#broker/random";
import type { ContrastEvent, ContrastState, GroupState, WorkerState } from "./world.ts";

/** What becomes of the worker that receives the fatal order first. */
export type Fate = "finishes" | "crashes" | "slow" | "extends";

/** The order at which the fate is decided. */
export const FATAL = 1;

const ORDERS = 6;
/** The second group joins when this many orders are sent. */
const SENT_BEFORE_AUDIT = 4;
const SLOW_MS = 250;
/** How long a worker takes to ask for more, and a group, which gets several records at a time. In milliseconds. */
const RECEIVE_MS = 5;
const POLL_MS = 30;
const MS_A_RECORD = 25;

/** What is decided before a run begins. Times are virtual milliseconds. */
export interface Plan {
  readonly fate: Fate;
  /** When each order is sent, and how long the work on it takes. */
  readonly orders: readonly { readonly sendAt: number; readonly workMs: number }[];
}

/** Something that would happen, if nothing else happened before. */
interface Due {
  readonly at: number;
  readonly event: ContrastEvent;
}

/** Draws the times of a run. */
export function makePlan(fate: Fate, random: Random): Plan {
  const draw = (least: number, spread: number) => least + Math.floor(random.next() * spread);
  let at = 0;
  const orders = Array.from({ length: ORDERS }, () => {
    at += draw(20, 20);
    return { sendAt: at, workMs: draw(40, 40) };
  });
  return { fate, orders };
}

/** What happens next, or `undefined` if nothing is left to happen. */
export function nextEvent(state: ContrastState, plan: Plan): ContrastEvent | undefined {
  const due = [
    ...reappearances(state),
    ...sends(state, plan),
    ...state.workers.filter(({ alive }) => alive).flatMap((worker) => work(worker, state, plan)),
    ...joins(state),
    ...state.groups.flatMap((group) => read(group, state)),
  ];
  // Who could have acted before now has waited longest. The sort is stable: of several, the first one listed acts.
  const [first] = due.toSorted((a, b) => a.at - b.at);
  return first && { ...first.event, after: Math.max(0, first.at - state.now) };
}

function reappearances({ queue }: ContrastState): Due[] {
  return [...queue.entries()]
    .filter(([, { state }]) => state === "in-flight")
    .map(([order, { visibleAt }]) => {
      return { at: visibleAt, event: { does: "reappear", order } };
    });
}

function sends({ logEnd }: ContrastState, { orders }: Plan): Due[] {
  const order = orders[logEnd];
  return order === undefined ? [] : [{ at: order.sendAt, event: { does: "send" } }];
}

function work(worker: WorkerState, { now, timeoutMs, queue }: ContrastState, plan: Plan): Due[] {
  const { name, order, isRedelivery, since, extendedAt } = worker;
  if (order === null) {
    return queue.some(({ state }) => state === "visible")
      ? [{ at: since + RECEIVE_MS, event: { does: "receive", worker: name } }]
      : [];
  }
  const isFatal = order === FATAL && !isRedelivery && plan.fate !== "finishes";
  if (isFatal && plan.fate === "crashes") {
    return [{ at: now, event: { does: "crash", worker: name } }];
  }
  const end = since + (isFatal ? SLOW_MS : (plan.orders[order]?.workMs ?? 0));
  // In the middle of its timeout, so that the queue hears of it in time.
  const extendAt = (extendedAt ?? since) + timeoutMs / 2;
  return isFatal && plan.fate === "extends" && extendAt < end
    ? [{ at: extendAt, event: { does: "extend", worker: name } }]
    : [{ at: end, event: { does: "finish", worker: name } }];
}

function joins({ logEnd, groups, now }: ContrastState): Due[] {
  const isDue = logEnd >= SENT_BEFORE_AUDIT && groups.length < 2;
  return isDue ? [{ at: now + RECEIVE_MS, event: { does: "join", group: "audit" } }] : [];
}

function read({ name, position, committed, since }: GroupState, { logEnd }: ContrastState): Due[] {
  if (position > committed) {
    const at = since + (position - committed) * MS_A_RECORD;
    return [{ at, event: { does: "commit", group: name } }];
  }
  if (position === logEnd) return [];
  return [{ at: since + POLL_MS, event: { does: "poll", group: name, max: 3 } }];
}
