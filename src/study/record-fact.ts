/**
 * The small door for pages that note a single fact, such as an answer to a quick check. The fact is safe
 * before the call returns, whatever becomes of the page: it is in the journal first, in the log soon.
 */
import { announceChange } from "./channel.ts";
import { type StudyEvent, type StudyFact, studyEvent } from "./events.ts";
import { IndexedDbStore } from "./indexed-db-store.ts";
import { type EventJournal, eventJournal } from "./journal.ts";

/** Appends one fact to the log. Never rejects: where the log cannot be written, the journal keeps the fact. */
export async function recordFact(
  fact: StudyFact,
  now = Date.now(),
  journal: EventJournal = eventJournal(),
): Promise<StudyEvent> {
  const event = studyEvent(fact, now);
  journal.write(event);
  let store: IndexedDbStore | undefined;
  try {
    store = await IndexedDbStore.open();
    await store.append([event]);
    journal.clear(event.id);
    announceChange({ type: "events" });
  } catch {
    // The workbench and the progress page tell the learner about storage; the journal waits for the next visit.
  } finally {
    store?.close();
  }
  return event;
}
