/**
 * Vitest's own runner, reporting each step of a suite the moment it happens. Vitest loads this file inside
 * the worker that runs the suite; its `runner` option asks for a default export.
 */
import { basename } from "node:path";
import { format } from "node:util";
import { BroadcastChannel } from "node:worker_threads";
import { inject, type RunnerTask, TestRunner } from "vitest";
import { ConsoleBuffer } from "../console-buffer.ts";
import { isTimeout, toFailure } from "../failure.ts";
import { lockIntrinsics } from "../intrinsics.ts";
import {
  CHANNEL,
  type LoadingStep,
  type PlainError,
  type SuiteMessage,
  type SuiteOrder,
  type SuiteProgress,
} from "../messages.ts";
import { PULSE_MS } from "../silence.ts";
import { withinLimit } from "../test-limit.ts";
import { takeTrace } from "../trace-reading.ts";
import { type ConsoleLine, LIMITS, type TestStatus } from "../verdict.ts";

/** Taken before the code under test can replace them. */
const nextTurn = setImmediate;
const every = setInterval;
const stopEvery = clearInterval;
const CONSOLE_LEVELS = ["log", "info", "warn", "error", "debug"] as const;

export default class GradingRunner extends TestRunner {
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #console = captureConsole();
  /** What was written outside of any test. */
  readonly #outside: ConsoleLine[] = [];
  #order: SuiteOrder | undefined;
  #beat: NodeJS.Timeout | undefined;

  override async importFile(path: string, source: "collect" | "setup"): Promise<unknown> {
    if (source !== "collect") return super.importFile(path, source);
    const order = inject("gradedSuites").find((candidate) => candidate.suite === path);
    if (order === undefined) throw new Error(`nobody asked for the suite ${path}`);
    this.#order = order;
    this.#report({ kind: "loading" });
    this.#beat = every(() => this.#report({ kind: "beat" }), PULSE_MS).unref();
    for (const event of ["unhandledRejection", "uncaughtException"] as const) {
      process.on(event, (error) => this.#report({ kind: "uncaught", error: plainError(error) }));
    }
    lockIntrinsics();
    // The learner's module comes first and on its own, so that an error there is known to be theirs.
    const module = await this.#load("import-module", () => super.importFile(order.module, source));
    const missing = order.exports.filter((name) => !hasExport(module, name));
    if (missing.length > 0) {
      this.#report({ kind: "exports-missing", names: missing });
      throw new Error("the suite was not loaded");
    }
    return this.#load("import-suite", () => super.importFile(path, source));
  }

  override async onBeforeRunTask(task: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(task);
    if (task.type !== "test") return;
    this.#outside.push(...this.#console.take());
    this.#report({ kind: "test-started", describe: describeOf(task), title: task.name });
  }

  /** Runs the body of a test. */
  runTask(test: RunnerTask): Promise<void> {
    return withinLimit(TestRunner.getTestFn(test), LIMITS.testTimeoutMs);
  }

  override onAfterRunTask(task: RunnerTask): void {
    super.onAfterRunTask(task);
    if (task.type !== "test" || this.#order === undefined) return;
    const error = task.result?.errors?.[0];
    const file = basename(this.#order.module);
    const failure = error === undefined ? undefined : toFailure(error, file, LIMITS.testTimeoutMs);
    // Only a test that did not pass needs its trace, as in the page.
    const status = statusOf(task);
    const trace = status === "passed" ? undefined : takeTrace(task.meta, failure, status);
    this.#report({
      kind: "test-finished",
      describe: describeOf(task),
      result: {
        title: task.name,
        status,
        durationMs: task.result?.duration ?? 0,
        ...(failure === undefined ? {} : { failure }),
        ...(trace === undefined ? {} : { trace }),
        console: this.#console.take(),
      },
    });
  }

  override async onAfterRunFiles(
    ...files: Parameters<TestRunner["onAfterRunFiles"]>
  ): Promise<void> {
    super.onAfterRunFiles(...files);
    // Node tells of a rejection that nothing handled only when all microtasks are done.
    await new Promise(nextTurn);
    this.#report({
      kind: "finished",
      console: [...this.#outside, ...this.#console.take()],
      consoleDropped: this.#console.dropped,
    });
    // A beat on a closed channel would throw, and take the process down.
    stopEvery(this.#beat);
    this.#channel.close();
  }

  async #load(step: LoadingStep, load: () => unknown): Promise<unknown> {
    try {
      return await load();
    } catch (error) {
      this.#report({ kind: "not-loaded", step, error: plainError(error) });
      throw error;
    }
  }

  #report(progress: SuiteProgress): void {
    if (this.#order === undefined) return;
    this.#channel.postMessage({ ...progress, suite: this.#order.suite } satisfies SuiteMessage);
  }
}

/** Takes over the worker's console. */
function captureConsole(): ConsoleBuffer {
  const buffer = new ConsoleBuffer();
  for (const level of CONSOLE_LEVELS) {
    console[level] = (...values: unknown[]) => buffer.write(level, () => format(...values));
  }
  return buffer;
}

function describeOf(task: RunnerTask): string {
  return task.suite?.name ?? "";
}

function statusOf(task: RunnerTask): TestStatus {
  if (task.result?.state === "pass") return "passed";
  if (task.result?.state !== "fail") return "not-run";
  return task.result.errors?.some(isTimeout) ? "timed-out" : "failed";
}

function hasExport(module: unknown, name: string): boolean {
  return typeof module === "object" && module !== null && name in module;
}

function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...("code" in error ? { code: error.code } : {}) };
}
