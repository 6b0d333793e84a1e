/** A producer that is faster than its worker, and what a full buffer does about it. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import {
  CAPACITY,
  HIGH,
  LOW,
  type PressureEvent,
  type PressureState,
  PressureWorld,
} from "./world.ts";

/** How many records the producer makes. */
const RECORDS = 24;
/** Milliseconds between two records, on average. */
const GAP_MS = 20;
/** How long the worker takes for one record, in milliseconds. */
const WORK_MS = { even: 20, slow: 40, crawling: 60 } as const;
/** How long a stall of the worker is, in milliseconds: what the producer makes meanwhile does not fit the buffer. */
const STALL_MS = 240;

const knobs = {
  policy: choice(
    "A full buffer",
    {
      block: "makes the producer wait",
      reject: "refuses",
      "drop-oldest": "drops the oldest",
      "drop-newest": "drops the newest",
      pause: "pauses the source before",
      "token-bucket": "is kept from filling by a token bucket",
    },
    "block",
  ),
  worker: choice(
    "The worker is",
    { even: "as fast as the producer", slow: "half as fast", crawling: "a third as fast" },
    "slow",
  ),
};
type Values = KnobValues<typeof knobs>;

export const backPressure = defineScene<PressureEvent, PressureState, typeof knobs>({
  id: "back-pressure",
  exercise: "back-pressure",
  knobs,
  opening: `A buffer of ${CAPACITY} places between a producer and a worker. Both begin.`,
  world: ({ policy, worker }, surroundings) =>
    new PressureWorld(policy, RECORDS * WORK_MS[worker], surroundings),
  script,
  caption,
  breakage: ({ stalled }) =>
    stalled ? undefined : { label: "Stall the worker", event: { does: "stall" } },
  isStill: ({ waiting, lost, backlog, waitMs }) =>
    waiting !== null || lost.length > 0 || backlog.length > 0 || waitMs > 0,
});

/** Each does the next thing when it is due, until all is handled. A producer that waits is due when it is let in. */
function* script({ worker }: Values, random: Random): Script<PressureEvent, PressureState> {
  const gap = () => Math.round(GAP_MS * (0.5 + random.next()));
  let now = 0;
  let takeAt: number = WORK_MS[worker];
  let produceAt = gap();
  let isWaiting = false;
  let isDrained = false;
  let stalls = 0;
  /** Whether the reader stalled the worker, in place of what was to come next. */
  const isStalled = (state: PressureState): boolean => {
    if (state.stalls === stalls) return false;
    stalls = state.stalls;
    takeAt += STALL_MS;
    return true;
  };
  for (let made = 0; made < RECORDS || !isDrained; ) {
    if (made < RECORDS && !isWaiting && produceAt <= takeAt) {
      const state = yield { does: "produce", after: produceAt - now };
      if (isStalled(state)) continue;
      made++;
      now = produceAt;
      isWaiting = state.waiting !== null;
      produceAt = now + Math.max(gap(), state.waitMs);
      continue;
    }
    let state = yield { does: "take", after: takeAt - now };
    if (isStalled(state)) continue;
    now = takeAt;
    takeAt = now + WORK_MS[worker];
    if (isWaiting && state.waiting === null) {
      isWaiting = false;
      produceAt = now + gap();
    }
    while (!state.paused && state.backlog.length > 0) {
      state = yield { does: "fetch" };
      isStalled(state);
    }
    isDrained = state.buffer.length === 0;
  }
}

function caption(event: PressureEvent, after: PressureState, before: PressureState): string {
  switch (event.does) {
    case "produce":
      return [put(after, before), spent(after)].join("");
    case "fetch":
      return `Record ${before.backlog[0]}, which waited in the log, is fetched: ${level(after)}.${paused(after, before)}`;
    case "take":
      return taken(after, before);
    case "stall":
      return `The worker hangs, as in a long garbage collection: for ${STALL_MS} ms it takes nothing. The producer does not know.`;
  }
}

function put(after: PressureState, before: PressureState): string {
  if (after.waiting !== null) {
    return `Record ${after.waiting} finds the buffer full. The producer waits, and makes nothing meanwhile.`;
  }
  const [lost] = after.lost.slice(before.lost.length);
  const newest = after.buffer.at(-1);
  if (lost !== undefined) {
    return newest !== undefined && !before.buffer.includes(newest)
      ? `The buffer is full. Record ${lost}, the oldest, is dropped for record ${newest}, and counted: ${after.lost.length} so far.`
      : `The buffer is full and ${after.policy === "reject" ? "refuses" : "drops"} record ${lost}, the newest: ${after.lost.length} so far.`;
  }
  if (after.backlog.length > before.backlog.length) {
    return `Record ${after.backlog.at(-1)} is written to the log and stays there: the source is paused. A log can wait for days.`;
  }
  return `Record ${newest} goes into the buffer: ${level(after)}.${paused(after, before)}`;
}

function spent({ tokens, waitMs }: PressureState): string {
  if (tokens === null) return "";
  return waitMs > 0
    ? ` The bucket is in debt, so the producer is told to wait ${waitMs} ms.`
    : ` It cost a token; ${tokens} are left.`;
}

function taken(after: PressureState, before: PressureState): string {
  if (after.taken === null) return "The worker finds nothing to do.";
  const waited = after.samples.findLast(({ waitedMs }) => waitedMs > 0)?.waitedMs ?? 0;
  const admitted =
    before.waiting !== null && after.waiting === null
      ? ` That makes room: record ${before.waiting} goes in, and the producer goes on.`
      : "";
  return `The worker takes record ${after.taken}, ${waited} ms after it was made.${admitted}${paused(after, before)}`;
}

function paused(after: PressureState, before: PressureState): string {
  if (after.paused === before.paused) return "";
  return after.paused
    ? ` That is the high mark, ${HIGH}: the source is paused.`
    : ` That leaves ${LOW}, the low mark: the source is resumed.`;
}

function level({ buffer }: PressureState): string {
  return `${buffer.length} of ${CAPACITY} places are taken`;
}
