/**
 * The runner that is always there: Vitest's own runner in a worker in a sandboxed frame of the page. It
 * needs no server and no isolation headers, and works offline once its script has been fetched.
 */
import type { RunnerKind, Verdict } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import {
  type GradedExercise,
  NotPreparedError,
  type Runner,
  type RunnerState,
  type RunRequest,
} from "../runner.ts";
import { Steps } from "../steps.ts";
import { GradingWorker } from "./grading-worker.ts";
import type { WorkerExercise } from "./protocol.ts";
import { RunRecord } from "./run-record.ts";
import { Sandbox } from "./sandbox.ts";

/** Where the runner's scripts are; `virtual:in-page-runner` exports all three. */
export interface InPageRunnerOptions {
  /** URL of the text of the worker's script. It is fetched by the first `prepare`. */
  readonly workerUrl: string;
  /** Text of the sandbox's script. */
  readonly frameScript: string;
  /** The sandbox's content security policy. */
  readonly frameCsp: string;
  /** The page to put the sandbox in. */
  readonly document?: Document;
}

/** The runner cannot start. The message is for the learner. */
class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}

/** How long the sandbox may take to answer, in milliseconds. */
const ANSWER_MS = 2000;

const DOWNLOAD = "Download the test runner";
const SANDBOX = "Open a sandbox";
const WORKER = "Start a worker";

/** Makes a runner for one page. Nothing is fetched or started before `prepare`. */
export function createInPageRunner(options: InPageRunnerOptions): Runner {
  return new InPageRunner(options);
}

class InPageRunner implements Runner {
  readonly kind: RunnerKind = "in-page";
  readonly #options: InPageRunnerOptions;
  readonly #listeners = new Set<(state: RunnerState) => void>();
  #state: RunnerState = { kind: "idle" };
  #exercise: GradedExercise | undefined;
  #workerSource: Promise<string> | undefined;
  #sandbox: Promise<Sandbox> | undefined;
  /** A worker that waits for its run, so that a run need not wait for a worker. */
  #spare: GradingWorker | undefined;
  #preparing: Promise<void> | undefined;
  #cancelRun: AbortController | undefined;

  constructor(options: InPageRunnerOptions) {
    this.#options = options;
  }

  get state(): RunnerState {
    return this.#state;
  }

