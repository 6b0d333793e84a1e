/**
 * The safety net for a page that is left before the storage answers. IndexedDB is asynchronous, and a
 * closing page gets no more time; a journal is written at once and read on the next visit.
 */
import type { StudyEvent } from "./events.ts";
import type { NewInterview } from "./interviews.ts";
import type { NewNote } from "./notes.ts";
import { isDraft, isEvent, isInterview, isNote } from "./sound-records.ts";
import type { NewDraft } from "./store.ts";

/** Entries that are not in the storage proper yet, each under its own key, so that tabs do not meet. */
export interface Journal<Entry> {
  read(key: string): Entry | undefined;
  /** Everything that is waiting, in no order. */
  entries(): Entry[];
  write(entry: Entry): void;
  clear(key: string): void;
}

/** A draft that may not be in the storage proper. */
export interface JournaledDraft extends NewDraft {
  /** Another tab wrote the draft too, and the learner has not chosen yet. */
  readonly contested?: boolean;
}

/** Drafts, by exercise. */
export type DraftJournal = Journal<JournaledDraft>;
/** Events of the log, by id. */
export type EventJournal = Journal<StudyEvent>;
/** Notes being written, by id. */
export type NoteJournal = Journal<NewNote>;

/** Mock interviews, by id. */
export type InterviewJournal = Journal<NewInterview>;

/** Where there is nothing to write to. */
export const noJournal: Journal<never> = {
  read: () => undefined,
  entries: () => [],
  write() {},
  clear() {},
};

/** A journal of drafts in `localStorage`. */
export function localStorageJournal(storage: () => Storage): DraftJournal {
  return journal(storage, "minibroker.journal.", (draft) => draft.exercise, isDraft);
}

/** A journal of events in `localStorage`. */
export function eventJournal(storage: () => Storage = () => localStorage): EventJournal {
  return journal(storage, "minibroker.event.", (event) => event.id, isEvent);
}

/** A journal of notes in `localStorage`. */
export function noteJournal(storage: () => Storage = () => localStorage): NoteJournal {
  return journal(storage, "minibroker.note.", (note) => note.id, isNote);
}

/** A journal of mock interviews in `localStorage`. */
export function interviewJournal(storage: () => Storage = () => localStorage): InterviewJournal {
  return journal(storage, "minibroker.interview.", ({ session }) => session.id, isInterview);
}

/**
 * Where `localStorage` is missing, full or refused, a journal keeps nothing and says nothing: the storage
 * proper tells the learner.
 */
function journal<Entry>(
  storage: () => Storage,
  prefix: string,
  keyOf: (entry: Entry) => string,
  isEntry: (value: unknown) => value is Entry,
): Journal<Entry> {
  const attempt = <Result>(work: (storage: Storage) => Result): Result | undefined => {
    try {
      return work(storage());
    } catch {
      return undefined;
    }
  };
  const read = (key: string) =>
    attempt((store) => {
      const entry: unknown = JSON.parse(store.getItem(prefix + key) ?? "null");
      return isEntry(entry) ? entry : undefined;
    });
  return {
    read,
    entries: () =>
      (attempt((store) => Object.keys(store)) ?? [])
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => read(key.slice(prefix.length)) ?? []),
    write: (entry) =>
      attempt((store) => store.setItem(prefix + keyOf(entry), JSON.stringify(entry))),
    clear: (key) => attempt((store) => store.removeItem(prefix + key)),
  };
}
