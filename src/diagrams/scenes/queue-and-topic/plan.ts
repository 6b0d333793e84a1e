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
/** The part of the timeout after which a worker that needs longer says so. */
const EXTEND_AT = 0.6;

/** What is decided before a run begins. Times are virtual milliseconds. */
export interface Plan {
  readonly fate: Fate;
  readonly sendAt: readonly number[];
  /** How long the work on each order takes. */
  readonly workMs: readonly number[];
}

/** Something that would happen, if nothing else happened before. */
interface Due {
  readonly at: number;
  /** Of two at the same time, the one who has waited longer comes first. */
  readonly since: number;
  readonly event: ContrastEvent;
}

/** Draws the times of a run. */
export function makePlan(fate: Fate, random: Random): Plan {
  const draw = (least: number, spread: number) => least + Math.floor(random.next() * spread);
  const sendAt: number[] = [];
  for (let order = 0, at = 0; order < ORDERS; order++) {
    at += draw(20, 20);
    sendAt.push(at);
  }
  return { fate, sendAt, workMs: sendAt.map(() => draw(40, 40)) };
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
  const [first] = due.toSorted((a, b) => a.at - b.at || a.since - b.since);
  return first && { ...first.event, after: Math.max(0, first.at - state.now) };
}

function reappearances({ queue }: ContrastState): Due[] {
  return [...queue.entries()]
    .filter(([, { state }]) => state === "in-flight")
    .map(([order, { visibleAt }]) => {
      return { at: visibleAt, since: -1, event: { does: "reappear", order } };
    });
}

function sends({ logEnd }: ContrastState, { sendAt }: Plan): Due[] {
  const at = sendAt[logEnd];
  return at === undefined ? [] : [{ at, since: at, event: { does: "send" } }];
}

function work(worker: WorkerState, { now, timeoutMs, queue }: ContrastState, plan: Plan): Due[] {
  const { name, order, isRedelivery, since, extendedAt } = worker;
  if (order === null) {
    const at = Math.max(now, since + RECEIVE_MS);
    const isWaiting = queue.some(({ state }) => state === "visible");
    return isWaiting ? [{ at, since, event: { does: "receive", worker: name } }] : [];
  }
  const isFatal = order === FATAL && !isRedelivery && plan.fate !== "finishes";
  if (isFatal && plan.fate === "crashes") {
    return [{ at: now, since, event: { does: "crash", worker: name } }];
  }
  const end = since + (isFatal ? SLOW_MS : (plan.workMs[order] ?? 0));
  const extendAt = Math.floor((extendedAt ?? since) + timeoutMs * EXTEND_AT);
  return isFatal && plan.fate === "extends" && extendAt < end
    ? [{ at: extendAt, since, event: { does: "extend", worker: name } }]
    : [{ at: end, since, event: { does: "finish", worker: name } }];
}

function joins({ logEnd, groups, now }: ContrastState): Due[] {
  const isDue = logEnd >= SENT_BEFORE_AUDIT && groups.length < 2;
  return isDue
    ? [{ at: now + RECEIVE_MS, since: now, event: { does: "join", group: "audit" } }]
    : [];
}

function read(
  { name, position, committed, since }: GroupState,
  { now, logEnd }: ContrastState,
): Due[] {
  if (position > committed) {
    const at = since + (position - committed) * MS_A_RECORD;
    return [{ at, since, event: { does: "commit", group: name } }];
  }
  if (position === logEnd) return [];
  const at = Math.max(now, since + POLL_MS);
  return [{ at, since, event: { does: "poll", group: name, max: name === "audit" ? 3 : 2 } }];
}
