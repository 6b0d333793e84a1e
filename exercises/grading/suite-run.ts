/** Follows one suite from its first message to its verdict. The same for every place where Vitest runs in Node. */
import type { Exercise } from "./exercise.ts";
import type { LoadingStep, PlainError, SuiteProgress } from "./messages.ts";
import { missingExports, outOfMemory, stalled, uncaught } from "./problems.ts";
import { Silence } from "./silence.ts";
import type { Problem, RunEvent, RunnerKind, Verdict } from "./verdict.ts";
import { type Ending, type RunFacts, VerdictBuilder } from "./verdict-builder.ts";

/** A suite whose run is to be followed. */
export interface FollowedSuite {
  readonly exercise: Exercise;
  /** Name of the learner's file, for the sentences that tell of it. */
  readonly file: string;
  readonly runner: RunnerKind;
  /** Version of the Node that runs it, where the verdict should name it: `22.22.0`. */
  readonly node?: string;
  /** Says why the learner's module or the suite could not be loaded. */
  readonly explain: (step: LoadingStep, error: PlainError) => Ending | Promise<Ending>;
  readonly onEvent: (event: RunEvent) => void;
}

export class SuiteRun {
  readonly #suite: FollowedSuite;
  readonly #builder: VerdictBuilder;
  #began: number | undefined;
  #heard = 0;
  #silence: Silence | undefined;
  #uncaught: Problem | undefined;
  /** Set by the first thing that ends the run; what comes later does not count. */
  #verdict: Promise<Verdict> | undefined;

  constructor(suite: FollowedSuite) {
    this.#suite = suite;
    this.#builder = new VerdictBuilder(suite.exercise, suite.runner);
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
    const { file, explain } = this.#suite;
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
        this.#end(explain(progress.step, progress.error));
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
    const { file } = this.#suite;
    this.#end({ kind: "timed-out", problem: stalled(file, this.#builder.running, limitMs) });
    return true;
  }

  endOutOfMemory(): void {
    this.#end({ kind: "crashed", problem: outOfMemory(this.#suite.file) });
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
    this.#suite.onEvent(event);
  }

  #end(
    ending: Ending | Promise<Ending>,
    facts: Omit<RunFacts, "durationMs"> = {},
  ): Promise<Verdict> {
    const durationMs = this.#began === undefined ? 0 : this.#heard - this.#began;
    const node = this.#suite.node === undefined ? {} : { node: this.#suite.node };
    this.#verdict ??= Promise.resolve(ending).then((known) =>
      this.#builder.conclude(known, { durationMs, ...node, ...facts }),
    );
    return this.#verdict;
  }

  /** A block that is no task keeps its own title, which the verdict then reports as a stray. */
  #taskOf(describe: string): string {
    return this.#suite.exercise.tasks.find((task) => task.title === describe)?.id ?? describe;
  }
}
