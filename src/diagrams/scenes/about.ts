/** What pages say about a scene. Only the build reads it. */
import type { Sign } from "../primitives/signs.ts";

export interface About {
  /** What happens, as a short sentence without a final stop. */
  readonly title: string;
  /** What to try and to see in it: one to three sentences. */
  readonly caption: string;
  /** Signs for the key, in order: only those that can be drawn. `[sign, words]` to name one otherwise. */
  readonly signs: readonly (Sign | readonly [Sign, string])[];
  /** Slug of the lesson that it belongs to. */
  readonly lesson: string;
}
