/** A page with nothing on it but the in-page runner, for tests to drive. */
import type { RunEvent, Verdict } from "../../exercises/grading/verdict.ts";
import {
  createInPageRunner,
  type InPageRunnerOptions,
} from "../../src/grading/in-page/in-page-runner.ts";
import type { GradedExercise, Runner, RunnerState } from "../../src/grading/runner.ts";

/** What the page offers as `window.runnerPage`. */
export interface RunnerPage {
  prepare(exercise: GradedExercise): Promise<RunnerState>;
  /** Runs a module, and says besides the verdict which events came. */
  run(source: string, cancelAfterMs?: number): Promise<{ verdict: Verdict; events: RunEvent[] }>;
  /** Ends the runner and makes a new one. */
  restart(): void;
}

declare global {
  interface Window {
    runnerPage: RunnerPage;
    runnerOptions: InPageRunnerOptions;
  }
}

let runner: Runner = createInPageRunner(window.runnerOptions);

window.runnerPage = {
  async prepare(exercise) {
    await runner.prepare(exercise);
    return runner.state;
  },
  async run(source, cancelAfterMs) {
    const events: RunEvent[] = [];
    const verdict = await runner.run({
      source,
      onEvent: (event) => events.push(event),
      ...(cancelAfterMs === undefined ? {} : { signal: AbortSignal.timeout(cancelAfterMs) }),
    });
    return { verdict, events };
  },
  restart() {
    runner.dispose();
    runner = createInPageRunner(window.runnerOptions);
  },
};
