/**
 * What a run concluded. One model for every place a suite runs in: the page, a WebContainer, a terminal.
 */

/** Where a suite ran. */
export type RunnerKind = "in-page" | "webcontainer" | "local";

/**
 * - `passed`, `failed`: the suite ran to its end.
 * - `did-not-compile`: the learner's file has a syntax error, or imports what does not exist.
 * - `timed-out`: a test neither finished nor failed within the time limit, so the run was stopped.
 * - `crashed`: the learner's code took the run down: it threw on import, or ran out of memory.
 * - `cancelled`: the learner stopped it.
 * - `runner-unavailable`: our fault or the machine's, never the learner's.
 */
export type VerdictStatus =
  | "passed"
  | "failed"
  | "did-not-compile"
  | "timed-out"
  | "crashed"
  | "cancelled"
  | "runner-unavailable";

/** `not-run`: the run ended before this test began. */
export type TestStatus = "passed" | "failed" | "timed-out" | "not-run";

/** A place in the learner's file. Lines and columns start at 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why a test failed, in parts that a screen or a terminal can lay out. */
export interface Failure {
  /** What was done to the learner's module, from the assertion's own label: `append(a); read(0)`. */
  readonly called?: string;
  /** The rest of the message: what went wrong, in words. */
  readonly message: string;
  /** Pretty-printed, where the assertion compared two values. */
  readonly expected?: string;
  readonly received?: string;
  /** The innermost frame that lies in the learner's file. */
  readonly at?: SourcePosition;
}

/** One line that the learner's code wrote to the console. */
export interface ConsoleLine {
  readonly level: "log" | "info" | "warn" | "error" | "debug";
  readonly text: string;
}

/**
 * What a step of a trace is drawn as, in the diagrams' language. `call` is a plain tick: something was asked
 * for, or answered, that moves no record.
 */
export const TRACE_SIGNS = [
  "append",
  "call",
  "commit",
  "crash",
  "dead-letter",
  "delete",
  "drop",
  "fail",
  "handle",
  "pause",
  "read",
  "refuse",
  "resume",
  "seek",
  "skip",
  "start",
  "store",
  "undo",
  "wait",
] as const;

export type TraceSign = (typeof TRACE_SIGNS)[number];

/** One step: who did what, to which records, and when. */
export interface TraceStep {
  /** Virtual time, in milliseconds since the trace began. Absent where the test has no clock. */
  readonly at?: number;
  /** The row that it is drawn in: a partition, a worker, a stage such as `commit`. */
  readonly lane: string;
  readonly sign: TraceSign;
  /** What it concerns: offsets, values or ids of records, as short texts. */
  readonly values: readonly string[];
  /** The step in words: `commit 6`. */
  readonly text: string;
}

/** The step at which expectation and reality part. */
export interface Parting {
  /** Index of the step. */
  readonly step: number;
  /**
   * - `different`: another value was expected there.
   * - `surplus`: nothing more was expected.
   * - `missing`: something should have followed.
   * - `last`: what was done last before the check that failed; the check itself says more.
   * - `waiting`: what was done last before the test waited until its time was up.
   */
  readonly kind: "different" | "surplus" | "missing" | "last" | "waiting";
  /** What was expected instead, or to follow. */
  readonly expected?: string;
}

/** What happened in a test whose subject is order or time, in the order in which it happened. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  /** How many earlier steps were not kept. */
  readonly omitted: number;
  readonly parting: Parting;
}

/** One hidden test. */
export interface TestResult {
  /** The id of the task, as in `exercise.ts`. */
  readonly task: string;
  /** The test's own title: a sentence about behaviour. Unique within its exercise. */
  readonly title: string;
  readonly status: TestStatus;
  readonly durationMs: number;
  readonly failure?: Failure;
  /** Of a test that failed, if its subject is order or time. */
  readonly trace?: Trace;
  readonly console: readonly ConsoleLine[];
}

/** What kept a suite from running to its end, told to the learner. */
export interface Problem {
  /** A sentence that the learner can act on. */
  readonly message: string;
  readonly at?: SourcePosition;
}

/** The conclusion of one run of one exercise. */
export interface Verdict {
  readonly version: 1;
  readonly exercise: string;
  readonly runner: RunnerKind;
  /** Version of the Node that ran it, where one did and it is worth naming: `22.22.0`. */
  readonly node?: string;
  readonly status: VerdictStatus;
  /** Every hidden test of the exercise, in the order of `exercise.ts`, whether it ran or not. */
  readonly tests: readonly TestResult[];
  /** From the start of the run to its end, in milliseconds. */
  readonly durationMs: number;
  /** Set unless the status is `passed` or `failed`. */
  readonly problem?: Problem;
  /** What was written outside of any test, such as on import. */
  readonly console: readonly ConsoleLine[];
  /** How many console lines were dropped because the run wrote too many. */
  readonly consoleDropped: number;
}

/** What a runner reports while a suite runs. */
export type RunEvent =
  | { readonly type: "test-started"; readonly task: string; readonly title: string }
  | { readonly type: "test-finished"; readonly result: TestResult };

/** Limits that hold wherever a suite runs, so that verdicts agree. */
export const LIMITS = {
  /** One test may wait this long for a promise before it fails, in milliseconds. */
  testTimeoutMs: 1000,
  /** A run that reports nothing for this long is stopped, in milliseconds: code that never yields. */
  stallMs: 5000,
  /** Console lines kept per run; the rest are counted. */
  consoleLines: 200,
  /** Characters kept of one console line. */
  consoleLineLength: 2000,
  /** Steps kept of one trace: the last ones, since a test fails at its end. The rest are counted. */
  traceSteps: 60,
  /** Values kept of one step. */
  traceValues: 12,
  /** Characters kept of a lane's name, a value or the words of a step. */
  traceTextLength: 100,
} as const;
