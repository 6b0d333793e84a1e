/** A queue shares its messages out among workers; a topic gives every group all of its records. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { ProcessCrashed } from "../../simulator/run.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { caption } from "./captions.ts";
import { FATAL, makePlan, nextEvent } from "./plan.ts";
import {
  type ContrastEvent,
  type ContrastState,
  ContrastWorld,
  type WorkerState,
} from "./world.ts";

const TIMEOUT_MS = { short: 100, long: 300 } as const;
const WORKERS = { one: ["w0"], two: ["w0", "w1"], three: ["w0", "w1", "w2"] } as const;

const knobs = {
  workers: choice("Workers on the queue", { one: "one", two: "two", three: "three" }, "two"),
  fate: choice(
    `Who gets order ${FATAL}`,
    {
      finishes: "finishes it",
      crashes: "crashes",
      slow: "takes 250 ms",
      extends: "takes 250 ms and extends",
    },
    "crashes",
  ),
  timeout: choice("Visibility timeout", { short: "100 ms", long: "300 ms" }, "short"),
};
type Values = KnobValues<typeof knobs>;

export const queueAndTopic = defineScene<ContrastEvent, ContrastState, typeof knobs>({
  id: "queue-and-topic",
  exercise: "partition-log",
  knobs,
  opening:
    "A producer sends each order to the queue packing and to the topic orders. Workers share the one; groups read the other.",
  world: ({ workers, timeout }, surroundings) =>
    new ContrastWorld(WORKERS[workers], TIMEOUT_MS[timeout], surroundings),
  script,
  caption,
  breakage: (state) => {
    const worker = busyWorker(state);
    return (
      worker && { label: `Crash ${worker.name}`, event: { does: "crash", worker: worker.name } }
    );
  },
  isStill: ({ queue }) =>
    queue.some(({ state, receiveCount }) => state === "in-flight" && receiveCount > 1),
});

/** The worker that can crash now: the one that has the fatal order, as planned, or else the first that is busy. */
function busyWorker({ workers }: ContrastState): WorkerState | undefined {
  const busy = workers.filter(({ alive, order }) => alive && order !== null);
  return busy.find(({ order, isRedelivery }) => order === FATAL && !isRedelivery) ?? busy[0];
}

/** Whatever is due first happens next, until nothing is left to happen. */
function* script({ fate }: Values, random: Random): Script<ContrastEvent, ContrastState> {
  const plan = makePlan(fate, random);
  let state = yield { does: "join", group: "billing" };
  for (;;) {
    const next = nextEvent(state, plan);
    if (next === undefined) break;
    try {
      state = yield next;
    } catch (error) {
      if (!(error instanceof ProcessCrashed)) throw error;
      state = withoutWorker(busyWorker(state), state);
    }
  }
  yield { does: "count", after: 20 };
}

/** A crash tells the script nothing of what it led to, so that this much is worked out here. */
function withoutWorker(crashed: WorkerState | undefined, state: ContrastState): ContrastState {
  const workers = state.workers.map((worker) =>
    worker === crashed ? { ...worker, alive: false } : worker,
  );
  return { ...state, workers };
}
