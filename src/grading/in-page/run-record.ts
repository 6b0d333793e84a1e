/** Collects what one run reports, and gives each console line to the test it belongs to. */
import type { Exercise } from "../../../exercises/grading/exercise.ts";
import type { ConsoleLine, RunEvent, Verdict } from "../../../exercises/grading/verdict.ts";
import { type Ending, VerdictBuilder } from "../../../exercises/grading/verdict-builder.ts";
import type { RunListener } from "./grading-worker.ts";

/** The record of one run, and the verdict it comes to. */
export class RunRecord implements RunListener {
  readonly #builder: VerdictBuilder;
  readonly #forward: (event: RunEvent) => void;
  /** Lines of the test that is running. */
  #ofTest: ConsoleLine[] = [];
  readonly #ofRun: ConsoleLine[] = [];
  #dropped = 0;

  /** @param forward is told each event, with its console lines. */
  constructor(exercise: Exercise, forward: (event: RunEvent) => void) {
    this.#builder = new VerdictBuilder(exercise, "in-page");
    this.#forward = forward;
  }

  onEvent(event: RunEvent): void {
    const complete: RunEvent =
      event.type === "test-finished"
        ? { ...event, result: { ...event.result, console: this.#ofTest } }
        : event;
    this.#ofTest = [];
    this.#builder.add(complete);
    this.#forward(complete);
  }

  onConsole(line: ConsoleLine): void {
    if (this.#builder.running === undefined) this.#ofRun.push(line);
    else this.#ofTest.push(line);
  }

  onConsoleDropped(count: number): void {
    this.#dropped = count;
  }

  /** The verdict. A test that was running when the run ended keeps what it had written. */
  conclude(ending: Ending, durationMs: number): Verdict {
    const { running } = this.#builder;
    const verdict = this.#builder.conclude(ending, {
      durationMs,
      console: this.#ofRun,
      consoleDropped: this.#dropped,
    });
    if (running === undefined) return verdict;
    const tests = verdict.tests.map((test) =>
      test.title === running ? { ...test, console: this.#ofTest } : test,
    );
    return { ...verdict, tests };
  }
}
