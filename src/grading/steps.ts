import type { PreparationStep } from "./runner.ts";

/** The steps of getting ready, told anew on each change. */
export class Steps {
  readonly #onChange: (steps: readonly PreparationStep[]) => void;
  #steps: readonly PreparationStep[];

  constructor(names: readonly string[], onChange: (steps: readonly PreparationStep[]) => void) {
    this.#onChange = onChange;
    this.#steps = names.map((name) => ({ name, state: "waiting" }));
  }

  async run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    const elapsed = () => ({ durationMs: performance.now() - start });
    this.#change({ name, state: "running" });
    try {
      const result = await work();
      this.#change({ name, state: "done", ...elapsed() });
      return result;
    } catch (error) {
      this.#change({ name, state: "failed", ...elapsed() });
      throw error;
    }
  }

  #change(step: PreparationStep): void {
    this.#steps = this.#steps.map((old) => (old.name === step.name ? step : old));
    this.#onChange(this.#steps);
  }
}
