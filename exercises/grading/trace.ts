/**
 * The recorder of hidden tests whose subject is order or time. A suite wraps what it hands to the learner's
 * module, and what it gets from it, once; from then on each call leaves a step behind. When the test fails,
 * the steps go with it into the verdict.
 *
 * A recording changes nothing: calls get the same arguments and give the same results and the same promises,
 * and whatever goes wrong while a step is written down is left to the test's own assertions.
 */
import { onTestFailed } from "vitest";
import type { Clock } from "#broker/clock";
import { LIMITS, type TraceSign, type TraceStep } from "./verdict.ts";

/** What a step is about: printed as it is, except for `null`, which is a record's missing key or value. */
export type TracedValue = string | number | boolean | null | undefined;

/** A step, as a suite tells it. */
export interface Step {
  readonly lane: string;
  readonly sign: TraceSign;
  readonly values?: readonly TracedValue[];
  /** Left out, it is the sign and the values: `commit 6`. */
  readonly text?: string;
}

/** What an observer tells of one call: nothing, a step, or several. */
export type Told = Step | readonly Step[] | undefined;

/** What to note of the calls of one method. */
export interface Observer<Args extends readonly unknown[], Result> {
  /** Before the call. */
  readonly called?: (...args: Args) => Told;
  /** After it has returned, or its promise has resolved. */
  readonly returned?: (result: Result, ...args: Args) => Told;
  /** After it has thrown, or its promise has rejected. */
  readonly threw?: (error: unknown, ...args: Args) => Told;
}

/** Observers by the name of a method. */
export type Observers<Target> = {
  readonly [Name in keyof Target]?: Target[Name] extends (...args: infer Args) => infer Result
    ? Observer<Args, Awaited<Result>>
    : never;
};

declare module "vitest" {
  interface TaskMeta {
    /** What `TraceRecorder` leaves for the runner, which takes it away again. */
    trace?: RawTrace;
  }
}

/** The steps of a test that failed, as the recorder hands them over. */
export interface RawTrace {
  readonly steps: readonly TraceStep[];
  readonly omitted: number;
}

/**
 * Starts the trace of the test that is running; its steps are in the verdict if it fails. To be called in the
 * test or in a `beforeEach`.
 *
 * @param clock gives each step its time. Leave it out where time plays no part.
 */
export function startTrace(clock?: Clock): TraceRecorder {
  const recorder = new TraceRecorder(clock);
  onTestFailed(({ task }) => {
    // Of several traces in one test the last one started counts: its hook runs first.
    if (task.meta.trace === undefined && recorder.steps.length > 0) {
      task.meta.trace = { steps: recorder.steps, omitted: recorder.omitted };
    }
  });
  return recorder;
}

/** Collects the steps of one test, up to the limits of a verdict. */
export class TraceRecorder {
  #clock: Clock | undefined;
  #startedAt = 0;
  #steps: TraceStep[] = [];
  #omitted = 0;

  constructor(clock?: Clock) {
    this.restart(clock);
  }

  /** The steps that were kept: the last ones. */
  get steps(): readonly TraceStep[] {
    return this.#steps;
  }

  get omitted(): number {
    return this.#omitted;
  }

  /** Forgets everything: the test begins its next round. */
  restart(clock: Clock | undefined = this.#clock): void {
    this.#clock = clock;
    this.#startedAt = clock?.now() ?? 0;
    this.#steps = [];
    this.#omitted = 0;
  }

  /** Notes steps that happen now. */
  add(told: Told): void {
    if (told === undefined) return;
    const steps: readonly Step[] = "sign" in told ? [told] : told;
    for (const step of steps) this.#keep(step);
  }

  /**
   * Stands in for an object, and notes the calls of the methods that are named. The rest of the object shows
   * through, and its methods work on the object itself, so that calls among them are not noted.
   */
  watch<Target extends object>(target: Target, observers: Observers<Target>): Target {
    const byName = new Map<PropertyKey, Observer<unknown[], unknown>>(
      Object.entries(observers) as [string, Observer<unknown[], unknown>][],
    );
    return new Proxy(target, {
      get: (_, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function" || name === "constructor" || isFixed(target, name))
          return member;
        const observer = byName.get(name);
        return (...args: unknown[]): unknown =>
          observer === undefined
            ? Reflect.apply(member, target, args)
            : this.#observe(observer, () => Reflect.apply(member, target, args), args);
      },
      set: (_, name, value) => Reflect.set(target, name, value, target),
    });
  }

  #observe(observer: Observer<unknown[], unknown>, call: () => unknown, args: unknown[]): unknown {
    this.#note(() => observer.called?.(...args));
    const ended = (result: unknown) => this.#note(() => observer.returned?.(result, ...args));
    const failed = (error: unknown) => this.#note(() => observer.threw?.(error, ...args));
    let result: unknown;
    try {
      result = call();
    } catch (error) {
      failed(error);
      throw error;
    }
    // The caller gets the very promise that was returned, so that nothing comes a turn later than it would.
    if (result instanceof Promise) result.then(ended, failed);
    else ended(result);
    return result;
  }

  /** Asks an observer. It looks at what the learner's module gave back, which may be anything. */
  #note(observe: () => Told): void {
    let told: Told;
    try {
      told = observe();
    } catch {
      // The assertion that looks at the same value says what is wrong with it.
      return;
    }
    this.add(told);
  }

  #keep({ lane, sign, values = [], text }: Step): void {
    const shown: string[] = [];
    for (const value of values) {
      if (shown.length === LIMITS.traceValues) break;
      shown.push(asText(value));
    }
    const left = values.length - shown.length;
    const list = left > 0 ? [...shown, `${left} more`] : shown;
    const words = text ?? [sign, list.join(", ")].join(" ").trim();
    this.#steps.push({
      ...(this.#clock === undefined ? {} : { at: this.#clock.now() - this.#startedAt }),
      lane: shorten(lane),
      sign,
      values: shown,
      text: shorten(words),
    });
    if (this.#steps.length <= LIMITS.traceSteps) return;
    this.#steps.shift();
    this.#omitted += 1;
  }
}

/** A proxy must show such a property as it is. */
function isFixed(target: object, name: PropertyKey): boolean {
  const own = Reflect.getOwnPropertyDescriptor(target, name);
  return own !== undefined && own.configurable === false && own.writable === false;
}

/** Anything may stand where a suite expects a short value; only plain ones are printed. */
function asText(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" || typeof value === "function"
    ? `[${typeof value}]`
    : shorten(String(value));
}

function shorten(text: string): string {
  const most = LIMITS.traceTextLength;
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
