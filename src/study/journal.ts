/**
 * The safety net for a page that is left before the storage answers. IndexedDB is asynchronous, and a
 * closing page gets no more time; a journal is written at once and read on the next visit.
 */
import type { StudyEvent } from "./events.ts";
import type { NewNote } from "./notes.ts";
import type { NewDraft } from "./store.ts";

/** Entries that are not in the storage proper yet, each under its own key, so that tabs do not meet. */
export interface Journal<Entry> {
  read(key: string): Entry | undefined;
  /** Everything that is waiting, in no order. */
  entries(): Entry[];
  write(entry: Entry): void;
  clear(key: string): void;
}

/** Drafts, by exercise. */
export type DraftJournal = Journal<NewDraft>;
/** Events of the log, by id. */
export type EventJournal = Journal<StudyEvent>;
/** Notes being written, by id. */
export type NoteJournal = Journal<NewNote>;

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

/* Checked by hand: these run on the first touch, and must not wait for a schema library. */

function has<Key extends string>(
  value: unknown,
  type: "string" | "number",
  ...keys: readonly Key[]
): value is Record<Key, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => typeof Reflect.get(value, key) === type)
  );
}

function isDraft(value: unknown): value is NewDraft {
  return (
    has(value, "string", "exercise", "text", "starterHash") && has(value, "number", "updatedAt")
  );
}

function isEvent(value: unknown): value is StudyEvent {
  return has(value, "string", "id", "type") && has(value, "number", "at");
}

function isNote(value: unknown): value is NewNote {
  return (
    has(value, "string", "id", "section", "sectionTitle", "quote", "before", "text") &&
    has(value, "number", "lesson", "createdAt", "updatedAt")
  );
}
