/**
 * The small door, for pages that only show where the learner stands: reads, and writes nothing.
 */
import type { Draft } from "./drafts.ts";
import { IndexedDbStore } from "./indexed-db-store.ts";
import { type Progress, progressOf } from "./progress.ts";

/** Fired on `document` whenever the progress may have changed, here or in another tab. */
export const PROGRESS_EVENT = "minibroker:progress";

/** Where the learner stands. Where the browser stores nothing, that is at the start. Never rejects. */
export async function readProgress(): Promise<Progress> {
  const events = await read((store) => store.events());
  return progressOf(events ?? []);
}

/** The learner's draft of an exercise, if there is one. Never rejects. */
export function readDraft(exercise: string): Promise<Draft | undefined> {
  return read((store) => store.draft(exercise));
}

async function read<Result>(
  work: (store: IndexedDbStore) => Promise<Result>,
): Promise<Result | undefined> {
  let store: IndexedDbStore | undefined;
  try {
    store = await IndexedDbStore.open();
    return await work(store);
  } catch {
    // The workbench tells the learner about storage when they start to write; a page that is read need not.
    return undefined;
  } finally {
    store?.close();
  }
}
