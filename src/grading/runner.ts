/**
 * Something that turns files into a verdict. The page talks to this interface only, so that another place
 * to run in (a WebContainer, say) is one more implementation and no change to any screen.
 */
import type { Exercise } from "../../exercises/grading/exercise.ts";
import type { RunEvent, RunnerKind, Verdict } from "../../exercises/grading/verdict.ts";

/** Everything of an exercise that a runner needs, besides what the learner writes. */
export interface GradedExercise {
  readonly exercise: Exercise;
  /** Source of the hidden suite, TypeScript. */
  readonly suite: string;
  /** Sources of the broker's modules by name (`partition-log`, not `#broker/partition-log`). */
  readonly broker: Readonly<Record<string, string>>;
}

/** A step of getting ready, as plain data that a screen can show. */
export interface PreparationStep {
  readonly name: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly durationMs?: number;
}

/** How far a runner is. `unavailable` carries a sentence that the learner can act on. */
export type RunnerState =
  | { readonly kind: "idle" }
  | { readonly kind: "preparing"; readonly steps: readonly PreparationStep[] }
  | { readonly kind: "ready" }
  | {
      readonly kind: "unavailable";
      readonly reason: string;
      /** The reason in a few words, where there is more than one it could be. */
      readonly title?: string;
      /** How far it got. */
      readonly steps?: readonly PreparationStep[];
    };

/** One run. */
export interface RunRequest {
  /** The text of the learner's module. */
  readonly source: string;
  /** Aborting ends the run with the verdict `cancelled`. */
  readonly signal?: AbortSignal;
  /** Called for each event, in order, before the promise of `run` settles. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** A place where suites run. */
export interface Runner {
  readonly kind: RunnerKind;
  readonly state: RunnerState;
  /** Calls back on each change of `state`; returns a function that stops it. */
  subscribe(listener: (state: RunnerState) => void): () => void;
  /** Gets ready to run an exercise. Calling it again with the same exercise costs nothing. */
  prepare(exercise: GradedExercise): Promise<void>;
  /** Runs the prepared exercise. Never rejects: whatever happens becomes a verdict. */
  run(request: RunRequest): Promise<Verdict>;
  /** Ends whatever is running and leaves nothing behind. */
  dispose(): void;
}

/** `run` was called before `prepare`. */
export class NotPreparedError extends Error {
  override readonly name = "NotPreparedError";
}
