/** The learner's notes, as they are stored. Like drafts they are state, not events: only the last text counts. */

/** Where in the course a note was written. */
export interface NotePlace {
  /** Offset of the lesson. */
  readonly lesson: number;
  /** Anchor of the section; empty for the lesson's introduction. */
  readonly section: string;
  /** Title of the section when the note was written, for lists. */
  readonly sectionTitle: string;
  /** The words that the note stands beside, white space collapsed; empty for a note on the whole section. */
  readonly quote: string;
  /** Some characters before the quote, to tell two places with the same words apart. */
  readonly before: string;
}

/** One note. */
export interface Note extends NotePlace {
  /** Unique across devices, so that two sets of notes can be merged. */
  readonly id: string;
  /** What the learner wrote. Empty once the note is deleted. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** What remains of a deleted note, as in a compacted topic: an older import must not bring it back. */
  readonly deleted: boolean;
  /** Counts writes. A writer names the revision it replaces, so that two tabs cannot overwrite each other unseen. */
  readonly revision: number;
}

/** A note on its way in: the store gives it its revision. */
export type NewNote = Omit<Note, "revision">;

/** Characters of context that are kept before a quote. */
export const CONTEXT = 32;

/** What is left of a note that the learner deleted: that it was, and nothing of what it said. */
export function tombstone(note: NewNote, now: number): NewNote {
  return {
    id: note.id,
    lesson: note.lesson,
    section: note.section,
    sectionTitle: "",
    quote: "",
    before: "",
    text: "",
    createdAt: note.createdAt,
    updatedAt: now,
    deleted: true,
  };
}

/** The notes that a reader sees, in the order of the course; those of one section by age. */
export function notesInOrder(notes: readonly Note[]): Note[] {
  return notes
    .filter((note) => !note.deleted)
    .toSorted((left, right) => left.lesson - right.lesson || left.createdAt - right.createdAt);
}

/** Whether every word of a query is in the note's text, its quote or its section's title. Case does not matter. */
export function noteMatches(note: Note, query: string): boolean {
  const text = `${note.text}\n${note.quote}\n${note.sectionTitle}`.toLocaleLowerCase();
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word));
}
