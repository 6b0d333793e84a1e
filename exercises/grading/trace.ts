/**
 * The recorder of hidden tests whose subject is order or time. A suite wraps what it hands to the learner's
 * module, and what it gets from it, once; from then on each call leaves a step behind. When the test fails,
 * the steps go with it into the verdict.
 *
 * A recording changes nothing: calls get the same arguments and give the same results and the same promises,
 * and whatever goes wrong while a step is written down is left to the test's own assertions.
 */
import { TestRunner } from "vitest";
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

/**
 * Starts the trace of the test that is running; its steps are in the verdict if it fails. Of several in one
 * test the last one counts. To be called in the test or in a `beforeEach`.
 *
 * @param clock gives each step its time. Leave it out where time plays no part.
 */
export function startTrace(clock?: Clock): TraceRecorder {
  const recorder = new TraceRecorder(clock);
  const test = TestRunner.getCurrentTest();
  // Where the runner finds it and Vitest, which sends the rest of `meta` from process to process, does not.
  if (test !== undefined) {
    Object.defineProperty(test.meta, "trace", { value: recorder, configurable: true });
  }
  return recorder;
}

/** Collects the steps of one test, up to the limits of a verdict. */
export class TraceRecorder {
  #clock: Clock | undefined;
  #startedAt = 0;
  #kept: Kept[] = [];
  #omitted = 0;

  constructor(clock?: Clock) {
    this.restart(clock);
  }

  /** The steps that were kept: the last ones. */
  get steps(): readonly TraceStep[] {
    return this.#kept.map((kept) => this.#written(kept));
  }

  get omitted(): number {
    return this.#omitted;
  }

  /** Forgets everything: the test begins its next round. */
  restart(clock: Clock | undefined = this.#clock): void {
    this.#clock = clock;
    this.#startedAt = clock?.now() ?? 0;
    this.#kept = [];
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
    return new Proxy(target, {
      get: (_, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function" || name === "constructor" || isFixed(target, name))
          return member;
        const observer = observerOf(observers, name);
        return (...args: unknown[]): unknown =>
          observer === undefined
            ? Reflect.apply(member, target, args)
            : this.#observe(observer, () => Reflect.apply(member, target, args), args);
      },
      set: (_, name, value) => Reflect.set(target, name, value, target),
    });
  }

  #observe(observer: Observer<unknown[], unknown>, call: () => unknown, args: unknown[]): unknown {
    this.#note(observer.called, args);
    let result: unknown;
    try {
      result = call();
    } catch (error) {
      this.#note(observer.threw, [error, ...args]);
      throw error;
    }
    if (result instanceof Promise) {
      // The caller gets the very promise that was returned, so that nothing comes a turn later than it would.
      result.then(
        (value: unknown) => this.#note(observer.returned, [value, ...args]),
        (error: unknown) => this.#note(observer.threw, [error, ...args]),
      );
    } else {
      this.#note(observer.returned, [result, ...args]);
    }
    return result;
  }

  /** Asks an observer. It looks at what the learner's module gave back, which may be anything. */
  #note<Args extends unknown[]>(observe: ((...args: Args) => Told) | undefined, args: Args): void {
    if (observe === undefined) return;
    try {
      this.add(observe(...args));
    } catch {
      // The assertion that looks at the same value says what is wrong with it.
    }
  }

  #keep(step: Step): void {
    const values = step.values ?? [];
    this.#kept.push({
      step,
      at: this.#clock?.now(),
      // The list may be the learner's own, and change; only the words are put together later.
      values: values.slice(0, LIMITS.traceValues).map(plain),
      left: Math.max(0, values.length - LIMITS.traceValues),
    });
    if (this.#kept.length <= LIMITS.traceSteps) return;
    this.#kept.shift();
    this.#omitted += 1;
  }

  #written({ step, at, values, left }: Kept): TraceStep {
    const shown = values.map((value) => shorten(String(value)));
    const list = left > 0 ? [...shown, `${left} more`] : shown;
    return {
      ...(at === undefined ? {} : { at: at - this.#startedAt }),
      lane: shorten(step.lane),
      sign: step.sign,
      values: shown,
      text: shorten(step.text ?? `${step.sign} ${list.join(", ")}`.trimEnd()),
    };
  }
}

/** A step as it is kept while the test runs. */
interface Kept {
  readonly step: Step;
  readonly at: number | undefined;
  readonly values: readonly TracedValue[];
  /** How many more values there were. */
  readonly left: number;
}

/** What to call an error in the words of a step. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

function observerOf(
  observers: object,
  name: PropertyKey,
): Observer<unknown[], unknown> | undefined {
  return Object.hasOwn(observers, name) ? Reflect.get(observers, name) : undefined;
}

/** A proxy must show such a property as it is. */
function isFixed(target: object, name: PropertyKey): boolean {
  const own = Reflect.getOwnPropertyDescriptor(target, name);
  return own !== undefined && own.configurable === false && own.writable === false;
}

/** Anything may stand where a suite expects a short value; only what can be printed without asking it is kept. */
function plain(value: TracedValue): TracedValue {
  const kind: string = typeof value;
  return value !== null && (kind === "object" || kind === "function") ? `[${kind}]` : value;
}

function shorten(text: string): string {
  const most = LIMITS.traceTextLength;
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
