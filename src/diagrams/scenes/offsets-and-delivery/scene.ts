/** A consumer dies between its two writes, the work and the commit: what is lost, what comes twice. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { ProcessCrashed } from "../../simulator/run.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { agree, capital, list, records } from "../../simulator/words.ts";
import { type DeliveryEvent, type DeliveryState, DeliveryWorld } from "./world.ts";

const RECORDS = 6;
const RECORDS_A_POLL = 3;

const knobs = {
  loop: choice(
    "The loop",
    { "work-first": "work, then commit", "commit-first": "commit, then work" },
    "work-first",
  ),
  unit: choice("Commits", { record: "after each record", poll: "once a poll" }, "record"),
  crash: choice(
    "Crash at record 4",
    { before: "before both", between: "between the two", after: "after both", none: "no crash" },
    "between",
  ),
};
type Values = KnobValues<typeof knobs>;

/** The record at which the first consumer crashes. */
const FATAL = 4;

export const offsetsAndDelivery = defineScene<DeliveryEvent, DeliveryState, typeof knobs>({
  id: "offsets-and-delivery",
  exercise: "consumer-offsets",
  knobs,
  opening: `Partition orders-0 holds ${RECORDS} records, 0 to ${RECORDS - 1}. Group billing has handled and committed nothing.`,
  world: (_, surroundings) => new DeliveryWorld(RECORDS, surroundings),
  script,
  caption,
  breakage: ({ consumer }) =>
    consumer?.alive === true
      ? { label: `Crash ${consumer.name}`, event: { does: "crash", after: 5 } }
      : undefined,
  isStill: ({ consumer }) => consumer?.alive === false,
});

/** Consumers take over from each other until one of them reads the partition to its end. */
function* script(values: Values, random: Random): Script<DeliveryEvent, DeliveryState> {
  for (let index = 0; ; index++) {
    try {
      yield* consume(`a${index}`, index === 0 ? values : { ...values, crash: "none" }, random);
      yield { does: "count" };
      return;
    } catch (error) {
      if (!(error instanceof ProcessCrashed)) throw error;
    }
  }
}

/** The life of one consumer: poll, and for each unit the work and the commit, in the order of its loop. */
function* consume(
  consumer: string,
  { loop, unit, crash }: Values,
  random: Random,
): Script<DeliveryEvent, DeliveryState> {
  yield { does: "start", consumer, after: 100 };
  for (;;) {
    const state = yield { does: "poll", max: RECORDS_A_POLL, after: 10 };
    const polled = state.consumer?.inHand ?? [];
    if (polled.length === 0) return;
    for (const offsets of unit === "record" ? polled.map((offset) => [offset]) : [polled]) {
      const work = offsets.map((offset): DeliveryEvent => {
        return { does: "handle", offset, after: 20 + Math.floor(random.next() * 60) };
      });
      const commit: DeliveryEvent = { does: "commit", offset: Math.max(...offsets), after: 5 };
      const steps = loop === "work-first" ? [...work, commit] : [commit, ...work];
      const crashAt = offsets.includes(FATAL) ? placeOfCrash(steps, crash) : -1;
      for (const [place, step] of steps.entries()) {
        if (place === crashAt) yield { does: "crash" };
        yield step;
      }
      if (crashAt === steps.length) yield { does: "crash" };
    }
  }
}

/** Before which of the steps the crash falls, if the two in question are the commit and the work of record 4. */
function placeOfCrash(steps: readonly DeliveryEvent[], crash: Values["crash"]): number {
  const places = [...steps.entries()]
    .filter(
      ([, step]) => step.does === "commit" || (step.does === "handle" && step.offset === FATAL),
    )
    .map(([place]) => place);
  const [first = 0, second = 0] = places;
  return { before: first, between: first + 1, after: second + 1, none: -1 }[crash];
}

function caption(event: DeliveryEvent, after: DeliveryState, before: DeliveryState): string {
  const { committed, consumer, handled } = after;
  if (consumer === null) return "";
  const { name, position, inHand } = consumer;
  switch (event.does) {
    case "start":
      return before.consumer === null
        ? `${name} starts. Nothing is committed, so the reset policy decides: earliest, which is ${position}.`
        : [`${name} takes over at ${start(after)}.`, ...costs(after)].join(" ");
    case "poll":
      return inHand.length === 0
        ? `${name} polls and gets nothing: its position, ${position}, is the log end.`
        : `${name} polls ${list(inHand)}. Its position is ${position} now. The commit does not move.`;
    case "handle":
      return (handled[event.offset] ?? 0) > 1
        ? `${name} handles ${event.offset} again. Nothing tells it that this was done before.`
        : `${name} handles ${event.offset}.`;
    case "commit": {
      // A learner's module may come to another commit than the one it was asked for.
      if (committed !== event.offset + 1) {
        return `${name} asks to commit ${event.offset + 1}. What is committed now is ${committed ?? "nothing"}.`;
      }
      const open = inHand.filter((offset) => offset <= event.offset);
      return open.length === 0
        ? `${name} commits ${event.offset + 1}: everything before it is done.`
        : `${name} commits ${event.offset + 1}, although it has yet to handle ${list(open)}.`;
    }
    case "crash":
      return `${name} crashes, and its position, ${position}, is gone. What the broker keeps is the commit: ${committed ?? "none"}.`;
    case "count":
      return count(after);
  }
}

function start({ committed }: DeliveryState): string {
  return committed === null
    ? "0: nothing is committed, so the reset policy decides, earliest"
    : `${committed}, the committed offset`;
}

/** What it costs to go on from the committed offset. */
function costs({ committed, lost, handled }: DeliveryState): string[] {
  const again = offsetsWhere(handled, (times, offset) => times > 0 && offset >= (committed ?? 0));
  return [
    ...(again.length === 0
      ? []
      : [
          `${capital(records(again))} ${agree(again, "was", "were")} handled before the crash, and will be handled again.`,
        ]),
    ...(lost.length === 0 ? [] : [`Nobody will ever read ${records(lost)}.`]),
  ];
}

function count({ handled, lost }: DeliveryState): string {
  const twice = offsetsWhere(handled, (times) => times > 1);
  const findings = [
    ...(twice.length === 0
      ? []
      : [`${records(twice)} ${agree(twice, "was", "were")} handled more than once`]),
    ...(lost.length === 0 ? [] : [`${records(lost)} ${agree(lost, "was", "were")} never handled`]),
  ];
  return findings.length === 0
    ? "The count: every record was handled once. No crash fell between the two writes."
    : `The count: ${findings.join(", and ")}.`;
}

function offsetsWhere(
  handled: readonly number[],
  holds: (times: number, offset: number) => boolean,
): number[] {
  return [...handled.entries()]
    .filter(([offset, times]) => holds(times, offset))
    .map(([offset]) => offset);
}
