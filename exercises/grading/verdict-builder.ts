/**
 * Folds the events of one run into its verdict. Pure, and shared by every runner, so that the same events
 * give the same verdict wherever they came from.
 */
import type { Exercise, Task } from "./exercise.ts";
import type {
  ConsoleLine,
  Problem,
  RunEvent,
  RunnerKind,
  TestResult,
  Verdict,
  VerdictStatus,
} from "./verdict.ts";

/**
 * How a run ended.
 *
 * - `finished`: the suite ran to its end. `uncaught` is an error that belongs to no test, such as a rejected
 *   promise that nothing awaited; a suite whose every test passed is then not solved but crashed.
 */
export type Ending =
  | { readonly kind: "finished"; readonly uncaught?: Problem }
  | { readonly kind: "cancelled" }
  | {
      readonly kind: "did-not-compile" | "timed-out" | "crashed" | "runner-unavailable";
      readonly problem: Problem;
    };

/** What only the runner knows about a run as a whole. */
export interface RunFacts {
  readonly durationMs: number;
  /** Version of the Node that ran it. */
  readonly node?: string;
  /** What was written outside of any test. */
  readonly console?: readonly ConsoleLine[];
  readonly consoleDropped?: number;
}

/** Collects the events of one run of one exercise. */
export class VerdictBuilder {
  readonly #exercise: Exercise;
  readonly #runner: RunnerKind;
  readonly #results = new Map<string, TestResult>();
  /** Tests that the suite has and `exercise.ts` does not, or that ran twice. Either is a fault of ours. */
  readonly #strays: string[] = [];
  #running: string | undefined;

  constructor(exercise: Exercise, runner: RunnerKind) {
    this.#exercise = exercise;
    this.#runner = runner;
  }

  /** The title of the test that has started and not finished, if there is one. */
  get running(): string | undefined {
    return this.#running;
  }

  add(event: RunEvent): void {
    if (event.type === "test-started") {
      this.#running = event.title;
      return;
    }
    this.#running = undefined;
    const { result } = event;
    const task = this.#exercise.tasks.find((candidate) => candidate.id === result.task);
    const listed = task?.tests.includes(result.title) ?? false;
    if (listed && !this.#results.has(result.title)) this.#results.set(result.title, result);
    else this.#strays.push(result.title);
  }

  /** The verdict. It lists every test of `exercise.ts`, and is `passed` only when each passed exactly once. */
  conclude(ending: Ending, facts: RunFacts): Verdict {
    const tests = this.#exercise.tasks.flatMap((task) =>
      task.tests.map((title) => this.#results.get(title) ?? this.#unfinished(task, title, ending)),
    );
    const { status, problem } = this.#judge(tests, ending);
    return {
      version: 1,
      exercise: this.#exercise.id,
      runner: this.#runner,
      ...(facts.node === undefined ? {} : { node: facts.node }),
      status,
      tests,
      durationMs: facts.durationMs,
      ...(problem === undefined ? {} : { problem }),
      console: facts.console ?? [],
      consoleDropped: facts.consoleDropped ?? 0,
    };
  }

  #judge(
    tests: readonly TestResult[],
    ending: Ending,
  ): { readonly status: VerdictStatus; readonly problem?: Problem } {
    if (ending.kind === "cancelled") {
      return { status: "cancelled", problem: { message: "The run was stopped before its end." } };
    }
    if (ending.kind !== "finished") return { status: ending.kind, problem: ending.problem };

    const missing = tests.filter((test) => test.status === "not-run").map((test) => test.title);
    const mismatch = [...this.#strays, ...missing];
    if (mismatch.length > 0) {
      return {
        status: "runner-unavailable",
        problem: {
          message: `The suite does not run the tests that exercise.ts lists: ${mismatch.join("; ")}. This is a fault of the course, not of your code.`,
        },
      };
    }
    if (tests.some((test) => test.status !== "passed")) return { status: "failed" };
    if (ending.uncaught !== undefined) return { status: "crashed", problem: ending.uncaught };
    return { status: "passed" };
  }

  /** A listed test without a result: it was running when the run ended, or never began. */
  #unfinished(task: Task, title: string, ending: Ending): TestResult {
    const blank = { task: task.id, title, durationMs: 0, console: [] };
    if (title === this.#running && ending.kind === "timed-out") {
      return { ...blank, status: "timed-out", failure: ending.problem };
    }
    if (title === this.#running && ending.kind === "crashed") {
      return { ...blank, status: "failed", failure: ending.problem };
    }
    return { ...blank, status: "not-run" };
  }
}
