/**
 * What travels from the worker that runs a suite to the command line: by broadcast channel to the main
 * thread of its process, and from there as lines of JSON on standard output. A message leaves the worker at
 * once, even if the code under test never yields again.
 */
import type { RaisedError } from "./failure.ts";
import type { ConsoleLine, TestResult } from "./verdict.ts";

/** Name of the broadcast channel within one process. */
export const CHANNEL = "minibroker-grading";

/** Lines that start with it are messages. Whatever else reaches standard output is the learner's, and dropped. */
export const LINE_PREFIX = "\u0001grading ";

/** The part of grading that a suite could not get past. */
export type LoadingStep = "import-module" | "find-exports" | "import-suite";

/** Plain data of an error that kept a suite from running. */
export type PlainError = Pick<RaisedError, "name" | "message" | "stack"> & {
  /** Node's or Vite's code: `ERR_MODULE_NOT_FOUND`. */
  readonly code?: unknown;
};

/** One step of the run of one suite. `describe` is the title of the block that a test stands in. */
export type SuiteProgress =
  | { readonly kind: "loading" }
  /** Sent every `PULSE_MS` while the worker's event loop turns. */
  | { readonly kind: "beat" }
  | { readonly kind: "test-started"; readonly describe: string; readonly title: string }
  | {
      readonly kind: "test-finished";
      readonly describe: string;
      readonly result: Omit<TestResult, "task">;
    }
  | { readonly kind: "not-loaded"; readonly step: LoadingStep; readonly error: PlainError }
  | { readonly kind: "exports-missing"; readonly names: readonly string[] }
  | { readonly kind: "uncaught"; readonly error: PlainError }
  | {
      readonly kind: "finished";
      /** What was written outside of any test. */
      readonly console: readonly ConsoleLine[];
      readonly consoleDropped: number;
    };

/** `suite` is the path of the suite's file. */
export type SuiteMessage = SuiteProgress & { readonly suite: string };

/** A line on standard output: progress of one suite, or how the process itself is. */
export type GradingMessage =
  | SuiteMessage
  | { readonly kind: "out-of-memory" }
  /** Sent every `PULSE_MS`, with the processor time that the process used since the last one. */
  | { readonly kind: "pulse"; readonly cpuMs: number };

/** What the process is asked to do: its only argument, as JSON. */
export interface GradingOrder {
  /** Folder of the kit. */
  readonly root: string;
  readonly suites: readonly SuiteOrder[];
  /** How many suites may run at once. */
  readonly maxWorkers: number;
  /** The process reports that it is out of memory when it takes more than this, in bytes. */
  readonly memoryLimit: number;
}

/** One suite to run. Paths are absolute, with forward slashes. */
export interface SuiteOrder {
  readonly suite: string;
  /** The learner's module, which the suite imports. */
  readonly module: string;
  /** Names that it must export. */
  readonly exports: readonly string[];
}

declare module "vitest" {
  interface ProvidedContext {
    readonly gradedSuites: readonly SuiteOrder[];
  }
}
