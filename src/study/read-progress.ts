/**
 * The small door, for pages that only show where the learner stands: reads, and writes nothing.
 */
import { openChannel } from "./channel.ts";
import type { Draft } from "./drafts.ts";
import type { StudyEvent } from "./events.ts";
import { IndexedDbStore } from "./indexed-db-store.ts";
import { eventJournal } from "./journal.ts";
import type { Note } from "./notes.ts";
import { type Progress, progressOf } from "./progress.ts";

/** Fired on `document` whenever the progress may have changed, here or in another tab. */
export const PROGRESS_EVENT = "minibroker:progress";

/** Where the learner stands. Where the browser stores nothing, that is at the start. Never rejects. */
export async function readProgress(): Promise<Progress> {
  return progressOf(await readEvents());
}

/** A reading that has not begun yet: whoever asks meanwhile is answered by it. */
let waiting: Promise<StudyEvent[]> | undefined;

/**
 * The log. What a page that was left in a hurry wrote only into the journal counts, too. Never rejects. Parts of a
 * page that ask at the same time share one reading: a log of years takes a tenth of a second.
 */
export function readEvents(): Promise<StudyEvent[]> {
  waiting ??= readLog();
  return waiting;
}

async function readLog(): Promise<StudyEvent[]> {
  // From here on a reading no longer sees what is written, so who asks later gets one of their own.
  const begin = (): void => {
    waiting = undefined;
  };
  const stored = await read((store) => {
    begin();
    return store.events();
  });
  begin();
  const events = stored ?? [];
  const known = new Set(events.map((event) => event.id));
  const journaled = eventJournal().entries();
  return [...events, ...journaled.filter((event) => !known.has(event.id))];
}

/** The learner's draft of an exercise, if there is one. Never rejects. */
export function readDraft(exercise: string): Promise<Draft | undefined> {
  return read((store) => store.draft(exercise));
}

/** All drafts. Never rejects. */
export async function readDrafts(): Promise<Draft[]> {
  return (await read((store) => store.drafts())) ?? [];
}

/** The learner's notes, the deleted ones among them. Never rejects. */
export async function readNotes(): Promise<Note[]> {
  return (await read((store) => store.notes())) ?? [];
}

/** Fires `PROGRESS_EVENT` when another tab wrote something, for as long as the page lives. */
export function listenToOtherTabs(): void {
  openChannel()?.addEventListener("message", () => {
    document.dispatchEvent(new CustomEvent(PROGRESS_EVENT));
  });
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
