/** What a scene is: actors, knobs, a script of events, captions. */
import type { Clock } from "#broker/clock";
import type { Random } from "#broker/random";
import { accepts, type Knobs, type KnobValues } from "./knobs.ts";

/** One thing that happens. A scene's own events say who does it and to what. */
export interface SceneEvent {
  /** A verb: `poll`, `commit`. `crash` ends the process whose part the script is playing. */
  readonly does: string;
  /** Virtual milliseconds that pass before it happens. 0 unless given. */
  readonly after?: number;
}

/** Where the modules of a scene get time and chance from. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The modules of a broker, behind a thin wrapper that records. It adds no behaviour of its own: an event
 * becomes calls, and the state is what the modules answer.
 */
export interface World<Event, State> {
  /** Makes one event happen. What the modules throw on purpose is part of the state; anything else is a fault. */
  do(event: Event): void | Promise<void>;
  /** All that can be seen now, as plain data which later events leave alone. */
  state(): State;
}

/** A script: gives one event after the other, and sees what each has led to before it gives the next. */
export type Script<Event, State> = Generator<Event, void, State>;

/** What may go wrong at a moment, at the reader's wish. */
export interface Breakage<Event> {
  /** The button: `Crash a0`. */
  readonly label: string;
  readonly event: Event;
}

/** A scene as its author writes it. */
export interface SceneDefinition<Event extends SceneEvent, State, K extends Knobs> {
  /** As in addresses and in the registry. */
  readonly id: string;
  /** Id of the exercise whose module can be the learner's own while it runs. */
  readonly exercise?: string;
  readonly knobs: K;
  /** Opens the actors, before anything has happened. */
  world(values: KnobValues<K>, surroundings: Surroundings): World<Event, State>;
  script(values: KnobValues<K>, random: Random): Script<Event, State>;
  /** What there is before the first event. */
  readonly opening: string;
  /** What just happened and why, in one to three sentences. */
  caption(event: Event, after: State, before: State): string;
  /** What the reader can break now, if anything. */
  breakage?(state: State): Breakage<Event> | undefined;
  /** Whether a state is the one to show before anything is played; the first such is taken. */
  isStill(state: State): boolean;
}

/** A scene whose knobs can be set by name, as a page does it. */
export interface Scene<Event extends SceneEvent = SceneEvent, State = unknown> {
  readonly id: string;
  /** Id of the exercise whose module can be the learner's own while it runs. */
  readonly exercise: string | undefined;
  readonly knobs: Knobs;
  readonly opening: string;
  /**
   * Opens a run.
   *
   * @param chosen values by the name of the knob; what is missing or not accepted takes its initial value.
   */
  open(
    chosen: Readonly<Record<string, string>>,
    surroundings: Surroundings,
    scriptRandom: Random,
  ): { readonly world: World<Event, State>; readonly script: Script<Event, State> };
  /* Methods, so that a scene of any state is a `Scene`: whoever plays one hands its own states back to it. */
  caption(event: Event, after: State, before: State): string;
  breakage(state: State): Breakage<Event> | undefined;
  isStill(state: State): boolean;
}

/** Makes a scene of its definition. */
export function defineScene<Event extends SceneEvent, State, const K extends Knobs>(
  definition: SceneDefinition<Event, State, K>,
): Scene<Event, State> {
  const { knobs } = definition;
  return {
    id: definition.id,
    exercise: definition.exercise,
    knobs,
    opening: definition.opening,
    open(chosen, surroundings, scriptRandom) {
      const values = valuesOf(knobs, chosen);
      return {
        world: definition.world(values, surroundings),
        script: definition.script(values, scriptRandom),
      };
    },
    caption: (event, after, before) => definition.caption(event, after, before),
    breakage: (state) => definition.breakage?.(state),
    isStill: (state) => definition.isStill(state),
  };
}

/** The value of every knob: the chosen one if the knob accepts it, and else its initial one. */
export function valuesOf<K extends Knobs>(
  knobs: K,
  chosen: Readonly<Record<string, string>>,
): KnobValues<K> {
  const entries = Object.entries(knobs).map(([name, knob]) => {
    const value = chosen[name];
    return [name, value !== undefined && accepts(knob, value) ? value : knob.initial];
  });
  // Object.fromEntries forgets which names there are; every value was accepted by the knob of its name.
  return Object.fromEntries(entries) as KnobValues<K>;
}
