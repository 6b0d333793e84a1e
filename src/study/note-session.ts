/**
 * Saving a note while the learner types: in the journal with every key, in the store once typing pauses. Nothing is
 * lost when the page goes away, and nothing of another tab's is overwritten.
 */
import { NoteConflictError } from "./errors.ts";
import type { NoteJournal } from "./journal.ts";
import { type NewNote, type Note, tombstone } from "./notes.ts";
import type { Schedule } from "./schedule.ts";
import type { StudyStore } from "./store.ts";

/** How long typing must pause before the note is written, in milliseconds. */
export const SAVE_NOTE_AFTER_MS = 400;

/** What the session needs of the world. */
export interface NoteEnvironment {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly journal: NoteJournal;
  readonly newId: () => string;
}

/** One note while it is on the page. */
export class NoteSession {
  readonly #store: StudyStore;
  readonly #environment: NoteEnvironment;
  /** What this session had the note say, to know its own words again when another tab has saved them. */
  readonly #mine = new Set<string>();
  #note: NewNote;
  #revision: number;
  #unsaved = false;
  #cancelTimer: (() => void) | undefined;
  /** Writes go one after the other: each names the revision that the one before it made. */
  #writing: Promise<void> = Promise.resolve();

  /** @param revision of the note in the store; 0 for one that is not there yet. */
  constructor(note: NewNote, revision: number, store: StudyStore, environment: NoteEnvironment) {
    this.#note = note;
    this.#revision = revision;
    this.#store = store;
    this.#environment = environment;
    this.#mine.add(note.text);
  }

  get note(): NewNote {
    return this.#note;
  }

  /** Takes a new text: safe at once, saved once typing pauses. */
  edit(text: string): void {
    this.#become({ ...this.#note, text, updatedAt: this.#environment.now() });
    this.#cancelTimer?.();
    this.#cancelTimer = this.#environment.schedule(() => void this.flush(), SAVE_NOTE_AFTER_MS);
  }

  /** Deletes the note; its text is gone from the store. Returns a function that brings it back. */
  async remove(): Promise<() => Promise<void>> {
    const before = this.#note;
    this.#become(tombstone(before, this.#environment.now()));
    await this.flush();
    return () => {
      this.#become({ ...before, updatedAt: this.#environment.now() });
      return this.flush();
    };
  }

  /** Saves now what is not saved yet. */
  flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #become(note: NewNote): void {
    this.#note = note;
    this.#mine.add(note.text);
    this.#unsaved = true;
    this.#environment.journal.write(note);
  }

  async #write(): Promise<void> {
    // A note that was never saved and says nothing is none.
    const none = this.#revision === 0 && this.#note.text.trim() === "";
    if (!this.#unsaved || none) {
      if (none) this.#environment.journal.clear(this.#note.id);
      return;
    }
    const note = this.#note;
    try {
      this.#revision = (await this.#store.saveNote(note, this.#revision)).revision;
    } catch (cause) {
      if (!(cause instanceof NoteConflictError)) throw cause;
      await this.#meet(cause.stored);
      return;
    }
    this.#unsaved = this.#note !== note;
    if (!this.#unsaved) this.#environment.journal.clear(note.id);
  }

  /** Another tab wrote first. What is this session's own is replaced; anything else stays, and this note becomes another. */
  #meet(stored: Note): Promise<void> {
    if (this.#mine.has(stored.text)) {
      this.#revision = stored.revision;
    } else {
      this.#environment.journal.clear(this.#note.id);
      this.#revision = 0;
      this.#become({ ...this.#note, id: this.#environment.newId() });
    }
    return this.#write();
  }
}

/** Saves what pages that were left in a hurry wrote only into the journal. */
export async function recoverNotes(store: StudyStore, journal: NoteJournal): Promise<void> {
  const waiting = journal.entries();
  if (waiting.length === 0) return;
  const stored = new Map((await store.notes()).map((note) => [note.id, note]));
  for (const note of waiting) {
    const before = stored.get(note.id);
    if (before === undefined ? note.text !== "" : note.updatedAt > before.updatedAt) {
      await store.saveNote(note, before?.revision ?? 0);
    }
    journal.clear(note.id);
  }
}
