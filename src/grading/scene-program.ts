/**
 * What it takes to run a scene of a figure with the learner's module in the place of the reference: the one
 * file that is fetched when a learner asks for it (`/scenes/<id>.json`).
 */
import type { Problem } from "../../exercises/grading/verdict.ts";

/** What needs to be known of an exercise to load the learner's module. */
export interface ProgramExercise {
  readonly id: string;
  readonly exports: readonly string[];
  readonly given: readonly string[];
}

/** A scene as text, ready for the sandbox. */
export interface SceneProgram {
  /** The exercise whose module is the learner's. */
  readonly exercise: ProgramExercise;
  /** The scene with its simulator as one JavaScript module that exports `frames`. It imports `#broker/*`. */
  readonly code: string;
  /** Sources of the modules of the broker that the scene and the exercise need, but for the learner's. */
  readonly broker: Readonly<Record<string, string>>;
}

/** What makes one run differ from another, as the simulator knows it. */
export interface SceneSettings {
  readonly knobs: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly breakAfter: readonly number[];
}

/** How a run of a scene ended. The problem is for the learner. */
export type SceneEnding =
  | { readonly kind: "finished" }
  /** Something that the learner's module did, or failed to do, ended it. */
  | { readonly kind: "failed"; readonly problem: Problem }
  /** The sandbox did not start, or the harness failed. */
  | { readonly kind: "unavailable"; readonly problem: Problem };
