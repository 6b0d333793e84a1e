/** How the tabs of this site tell each other that the learner's data changed. */
import type { StudyStorageError } from "./errors.ts";

/** What happened to the learner's data, here or in another tab. */
export type StudyChange =
  | { readonly type: "events" }
  | { readonly type: "draft"; readonly exercise: string; readonly revision: number }
  | { readonly type: "notes" }
  /** From here on nothing is kept beyond this tab. */
  | { readonly type: "degraded"; readonly error: StudyStorageError };

/** Name of the `BroadcastChannel`. Its messages are `StudyChange`s. */
const CHANNEL = "minibroker.study";

/** Opens the channel, where the browser has such a thing. */
export function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
}

/** Tells the other tabs, from a page that has nothing else to say. */
export function announceChange(change: StudyChange): void {
  const channel = openChannel();
  channel?.postMessage(change);
  channel?.close();
}