  subscribe(listener: (state: RunnerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Never rejects: `state` says whether it worked. Trying again after a failure starts afresh. */
  async prepare(exercise: GradedExercise): Promise<void> {
    if (this.#exercise !== exercise) {
      this.#exercise = exercise;
      this.#dropSpare();
      this.#preparing = undefined;
    }
    if (this.#spare !== undefined) return;
    this.#preparing ??= this.#getReady(exercise);
    await this.#preparing;
  }

  /** @throws {NotPreparedError} when there is no exercise to run: a mistake in the page, not in a run. */
  async run(request: RunRequest): Promise<Verdict> {
    const exercise = this.#exercise;
    if (exercise === undefined) throw new NotPreparedError("call prepare() before run()");
    this.#cancelRun?.abort();
    const cancel = new AbortController();
    this.#cancelRun = cancel;
    const signal =
      request.signal === undefined
        ? cancel.signal
        : AbortSignal.any([request.signal, cancel.signal]);
    const record = new RunRecord(exercise.exercise, request.onEvent ?? (() => {}));
    const start = performance.now();
    const ending = await this.#runOnce(exercise, request.source, record, signal);
    const verdict = record.conclude(ending, performance.now() - start);
    if (this.#exercise === exercise) void this.prepare(exercise);
    return verdict;
  }

  dispose(): void {
    this.#cancelRun?.abort();
    this.#exercise = undefined;
    this.#preparing = undefined;
    this.#closeSandbox();
    this.#become({ kind: "idle" });
  }

  async #runOnce(
    exercise: GradedExercise,
    source: string,
    record: RunRecord,
    signal: AbortSignal,
  ): Promise<Ending> {
    await Promise.race([this.#prepareAnew(exercise), aborted(signal)]);
    if (signal.aborted) return { kind: "cancelled" };
    const worker = this.#spare;
    if (worker === undefined) {
      const message =
        this.#state.kind === "unavailable" ? this.#state.reason : "The test runner was closed.";
      return { kind: "runner-unavailable", problem: { message } };
    }
    this.#spare = undefined;
    const ending = await worker.run(source, record, signal);
    if (ending.kind === "crashed") await this.#checkSandbox();
    return ending;
  }

  /** Prepares, and makes sure that what was prepared long ago is still there. */
  async #prepareAnew(exercise: GradedExercise): Promise<void> {
    await this.#checkSandbox();
    await this.prepare(exercise);
  }

  async #getReady(exercise: GradedExercise): Promise<void> {
    const steps = new Steps([DOWNLOAD, SANDBOX, WORKER], (list) => {
      if (this.#state.kind !== "ready") this.#become({ kind: "preparing", steps: list });
    });
    try {
      const workerSource = await steps.run(DOWNLOAD, () => this.#download());
      const sandbox = await steps.run(SANDBOX, () => this.#openSandbox(workerSource));
      await steps.run(WORKER, async () => {
        const worker = new GradingWorker(sandbox, toWorkerExercise(exercise));
        await worker.ready;
        if (this.#exercise === exercise) this.#spare = worker;
        else worker.terminate();
      });
      if (this.#exercise !== exercise) return;
      this.#preparing = undefined;
      this.#become({ kind: "ready" });
    } catch (error) {
      if (this.#exercise !== exercise) return;
      this.#closeSandbox();
      this.#preparing = undefined;
      const reason = unavailableReason(error);
      this.#become({ kind: "unavailable", reason });
    }
  }

  #download(): Promise<string> {
    this.#workerSource ??= download(this.#options.workerUrl).catch((error: unknown) => {
      this.#workerSource = undefined;
      throw error;
    });
    return this.#workerSource;
  }

  #openSandbox(workerSource: string): Promise<Sandbox> {
    const { frameScript, frameCsp, document: page = document } = this.#options;
    this.#sandbox ??= Sandbox.open({ frameScript, frameCsp, workerSource }, page);
    return this.#sandbox;
  }

  /** The browser may have ended the frame: for want of memory, or because the page slept. */
  async #checkSandbox(): Promise<void> {
    const sandbox = await this.#sandbox?.catch(() => undefined);
    if (sandbox !== undefined && !(await sandbox.answers(ANSWER_MS))) this.#closeSandbox();
  }

  #closeSandbox(): void {
    this.#dropSpare();
    this.#sandbox?.then(
      (sandbox) => sandbox.close(),
      () => {},
    );
    this.#sandbox = undefined;
  }

  #dropSpare(): void {
    this.#spare?.terminate();
    this.#spare = undefined;
  }

  #become(state: RunnerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/**
 * Fetches the text of the worker's script.
 *
 * @throws {UnavailableError} when it cannot be had.
 */
export async function download(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok) return response.text();
  throw new UnavailableError(
    "The test runner could not be downloaded. Check your connection, then run again. Your code is kept.",
  );
}

/** Why a sandbox did not start, as a sentence for the learner. */
export function unavailableReason(error: unknown): string {
  if (error instanceof UnavailableError) return error.message;
  const cause = error instanceof Error ? error.message : String(error);
  return `This browser did not let the test runner start (${cause}). If an extension blocks scripts or frames, allow them for this site and reload; or run the exercise in a terminal with npm test.`;
}

function toWorkerExercise({ exercise, suite, broker }: GradedExercise): WorkerExercise {
  return {
    id: exercise.id,
    exports: exercise.exports,
    given: exercise.given,
    tasks: exercise.tasks.map(({ id, title }) => ({ id, title })),
    suite,
    broker,
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
