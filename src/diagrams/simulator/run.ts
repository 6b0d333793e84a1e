/**
 * Runs a scene: the same scene, knobs, seed and breakages give the same frames, whenever and wherever. No
 * wall clock, no DOM. A frame holds all that there is to draw, so stepping back is looking at an earlier one.
 */
import { ManualClock, settle } from "#broker/clock";
import { seededRandom } from "#broker/random";
import type { Scene, SceneEvent } from "./scene.ts";

/** Thrown into a script where its process dies, so that the part of that process unwinds. */
export class ProcessCrashed extends Error {
  override readonly name = "ProcessCrashed";
}

/** What makes one run differ from another. */
export interface Settings {
  /** Values of knobs by name. */
  readonly knobs: Readonly<Record<string, string>>;
  /** Any integer. */
  readonly seed: number;
  /** Frames after which the scene's breakage happens, in place of what the script has next. */
  readonly breakAfter: readonly number[];
}

/** The state of a scene after one event, and what to say about it. */
export interface Frame<Event = SceneEvent, State = unknown> {
  /** Virtual milliseconds since the scene began. */
  readonly at: number;
  /** What led here; `null` for the first frame. */
  readonly event: Event | null;
  readonly state: State;
  readonly caption: string;
  /** The button that breaks something after this frame, if there is something to break. */
  readonly breakage: string | undefined;
}

/** No scene needs more events; a script that does not end is stopped here. */
export const MOST_EVENTS = 400;

/** Keeps the chance of the script apart from that of the modules, so that neither disturbs the other. */
const SCRIPT_SEED = 0x9e3779b9;

/**
 * Runs a scene to its end.
 *
 * @param events how many events to play at most.
 * @returns the frames: what there was before the first event, then one for each event.
 */
export async function run<Event extends SceneEvent, State>(
  scene: Scene<Event, State>,
  settings: Settings,
  events: number = MOST_EVENTS,
): Promise<readonly Frame<Event, State>[]> {
  const frames: Frame<Event, State>[] = [];
  for await (const frame of play(scene, settings, events)) frames.push(frame);
  return frames;
}

/** Runs a scene one event at a time, so that a run which fails half-way leaves the frames up to there. */
export async function* play<Event extends SceneEvent, State>(
  scene: Scene<Event, State>,
  { knobs, seed, breakAfter }: Settings,
  events: number = MOST_EVENTS,
): AsyncGenerator<Frame<Event, State>, void> {
  const clock = new ManualClock();
  const { world, script } = scene.open(
    knobs,
    { clock, random: seededRandom(seed) },
    seededRandom(seed ^ SCRIPT_SEED),
  );
  let state = world.state();
  const breakageOf = (): string | undefined => scene.breakage(state)?.label;
  yield { at: 0, event: null, state, caption: scene.opening, breakage: breakageOf() };
  let next = script.next();
  for (let played = 0; next.done !== true && played < events; played++) {
    const broken = breakAfter.includes(played) ? scene.breakage(state)?.event : undefined;
    const event = broken ?? next.value;
    const before = state;
    await clock.advance(event.after ?? 0);
    await world.do(event);
    await settle();
    state = world.state();
    yield {
      at: clock.now(),
      event,
      state,
      caption: scene.caption(event, state, before),
      breakage: breakageOf(),
    };
    next = event.does === "crash" ? script.throw(new ProcessCrashed()) : script.next(state);
  }
}

/** The frame that stands for a scene before anything is played: the first that it calls its still, or the first. */
export function stillOf<State>(
  scene: Scene<SceneEvent, State>,
  frames: readonly Frame<SceneEvent, State>[],
): number {
  return Math.max(
    0,
    frames.findIndex(({ state }) => scene.isStill(state)),
  );
}
