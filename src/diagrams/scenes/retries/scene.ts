/** A record that fails: in place it blocks, in a retry topic it is overtaken, with its key parked it keeps order. */
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { agree, capital, list, records } from "../../simulator/words.ts";
import { KEYS, PILL, type RetryEvent, type RetryState, RetryWorld } from "./world.ts";

const POLL_MS = 40;
/** When the gateway is back, where it is the gateway. */
const GATEWAY_BACK_MS = 210;
/** How long a copy waits in the retry topic. */
const RETRY_MS = 100;
/** So often the partition is tried in place before the scene has seen enough. */
const PATIENCE = 6;

const knobs = {
  place: choice(
    "A failed record waits",
    { partition: "in its partition", "retry-topic": "in a retry topic", key: "with its key" },
    "key",
  ),
  cause: choice(
    "Record 2 fails",
    { pill: "whatever happens", gateway: `until ${GATEWAY_BACK_MS} ms` },
    "pill",
  ),
};
type Values = KnobValues<typeof knobs>;

export const retries = defineScene<RetryEvent, RetryState, typeof knobs>({
  id: "retries",
  exercise: "retry-dlq",
  knobs,
  opening: `Partition payments-7 holds ${KEYS.length} payments of ada, bob and cy. Record ${PILL} will fail.`,
  world: ({ place, cause }, surroundings) =>
    new RetryWorld(
      place,
      cause === "pill" ? Number.POSITIVE_INFINITY : GATEWAY_BACK_MS,
      surroundings,
    ),
  script,
  caption,
  breakage: ({ position, committed }) =>
    position > committed
      ? { label: "Crash the consumer", event: { does: "die", after: POLL_MS } }
      : undefined,
  isStill: ({ failures }) => (failures[PILL] ?? 0) > 1,
});

function* script({ place }: Values): Script<RetryEvent, RetryState> {
  let state = yield { does: "poll", after: POLL_MS };
  for (let waits = 0; isBusy(state) && waits < PATIENCE; ) {
    const isRead = state.committed === state.log.length;
    if (place === "retry-topic" && isRead) state = yield { does: "retry", after: RETRY_MS };
    else state = yield { does: "poll", after: POLL_MS };
    if (place === "partition" && state.attempts.some(({ failed }) => failed)) waits++;
  }
  if (state.deadLetters.length === 0) return;
  state = yield { does: "replay", after: 1000 };
  while (state.committed < state.log.length) state = yield { does: "poll", after: POLL_MS };
}

function isBusy({ committed, log, retryPosition, retryTopic }: RetryState): boolean {
  return committed < log.length || retryPosition < retryTopic.length;
}

function caption(event: RetryEvent, after: RetryState, before: RetryState): string {
  if (event.does === "die") return crash(after, before);
  if (event.does === "replay") {
    return `The fault is mended, and the dead letter is sent back: it is record ${after.log.length - 1} now, with the key it had. Its place in the order is lost.`;
  }
  const sentences = [
    ...after.attempts.map(({ payment, failed }) =>
      failed ? failure(payment, after, before) : success(payment, after, before),
    ),
    ...(after.attempts.length === 0 ? [waiting(after)] : []),
    ...commits(after, before),
  ];
  return sentences.join(" ");
}

function crash({ committed, place }: RetryState, { done, log, position }: RetryState): string {
  const again = log
    .slice(committed, position)
    .flatMap((payment, index) => (done.includes(payment) ? [committed + index] : []));
  const parked = place === "key" ? " What waited with its key is forgotten too." : "";
  const cost =
    again.length === 0
      ? "Nothing that was done comes again."
      : `${capital(records(again))} ${agree(again, "was", "were")} done and not committed: ${agree(again, "it comes", "they come")} again.`;
  return `The consumer crashes. The next one begins at the commit, ${committed}.${parked} ${cost}`;
}

function failure(payment: number, after: RetryState, before: RetryState): string {
  const times = after.failures[payment] ?? 0;
  const what = `Record ${payment} fails, attempt ${times}.`;
  if (after.deadLetters.length > before.deadLetters.length) {
    return `${what} That was the last: a copy goes to the dead-letter log, with all that is needed to send it back.`;
  }
  if (after.retryTopic.length > before.retryTopic.length) {
    return `${what} A copy goes to the retry topic, and the partition flows on.`;
  }
  return after.place === "key"
    ? `${what} It waits, and with it every later record of ${KEYS[payment]}. The others go on.`
    : `${what} It stays at the head, and everybody behind it waits.`;
}

function success(payment: number, { deadLetters, done }: RetryState, before: RetryState): string {
  const key = KEYS[payment];
  if (before.done.includes(payment)) {
    return `Record ${payment} of ${key} is done a second time: it was redelivered.`;
  }
  const overtaken = [...KEYS.keys()].filter(
    (other) => other < payment && KEYS[other] === key && !done.includes(other),
  );
  const [passed] = overtaken;
  if (passed === undefined) return `Record ${payment} of ${key} is done.`;
  return deadLetters.includes(passed)
    ? `Record ${payment} of ${key} need not wait any longer, and is done.`
    : `Record ${payment} of ${key} is done before record ${passed} of ${key}: the order of this key is broken.`;
}

function waiting({ log, position, done, place }: RetryState): string {
  const open = log.slice(0, position).filter((payment) => !done.includes(payment));
  return place === "key"
    ? `Nothing is due yet: ${list([...new Set(open)])} ${agree(open, "waits", "wait")}.`
    : "There is nothing to read.";
}

function commits({ committed }: RetryState, before: RetryState): string[] {
  return committed === before.committed ? [] : [`The commit moves to ${committed}.`];
}
