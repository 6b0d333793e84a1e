/** Vitest's own runner, told to import modules of ours and to report each test as it starts and ends. */
import { type RunnerTask, type SerializedConfig, TestRunner } from "vitest";
import { isTimeout, type RaisedError, toFailure } from "../../../exercises/grading/failure.ts";
import { withinLimit } from "../../../exercises/grading/test-limit.ts";
import { takeTrace } from "../../../exercises/grading/trace-reading.ts";
import { LIMITS, type RunEvent, type TestResult } from "../../../exercises/grading/verdict.ts";
import type { WorkerExercise } from "./protocol.ts";

/** What the runner needs from its surroundings. */
export interface SuiteRunnerOptions {
  readonly exercise: WorkerExercise;
  readonly learnersFile: string;
  readonly importSuite: () => Promise<unknown>;
  readonly onEvent: (event: RunEvent) => void;
  /** Gives the learner's files and lines to a stack of blob URLs. */
  readonly mapStack: (stack: string) => string;
}

/**
 * Vitest keeps what a worker knows in a global, which its runner and its `expect` read. This is the part
 * of it that is read without a server on the other side.
 */
export function provideWorkerState(config: SerializedConfig, filepath: string): void {
  const state = {
    ctx: { pool: config.pool },
    config,
    filepath,
    environment: { name: "node" },
    rpc: { snapshotSaved: () => {} },
    onCancel: () => () => {},
    onCleanup: () => {},
    providedContext: {},
    durations: { environment: 0, prepare: 0, fetch: 0 },
    evaluatedModules: { idToModuleMap: new Map() },
    resolvingModules: new Set(),
    moduleExecutionInfo: new Map(),
  };
  Object.defineProperty(globalThis, "__vitest_worker__", { value: state, configurable: true });
}

/** Runs one suite once. */
export class SuiteRunner extends TestRunner {
  readonly #options: SuiteRunnerOptions;

  constructor(config: SerializedConfig, options: SuiteRunnerOptions) {
    super(config);
    this.#options = options;
    // Spans for OpenTelemetry, which only `vitest run` sets up.
    this.trace = (_name, attributes, callback) => {
      if (callback !== undefined) return callback();
      if (typeof attributes === "function") return attributes();
      throw new TypeError("a span needs something to run");
    };
  }

  override importFile(): unknown {
    return this.#options.importSuite();
  }

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test);
    const { onEvent } = this.#options;
    onEvent({ type: "test-started", task: this.#taskOf(test), title: test.name });
  }

  /** Runs the body of a test. */
  runTask(test: RunnerTask): Promise<void> {
    return withinLimit(TestRunner.getTestFn(test), LIMITS.testTimeoutMs);
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test);
    this.#options.onEvent({ type: "test-finished", result: this.#resultOf(test) });
  }

  /** The id of the task that grades a test: the one whose title its outermost `describe` has. */
  #taskOf(test: RunnerTask): string {
    let outermost: RunnerTask = test;
    while (
      outermost.suite !== undefined &&
      outermost.suite.type === "suite" &&
      !("filepath" in outermost.suite)
    ) {
      outermost = outermost.suite;
    }
    const task = this.#options.exercise.tasks.find(({ title }) => title === outermost.name);
    return task?.id ?? "";
  }

  #resultOf(test: RunnerTask): TestResult {
    const result = {
      task: this.#taskOf(test),
      title: test.name,
      durationMs: test.result?.duration ?? 0,
      console: [],
    };
    const [error] = test.result?.errors ?? [];
    if (test.result?.state === "pass") return { ...result, status: "passed" };
    const raised = this.#mapped(error ?? { message: "the test did not pass" });
    const failure = toFailure(raised, this.#options.learnersFile, LIMITS.testTimeoutMs);
    const timedOut = test.result?.errors?.some(isTimeout) ?? false;
    const status = timedOut ? "timed-out" : "failed";
    const trace = takeTrace(test.meta, failure, status);
    return {
      ...result,
      status,
      failure,
      ...(trace === undefined ? {} : { trace }),
    };
  }

  #mapped(error: RaisedError): RaisedError {
    const stack = typeof error.stack === "string" ? this.#options.mapStack(error.stack) : undefined;
    const { cause } = error;
    return {
      ...error,
      stack,
      ...(typeof cause === "object" && cause !== null ? { cause: this.#mapped(cause) } : {}),
    };
  }
}
