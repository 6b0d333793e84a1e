/** Runs a scene with the learner's module, as far as it goes together with the reference. */
import type { SceneEnding, SceneSettings } from "../../grading/scene-program.ts";
import { type Frame, MOST_EVENTS } from "../simulator/run.ts";
import { firstParting, type OwnFrame, readFrame } from "./frames.ts";

/** What became of a run with the learner's module. */
export type Comparison =
  /** The same states to the end. */
  | { readonly kind: "same" }
  /** Other states from this event on. */
  | { readonly kind: "parted"; readonly at: number; readonly own: OwnFrame }
  /** The same states up to this event, and then nothing more. */
  | { readonly kind: "stopped"; readonly at: number; readonly message: string }
  /** It did not begin, for a reason that has nothing to do with the module. */
  | { readonly kind: "unavailable"; readonly message: string };

/** Plays the scene somewhere safe, and tells each frame as text. */
export type Play = (
  settings: SceneSettings,
  onFrame: (json: string) => void,
  signal: AbortSignal,
) => Promise<SceneEnding>;

/**
 * Compares a run of the learner's module with that of the reference, frame by frame. The run is ended at the
 * first frame that differs, since what a script does next depends on what it saw.
 *
 * @param file what the learner calls the module, for messages.
 */
export async function compareRuns(
  reference: readonly Frame[],
  settings: SceneSettings,
  play: Play,
  file: string,
): Promise<Comparison> {
  const frames: OwnFrame[] = [];
  const enough = new AbortController();
  let found: Comparison | undefined;
  const conclude = (comparison: Comparison): void => {
    found ??= comparison;
    enough.abort();
  };
  const ending = await play(
    settings,
    (json) => {
      if (found !== undefined) return;
      const at = frames.length;
      const frame = readFrame(json);
      if (frame === undefined || at > MOST_EVENTS) {
        conclude({
          kind: "stopped",
          at: Math.max(0, at - 1),
          message: `What ${file} leads to next is no state that can be drawn.`,
        });
        return;
      }
      frames.push(frame);
      if (firstParting(reference.slice(at), [frame]) !== undefined) {
        conclude({ kind: "parted", at: Math.min(at, reference.length - 1), own: frame });
      }
    },
    enough.signal,
  );
  if (found !== undefined) return found;
  const at = Math.max(0, frames.length - 1);
  if (ending.kind === "unavailable") {
    return { kind: "unavailable", message: ending.problem.message };
  }
  if (ending.kind === "failed") {
    return { kind: "stopped", at, message: ending.problem.message };
  }
  return frames.length < reference.length
    ? { kind: "stopped", at, message: `With ${file} nothing more happens.` }
    : { kind: "same" };
}
