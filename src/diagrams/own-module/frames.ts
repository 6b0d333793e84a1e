/**
 * What comes out of the sandbox. A module that is not ours has led to it, so nothing is believed: it is text,
 * of limited length, and becomes plain data or is refused.
 */
import { dequal } from "dequal";
import type { Frame } from "../simulator/run.ts";

/** Most characters of one frame. The largest of the course has some 8000. */
const FRAME_LENGTH = 100_000;
/** Most characters of a caption that is shown. */
const CAPTION_LENGTH = 600;

/** A frame of a run with the learner's module: as much of it as is compared and shown. */
export interface OwnFrame {
  readonly at: number;
  readonly state: unknown;
  readonly caption: string;
}

/** Reads one frame, or gives `undefined` if that is none. */
export function readFrame(json: string): OwnFrame | undefined {
  if (json.length > FRAME_LENGTH) return undefined;
  try {
    const frame: unknown = JSON.parse(json);
    if (typeof frame !== "object" || frame === null) return undefined;
    if (!("at" in frame && "caption" in frame && "state" in frame)) return undefined;
    const { at, caption, state } = frame;
    if (typeof at !== "number" || typeof caption !== "string") return undefined;
    return { at, state, caption: caption.slice(0, CAPTION_LENGTH) };
  } catch {
    return undefined;
  }
}

/**
 * The first frame in which two runs are not in the same state at the same time.
 *
 * @returns its index, or `undefined` while every frame of `own` is also one of `reference`.
 */
export function firstParting(
  reference: readonly Frame[],
  own: readonly OwnFrame[],
): number | undefined {
  const parting = own.findIndex(({ at, state }, index) => {
    const expected = reference[index];
    // As data: what is `undefined` on one side does not exist on the other.
    return expected === undefined || at !== expected.at || !dequal(state, plain(expected.state));
  });
  return parting === -1 ? undefined : parting;
}

function plain(state: unknown): unknown {
  const data: unknown = JSON.parse(JSON.stringify(state));
  return data;
}
