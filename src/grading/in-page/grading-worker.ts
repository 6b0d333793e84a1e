/** One worker in the sandbox, from its start to the end of the one run it serves. */
import { afterAwake } from "../../../exercises/grading/awake-timer.ts";
import { outOfMemory, stalled } from "../../../exercises/grading/problems.ts";
import { type ConsoleLine, LIMITS, type RunEvent } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import type { WorkerExercise, WorkerReport } from "./protocol.ts";
import { type Sandbox, SandboxError, type SandboxWorker } from "./sandbox.ts";

/** What a run tells while it lasts. */
export interface RunListener {
  onEvent(event: RunEvent): void;
  onConsole(line: ConsoleLine): void;
  onConsoleDropped(count: number): void;
}

/** A worker may take this long to load and prepare, in milliseconds; it takes about 100. */
const START_MS = 15_000;
/** How often the sandbox is asked whether it is still there, and how long it may take to answer, in milliseconds. */
const PULSE_MS = 1000;
const ANSWER_MS = 2000;

/** A worker that is prepared for one exercise and runs one module. */
export class GradingWorker {
  /** Settles when the worker waits for the learner's module. Rejects with a `SandboxError`. */
  readonly ready: Promise<void>;
  readonly #sandbox: Sandbox;
  readonly #worker: SandboxWorker;
  readonly #file: string;
  #onReport: (report: WorkerReport) => void = () => {};
  #onFailure: (message: string) => void = () => {};
  #stopWatchdog: () => void = () => {};

  constructor(sandbox: Sandbox, exercise: WorkerExercise) {
    this.#sandbox = sandbox;
    this.#file = `${exercise.id}.ts`;
    this.#worker = sandbox.spawn({
      onReport: (report) => this.#onReport(report),
      onFailure: (message) => this.#onFailure(message),
    });
    this.ready = new Promise((resolve, reject) => {
      const fail = (message: string) => reject(new SandboxError(message));
      this.#stopWatchdog = afterAwake(START_MS, () => fail("the worker did not start in time"));
      this.#onFailure = fail;
      this.#onReport = (report) => {
        this.#stopWatchdog();
        if (report.type === "prepared") resolve();
        if (report.type === "fault") fail(report.message);
      };
    });
    // Whoever needs the worker awaits `ready`; a spare that nobody needs may fail in silence.
    this.ready.catch(() => this.#stopWatchdog());
    this.#worker.send({ type: "prepare", exercise });
  }

  /**
   * Runs the exercise's suite against a module, and says how that ended. The worker is of no further use.
   *
   * @param signal aborting it ends the run with `cancelled`.
   */
  async run(source: string, listener: RunListener, signal: AbortSignal): Promise<Ending> {
    let stop = (_ending: Ending) => {};
    const ended = new Promise<Ending>((resolve) => {
      stop = resolve;
    });
    const cancel = () => stop({ kind: "cancelled" });
    let running: string | undefined;

    const watch = (ms: number = LIMITS.stallMs) => {
      this.#stopWatchdog();
      this.#stopWatchdog = afterAwake(ms, () => {
        stop({ kind: "timed-out", problem: stalled(this.#file, running, ms) });
      });
    };
    const crash = () => stop({ kind: "crashed", problem: outOfMemory(this.#file) });
    // A browser that runs out of memory ends the frame's process, and tells nobody.
    const pulse = setInterval(async () => {
      if (!(await this.#sandbox.answers(ANSWER_MS))) crash();
    }, PULSE_MS);

    this.#onFailure = crash;
    this.#onReport = (report) => {
      switch (report.type) {
        case "event":
          running = report.event.type === "test-started" ? report.event.title : undefined;
          watch();
          listener.onEvent(report.event);
          return;
        case "loading":
          watch();
          return;
        case "console":
          listener.onConsole(report.line);
          return;
        case "console-dropped":
          listener.onConsoleDropped(report.count);
          return;
        case "ended":
          stop(report.ending);
          return;
        case "fault":
          stop({ kind: "runner-unavailable", problem: harnessFailed(report.message) });
      }
    };

    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    // Compiling comes first, which is our work: a file of a megabyte takes seconds on a busy machine.
    watch(START_MS);
    this.#worker.send({ type: "run", source });
    const ending = await ended;
    clearInterval(pulse);
    signal.removeEventListener("abort", cancel);
    this.terminate();
    return ending;
  }

  /** Ends the worker at once, whatever it is doing. */
  terminate(): void {
    this.#stopWatchdog();
    this.#onReport = () => {};
    this.#onFailure = () => {};
    this.#worker.terminate();
  }
}

function harnessFailed(message: string): { message: string } {
  return {
    message: `The test runner itself failed (${message}). Run again; if it happens again, run the exercise in a terminal with npm test.`,
  };
}
