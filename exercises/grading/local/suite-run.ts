/** Follows one suite from its first message to its verdict. */
import { basename } from "node:path";
import type { Exercise } from "../exercise.ts";
import { missingExports, outOfMemory, stalled, uncaught } from "../problems.ts";
import type { Problem, RunEvent, Verdict } from "../verdict.ts";
import { type Ending, type RunFacts, VerdictBuilder } from "../verdict-builder.ts";
import { explainLoading } from "./loading-problem.ts";
import type { SuiteProgress } from "./messages.ts";
import { Silence } from "./silence.ts";

/** A suite to grade, and the module that it imports. Paths are absolute. */
export interface SuiteToGrade {
  readonly exercise: Exercise;
  readonly suite: string;
  readonly module: string;
}

export class SuiteRun {
  readonly suite: SuiteToGrade;
  readonly #builder: VerdictBuilder;
  readonly #onEvent: (event: RunEvent) => void;
  #began: number | undefined;
  #heard = 0;
  #silence: Silence | undefined;
  #uncaught: Problem | undefined;
  /** Set by the first thing that ends the run; what comes later does not count. */
  #verdict: Promise<Verdict> | undefined;

  constructor(suite: SuiteToGrade, onEvent: (event: RunEvent) => void) {
    this.suite = suite;
    this.#builder = new VerdictBuilder(suite.exercise, "local");
    this.#onEvent = onEvent;
  }

  /** Undefined until the run has ended. */
  get verdict(): Promise<Verdict> | undefined {
    return this.#verdict;
  }

  /** Whether the suite has begun to load and its run has not ended. */
  get underWay(): boolean {
    return this.#began !== undefined && this.#verdict === undefined;
  }

  /** Takes the next message of this suite, received at `now` (milliseconds of a monotonic clock). */
  hear(progress: SuiteProgress, now: number): void {
    this.#began ??= now;
    this.#silence ??= new Silence(now);
    if (progress.kind === "beat") {
      this.#silence.beat();
      return;
    }
    this.#heard = now;
    this.#silence.broken(now);
    const { exercise, module } = this.suite;
    const file = basename(module);
    switch (progress.kind) {
      case "loading":
        break;
      case "test-started": {
        const task = this.#taskOf(progress.describe);
        this.#add({ type: "test-started", task, title: progress.title });
        break;
      }
      case "test-finished": {
        const task = this.#taskOf(progress.describe);
        this.#add({ type: "test-finished", result: { ...progress.result, task } });
        break;
      }
      case "exports-missing":
        this.#end({ kind: "did-not-compile", problem: missingExports(file, progress.names) });
        break;
      case "not-loaded":
        this.#end(explainLoading(progress.step, progress.error, module, exercise.given));
        break;
      case "uncaught":
        this.#uncaught ??= uncaught(file, progress.error);
        break;
      case "finished": {
        const { console, consoleDropped } = progress;
        const uncaught = this.#uncaught === undefined ? {} : { uncaught: this.#uncaught };
        this.#end({ kind: "finished", ...uncaught }, { console, consoleDropped });
      }
    }
  }

  /** The process had a turn. `cpuMs` is this run's share of the processor time that it used. */
  pulse(cpuMs: number): void {
    this.#silence?.pulse(cpuMs);
  }

  /** Ends the run if it has been silent for too long. Returns whether it did. */
  endIfSilent(now: number, limitMs: number): boolean {
    if (!this.underWay || this.#silence?.lasts(limitMs, now) !== true) return false;
    const file = basename(this.suite.module);
    this.#end({ kind: "timed-out", problem: stalled(file, this.#builder.running, limitMs) });
    return true;
  }

  endOutOfMemory(): void {
    this.#end({ kind: "crashed", problem: outOfMemory(basename(this.suite.module)) });
  }

  /** Ends the run through no fault of the learner. */
  endUnavailable(message: string): Promise<Verdict> {
    return this.#end({ kind: "runner-unavailable", problem: { message } });
  }

  endCancelled(): void {
    this.#end({ kind: "cancelled" });
  }

  #add(event: RunEvent): void {
    if (this.#verdict !== undefined) return;
    this.#builder.add(event);
    this.#onEvent(event);
  }

  #end(
    ending: Ending | Promise<Ending>,
    facts: Omit<RunFacts, "durationMs"> = {},
  ): Promise<Verdict> {
    const durationMs = this.#began === undefined ? 0 : this.#heard - this.#began;
    this.#verdict ??= Promise.resolve(ending).then((known) =>
      this.#builder.conclude(known, { durationMs, ...facts }),
    );
    return this.#verdict;
  }

  /** A block that is no task keeps its own title, which the verdict then reports as a stray. */
  #taskOf(describe: string): string {
    return this.suite.exercise.tasks.find((task) => task.title === describe)?.id ?? describe;
  }
}
