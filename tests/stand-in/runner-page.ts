/** A page with nothing on it but the container's runner, for tests to drive. */
import type { Verdict } from "../../exercises/grading/verdict.ts";
import type { GradedExercise, PreparationStep, RunnerState } from "../../src/grading/runner.ts";
import { openWebContainerRunner } from "../../src/grading/web-container/open.ts";

/** What the page offers as `window.containerPage`. */
export interface ContainerRunnerPage {
  /** Starts the container; how long that took in all and step by step, in milliseconds, and what came of it. */
  prepare(exercise: GradedExercise): Promise<{
    state: RunnerState;
    steps: readonly PreparationStep[];
    tookMs: number;
  }>;
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
    let steps: readonly PreparationStep[] = [];
    const unsubscribe = runner.subscribe((state) => {
      if (state.kind === "preparing") steps = state.steps;
    });
    const start = performance.now();
    await runner.prepare(exercise);
    const tookMs = performance.now() - start;
    unsubscribe();
    return { state: runner.state, steps, tookMs };
  },
  async run(source) {
    const start = performance.now();
    const verdict = await runner.run({ source });
    return { verdict, tookMs: performance.now() - start };
  },
  dispose: () => runner.dispose(),
};
