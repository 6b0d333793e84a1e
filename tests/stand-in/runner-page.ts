/** A page with nothing on it but the container's runner, for tests to drive. */
import type { Verdict } from "../../exercises/grading/verdict.ts";
import type { GradedExercise, RunnerState } from "../../src/grading/runner.ts";
import { openWebContainerRunner } from "../../src/grading/web-container/open.ts";

/** What the page offers as `window.containerPage`. */
export interface ContainerRunnerPage {
  /** Starts the container; how long that took, in milliseconds, and what came of it. */
  prepare(exercise: GradedExercise): Promise<{ state: RunnerState; tookMs: number }>;
  run(source: string): Promise<{ verdict: Verdict; tookMs: number }>;
  dispose(): void;
}

declare global {
  interface Window {
    containerPage: ContainerRunnerPage;
  }
}

const runner = openWebContainerRunner({
  kitUrl: "/kit.json",
  drafts: async () => new Map(),
  onShellEdit: () => {},
});

window.containerPage = {
  async prepare(exercise) {
    const start = performance.now();
    await runner.prepare(exercise);
    return { state: runner.state, tookMs: performance.now() - start };
  },
  async run(source) {
    const start = performance.now();
    const verdict = await runner.run({ source });
    return { verdict, tookMs: performance.now() - start };
  },
  dispose: () => runner.dispose(),
};
