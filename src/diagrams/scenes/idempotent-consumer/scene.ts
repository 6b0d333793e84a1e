/** A message is delivered twice, to two workers at once; and once more, after it may have been forgotten. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import {
  type ClaimEvent,
  type ClaimState,
  ClaimWorld,
  WORKERS,
  type Worker,
  type WorkerState,
} from "./world.ts";

const MINUTE = 60_000;

const knobs = {
  handler: choice(
    "The worker",
    { claim: "claims, then acts", check: "checks, then acts" },
    "check",
  ),
  order: choice(
    "The two run",
    { turns: "in turn", chance: "as the seed has it", queue: "one after the other" },
    "turns",
  ),
  memory: choice("Ids are kept for", { minute: "a minute", hour: "an hour" }, "minute"),
};
type Values = KnobValues<typeof knobs>;

export const idempotentConsumer = defineScene<ClaimEvent, ClaimState, typeof knobs>({
  id: "idempotent-consumer",
  exercise: "idempotent-consumer",
  knobs,
  opening: "Message m-81 says: charge 40 €. It is about to be delivered twice.",
  world: ({ handler, memory }, surroundings) =>
    new ClaimWorld(handler, memory === "minute" ? MINUTE : 60 * MINUTE, surroundings),
  script,
  caption,
  breakage: ({ workers }) => {
    const worker = WORKERS.find((name) => workers[name]?.outcome === null);
    return worker && { label: `Kill ${worker}`, event: { does: "die", worker } };
  },
  isStill: ({ charges }) => charges.length > 1,
});

/** The race; a later message, whose worker clears away what has expired; and the first message once more. */
function* script({ order }: Values, random: Random): Script<ClaimEvent, ClaimState> {
  yield { does: "deliver", worker: "a0", message: "m-81" };
  let state = yield { does: "deliver", worker: "a1", message: "m-81", after: 10 };
  for (let turn = 0; ; turn++) {
    const ready = WORKERS.filter((name) => (state.workers[name]?.next ?? null) !== null);
    const pick = { turns: turn, chance: Math.floor(random.next() * 2), queue: 0 }[order];
    const worker = ready[pick % ready.length];
    if (worker === undefined) break;
    state = yield { does: "step", worker, after: 5 };
  }
  for (const worker of WORKERS) {
    if (state.workers[worker]?.outcome === "dead") state = yield* handle(worker, "m-81", 100);
  }
  yield* handle("a1", "m-82", 2 * MINUTE);
  yield* handle("a0", "m-81", MINUTE);
}

/** One delivery, undisturbed. Whoever kills the worker gets it delivered again. */
function* handle(
  worker: Worker,
  message: string,
  after: number,
): Generator<ClaimEvent, ClaimState, ClaimState> {
  let state = yield { does: "deliver", worker, message, after };
  for (;;) {
    const { next = null, outcome } = state.workers[worker] ?? {};
    if (next !== null) state = yield { does: "step", worker, after: 5 };
    else if (outcome === "dead") state = yield { does: "deliver", worker, message, after: 100 };
    else return state;
  }
}

function caption(event: ClaimEvent, after: ClaimState, before: ClaimState): string {
  const { worker: name } = event;
  const worker = after.workers[name];
  if (worker === undefined) return "";
  switch (event.does) {
    case "deliver":
      return delivered(name, worker, after, before);
    case "die":
      return [
        `${name} dies. The database rolls back what it had open; ${worker.message} will be delivered again.`,
        ...released(name, after, before),
      ].join(" ");
    case "step":
      return [stepped(name, worker, before), ...released(name, after, before)].join(" ");
  }
}

function delivered(
  name: Worker,
  { message }: WorkerState,
  after: ClaimState,
  before: ClaimState,
): string {
  const others = WORKERS.some(
    (other) =>
      other !== name &&
      after.workers[other]?.message === message &&
      before.workers[other]?.outcome === null,
  );
  if (others)
    return `The broker delivers ${message} to ${name} as well. That is its right: at least once.`;
  if (!before.claims.includes(message) && before.charges.includes(message)) {
    return `${message} comes back, from a dead letter or a rewind. Its id was forgotten too soon.`;
  }
  return `The broker delivers ${message} to ${name}.`;
}

function stepped(name: Worker, worker: WorkerState, before: ClaimState): string {
  const { message, next, outcome, steps } = worker;
  switch (steps.at(-1)) {
    case "get from claims":
      return next === "commit"
        ? `${name} asks for ${message} and hears yes: a duplicate.`
        : `${name} asks for ${message} and hears no. That was true when it was asked.`;
    case "insert into claims":
      if (next === null)
        return `${name} inserts the claim on ${message}, and has to wait: an open transaction holds the key.`;
      return next === "commit"
        ? `${name} inserts the claim on ${message} and is refused: a duplicate.`
        : `${name} inserts the claim on ${message}. Nobody else can, for now.`;
    case "insert into charges":
      return `${name} charges 40 € for ${message}, in the same transaction.`;
    case "put into claims":
      return next === null
        ? `${name} notes that ${message} is handled, and has to wait.`
        : `${name} notes that ${message} is handled.`;
    default:
      return outcome === "duplicate"
        ? `${name} is finished, and has charged nothing.`
        : `${name} commits: claim and charge become true together.${before.charges.includes(message) ? " The customer has paid again." : ""}`;
  }
}

/** Who need not wait any longer, and what was cleared away. */
function released(name: Worker, after: ClaimState, before: ClaimState): string[] {
  const freed = WORKERS.filter(
    (other) =>
      other !== name &&
      before.workers[other]?.next === null &&
      (after.workers[other]?.next ?? null) !== null,
  );
  const gone = before.claims.filter((id) => !after.claims.includes(id));
  return [
    ...freed.map((other) =>
      after.workers[other]?.next === "get from claims"
        ? `${other} need not wait any longer: the key is taken.`
        : `${other} need not wait any longer, and goes on.`,
    ),
    ...(gone.length === 0
      ? []
      : [`The claim on ${gone.join(", ")} has expired, and is cleared away.`]),
  ];
}
