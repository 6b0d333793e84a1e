/**
 * What the page, the sandbox and the worker say to one another. The page speaks to the sandbox over one
 * port and to each worker over another; the sandbox only starts and ends workers, so it never sees a verdict.
 */
import type { Exercise } from "../../../exercises/grading/exercise.ts";
import type { ConsoleLine, RunEvent } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import type { SceneEnding, SceneProgram, SceneSettings } from "../scene-program.ts";

/** The one message the sandbox takes from its window; its only port comes with it. */
export const SANDBOX_HELLO = "minibroker-sandbox";

/** From the page to the sandbox. A worker's port comes with `spawn`. */
export type SandboxCommand =
  | { readonly type: "load"; readonly workerSource: string }
  | { readonly type: "spawn"; readonly worker: number }
  | { readonly type: "terminate"; readonly worker: number }
  | { readonly type: "ping" };

/** From the sandbox to the page. */
export type SandboxReport =
  | { readonly type: "pong" }
  /** The worker could not start, or the browser ended it. */
  | { readonly type: "worker-failed"; readonly worker: number; readonly message: string };

/** What a worker needs to know of an exercise. */
export interface WorkerExercise {
  readonly id: string;
  readonly exports: readonly string[];
  readonly given: readonly string[];
  readonly tasks: readonly Pick<Exercise["tasks"][number], "id" | "title">[];
  readonly suite: string;
  readonly broker: Readonly<Record<string, string>>;
}

/** From the page to a worker, over its own port. */
export type WorkerCommand =
  | { readonly type: "prepare"; readonly exercise: WorkerExercise }
  | { readonly type: "run"; readonly source: string }
  /** Instead of both: runs a scene of a figure with the learner's module. */
  | {
      readonly type: "play";
      readonly program: SceneProgram;
      readonly source: string;
      readonly settings: SceneSettings;
    };

/** From a worker to the page. Console lines come at once, so that those of a run that hangs are kept too. */
export type WorkerReport =
  | { readonly type: "prepared" }
  /** The learner's module has been compiled, and its own code is about to run. */
  | { readonly type: "loading" }
  | { readonly type: "event"; readonly event: RunEvent }
  | { readonly type: "console"; readonly line: ConsoleLine }
  | { readonly type: "console-dropped"; readonly count: number }
  | { readonly type: "ended"; readonly ending: Ending }
  /** One frame of a scene, as JSON: whatever a module has led to is plain text on its way to the page. */
  | { readonly type: "frame"; readonly json: string }
  | { readonly type: "played"; readonly ending: SceneEnding }
  /** The harness itself failed: never the learner's doing. */
  | { readonly type: "fault"; readonly message: string };
