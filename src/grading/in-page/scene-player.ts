/** Plays a scene of a figure with the learner's module, in a sandbox of its own that ends with the run. */
import { afterAwake } from "../../../exercises/grading/awake-timer.ts";
import { LIMITS } from "../../../exercises/grading/verdict.ts";
import type { SceneEnding, SceneProgram, SceneSettings } from "../scene-program.ts";
import { download, type InPageRunnerOptions, unavailableReason } from "./in-page-runner.ts";
import { Sandbox } from "./sandbox.ts";

/** What to play, and whom to tell. */
export interface SceneRequest {
  readonly program: SceneProgram;
  /** The text of the learner's module. */
  readonly source: string;
  readonly settings: SceneSettings;
  /** Called for each frame, in order. Nothing is known of it but that it is text. */
  readonly onFrame: (json: string) => void;
  /** Aborting it ends the run at once; how it ended is then of no interest. */
  readonly signal: AbortSignal;
}

/** A worker may take this long to load, in milliseconds; it takes about 100. */
const START_MS = 15_000;
/** A run may take this long in all, in milliseconds: it is some dozen events. */
const RUN_MS = 3 * LIMITS.stallMs;

/** Plays a scene. Never rejects: whatever happens becomes an ending. */
export async function playInSandbox(
  options: InPageRunnerOptions,
  request: SceneRequest,
): Promise<SceneEnding> {
  let sandbox: Sandbox | undefined;
  try {
    const { frameScript, frameCsp, document: page = document } = options;
    const workerSource = await download(options.workerUrl);
    sandbox = await Sandbox.open({ frameScript, frameCsp, workerSource }, page);
    return await playIn(sandbox, request);
  } catch (error) {
    return { kind: "unavailable", problem: { message: unavailableReason(error) } };
  } finally {
    sandbox?.close();
  }
}

function playIn(
  sandbox: Sandbox,
  { program, source, settings, onFrame, signal }: SceneRequest,
): Promise<SceneEnding> {
  const file = `${program.exercise.id}.ts`;
  const failed = (message: string): SceneEnding => ({ kind: "failed", problem: { message } });
  const { promise, resolve } = Promise.withResolvers<SceneEnding>();
  let stopWatchdog = () => {};
  const watch = (ms: number, ending: () => SceneEnding) => {
    stopWatchdog();
    stopWatchdog = afterAwake(ms, () => resolve(ending()));
  };
  const stalled = () =>
    failed(
      `${file} did nothing more for ${LIMITS.stallMs / 1000} s, so the run was stopped. Look for a loop that never ends, or a promise that never settles.`,
    );
  const unavailable = (message: string): SceneEnding => ({
    kind: "unavailable",
    problem: { message: `The sandbox failed (${message}). Try again.` },
  });
  let stopLimit = () => {};
  const worker = sandbox.spawn({
    onReport: (report) => {
      switch (report.type) {
        case "loading":
          stopLimit = afterAwake(RUN_MS, () =>
            resolve(failed(`${file} took more than ${RUN_MS / 1000} s, so the run was stopped.`)),
          );
          watch(LIMITS.stallMs, stalled);
          return;
        case "frame":
          watch(LIMITS.stallMs, stalled);
          onFrame(report.json);
          return;
        case "played":
          resolve(report.ending);
          return;
        case "fault":
          resolve(unavailable(report.message));
      }
    },
    onFailure: (message) => resolve(unavailable(message)),
  });
  watch(START_MS, () => unavailable("the worker did not start in time"));
  signal.addEventListener("abort", () => resolve(failed("The run was stopped.")), { once: true });
  worker.send({ type: "play", program, source, settings });
  return promise.finally(() => {
    stopWatchdog();
    stopLimit();
    worker.terminate();
  });
}
