import { type Draft, type Version, withVersion } from "./drafts.ts";
import { DraftConflictError, InterviewConflictError, NoteConflictError } from "./errors.ts";
import type { StudyEvent } from "./events.ts";
import type { KeptInterview, NewInterview } from "./interviews.ts";
import type { NewNote, Note } from "./notes.ts";
import type { NewDraft, StudyStore } from "./store.ts";

/** Keeps everything until the tab is closed: where the browser stores nothing. */
export class MemoryStore implements StudyStore {
  readonly #events = new Map<string, StudyEvent>();
  readonly #drafts = new Map<string, Draft>();
  readonly #versions = new Map<string, Version[]>();
  readonly #notes = new Map<string, Note>();
  readonly #interviews = new Map<string, KeptInterview>();

  /** Takes over what another store still gives out. A store that gives out nothing is an empty one. */
  static async copyOf(store: StudyStore): Promise<MemoryStore> {
    const copy = new MemoryStore();
    const [events, drafts, notes, interviews] = await Promise.all([
      store.events().catch(() => []),
      store.drafts().catch(() => []),
      store.notes().catch(() => []),
      store.interviews().catch(() => []),
    ]);
    await copy.append(events);
    for (const draft of drafts) copy.#drafts.set(draft.exercise, draft);
    for (const note of notes) copy.#notes.set(note.id, note);
    for (const interview of interviews) copy.#interviews.set(interview.session.id, interview);
    return copy;
  }

  async append(events: readonly StudyEvent[]): Promise<void> {
    for (const event of events) {
      if (!this.#events.has(event.id)) this.#events.set(event.id, event);
    }
  }

  async events(): Promise<StudyEvent[]> {
    return [...this.#events.values()];
  }

  async rewriteAnswer(event: string, text: string): Promise<void> {
    const stored = this.#events.get(event);
    if (stored?.type === "answered") this.#events.set(event, { ...stored, text });
  }

  async draft(exercise: string): Promise<Draft | undefined> {
    return this.#drafts.get(exercise);
  }

  async drafts(): Promise<Draft[]> {
    return [...this.#drafts.values()];
  }

  async saveDraft(draft: NewDraft, replaces: number): Promise<Draft> {
    const stored = this.#drafts.get(draft.exercise);
    if (stored !== undefined && stored.revision !== replaces) throw new DraftConflictError(stored);
    const saved = { ...draft, revision: replaces + 1 };
    this.#drafts.set(draft.exercise, saved);
    return saved;
  }

  async removeDraft(exercise: string, replaces: number): Promise<void> {
    const stored = this.#drafts.get(exercise);
    if (stored !== undefined && stored.revision !== replaces) throw new DraftConflictError(stored);
    this.#drafts.delete(exercise);
  }

  async keepVersion(version: Version): Promise<void> {
    const kept = this.#versions.get(version.exercise) ?? [];
    this.#versions.set(version.exercise, withVersion(kept, version));
  }

  async versions(exercise: string): Promise<Version[]> {
    return this.#versions.get(exercise) ?? [];
  }

  async notes(): Promise<Note[]> {
    return [...this.#notes.values()];
  }

  async saveNote(note: NewNote, replaces: number): Promise<Note> {
    const stored = this.#notes.get(note.id);
    if (stored !== undefined && stored.revision !== replaces) throw new NoteConflictError(stored);
    const saved = { ...note, revision: replaces + 1 };
    this.#notes.set(note.id, saved);
    return saved;
  }

  async interviews(): Promise<KeptInterview[]> {
    return [...this.#interviews.values()];
  }

  async interview(id: string): Promise<KeptInterview | undefined> {
    return this.#interviews.get(id);
  }

  async saveInterview(interview: NewInterview, replaces: number): Promise<KeptInterview> {
    const { id } = interview.session;
    const stored = this.#interviews.get(id);
    if ((stored?.revision ?? 0) !== replaces) throw new InterviewConflictError(stored);
    const saved = { ...interview, revision: replaces + 1 };
    this.#interviews.set(id, saved);
    return saved;
  }

  async removeInterview(id: string): Promise<void> {
    this.#interviews.delete(id);
  }

  close(): void {}
}
