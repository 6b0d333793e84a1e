/**
 * The door to the learner's data: opens the storage, goes on in memory where the browser gives none,
 * and tells the other tabs of this site what changed.
 */
import { openChannel, type StudyChange } from "./channel.ts";
import type { Draft, Version } from "./drafts.ts";
import {
  asStorageError,
  DraftConflictError,
  InterviewConflictError,
  NoteConflictError,
  type StudyStorageError,
} from "./errors.ts";
import { type StudyEvent, type StudyFact, studyEvent } from "./events.ts";
import { IndexedDbStore, type OpenOptions } from "./indexed-db-store.ts";
import type { KeptInterview, NewInterview } from "./interviews.ts";
import { type EventJournal, eventJournal, noJournal } from "./journal.ts";
import { MemoryStore } from "./memory-store.ts";
import type { NewNote, Note } from "./notes.ts";
import { type Progress, progressOf } from "./progress.ts";
import type { NewDraft, StudyStore } from "./store.ts";

type Listener = (change: StudyChange, from: "here" | "other-tab") => void;

/** What a caller may change about opening, for tests. */
export interface StudyOptions extends Omit<OpenOptions, "onLost"> {
  readonly journal?: EventJournal;
}

/** The learner's data. No method rejects for want of storage; `problem` says that there is none. */
export class Study implements StudyStore {
  #store: StudyStore;
  #problem: StudyStorageError | undefined;
  /** Settles once the data that can still be read was taken over into memory. */
  #takeover: Promise<void> = Promise.resolve();
  readonly #journal: EventJournal;
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<Listener>();

  private constructor(store: StudyStore, journal: EventJournal) {
    this.#store = store;
    this.#journal = journal;
    this.#channel = openChannel();
    this.#channel?.addEventListener("message", (event: MessageEvent<StudyChange>) => {
      for (const listener of this.#listeners) listener(event.data, "other-tab");
    });
  }

  /** Opens the storage, or a stand-in in memory, and takes in what the journal still has. Never rejects. */
  static async open({ journal = eventJournal(), ...options }: StudyOptions = {}): Promise<Study> {
    const lost = Promise.withResolvers<StudyStorageError>();
    const study = await IndexedDbStore.open({ ...options, onLost: lost.resolve }).then(
      (store) => new Study(store, journal),
      (cause: unknown) => {
        const inMemory = new Study(new MemoryStore(), journal);
        inMemory.#problem = asStorageError(cause);
        return inMemory;
      },
    );
    void lost.promise.then((error) => study.#degrade(error));
    const waiting = journal.entries().toSorted((left, right) => left.at - right.at);
    await study.#appendSafely(waiting);
    return study;
  }

  /** For tests: on any store. */
  static on(store: StudyStore): Study {
    return new Study(store, noJournal);
  }

  /** Why nothing is kept beyond this tab; `undefined` while all is well. */
  get problem(): StudyStorageError | undefined {
    return this.#problem;
  }

  /** Calls back on each change, here or in another tab; returns a function that stops it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Appends one fact to the log. It is safe at once: a page that is left before the storage answers loses nothing. */
  async record(fact: StudyFact, at = Date.now()): Promise<StudyEvent> {
    const event = studyEvent(fact, at);
    this.#journal.write(event);
    await this.#appendSafely([event]);
    this.#tell({ type: "events" });
    return event;
  }

  /** Where the learner stands. */
  async progress(): Promise<Progress> {
    return progressOf(await this.events());
  }

  async append(events: readonly StudyEvent[]): Promise<void> {
    await this.#do((store) => store.append(events));
    this.#tell({ type: "events" });
  }

  events(): Promise<StudyEvent[]> {
    return this.#do((store) => store.events());
  }

  async rewriteAnswer(event: string, text: string): Promise<void> {
    await this.#do((store) => store.rewriteAnswer(event, text));
    this.#tell({ type: "events" });
  }

  draft(exercise: string): Promise<Draft | undefined> {
    return this.#do((store) => store.draft(exercise));
  }

  drafts(): Promise<Draft[]> {
    return this.#do((store) => store.drafts());
  }

  async saveDraft(draft: NewDraft, replaces: number): Promise<Draft> {
    const saved = await this.#do((store) => store.saveDraft(draft, replaces));
    this.#tell({ type: "draft", exercise: saved.exercise, revision: saved.revision });
    return saved;
  }

  async removeDraft(exercise: string, replaces: number): Promise<void> {
    await this.#do((store) => store.removeDraft(exercise, replaces));
    this.#tell({ type: "draft", exercise, revision: 0 });
  }

  keepVersion(version: Version): Promise<void> {
    return this.#do((store) => store.keepVersion(version));
  }

  versions(exercise: string): Promise<Version[]> {
    return this.#do((store) => store.versions(exercise));
  }

  notes(): Promise<Note[]> {
    return this.#do((store) => store.notes());
  }

  async saveNote(note: NewNote, replaces: number): Promise<Note> {
    const saved = await this.#do((store) => store.saveNote(note, replaces));
    this.#tell({ type: "notes" });
    return saved;
  }

  interviews(): Promise<KeptInterview[]> {
    return this.#do((store) => store.interviews());
  }

  interview(id: string): Promise<KeptInterview | undefined> {
    return this.#do((store) => store.interview(id));
  }

  saveInterview(interview: NewInterview, replaces: number): Promise<KeptInterview> {
    return this.#do((store) => store.saveInterview(interview, replaces));
  }

  removeInterview(id: string): Promise<void> {
    return this.#do((store) => store.removeInterview(id));
  }

  close(): void {
    this.#channel?.close();
    this.#store.close();
  }

  /** Appends events of the journal, and lets go of them there once the log has them for good. */
  async #appendSafely(events: readonly StudyEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#do((store) => store.append(events));
    if (this.#problem !== undefined) return;
    for (const event of events) this.#journal.clear(event.id);
  }

  /** Does it on the store; where the store fails, moves to memory and does it there. */
  async #do<Result>(work: (store: StudyStore) => Promise<Result>): Promise<Result> {
    await this.#takeover;
    const store = this.#store;
    try {
      return await work(store);
    } catch (cause) {
      const refused =
        cause instanceof DraftConflictError ||
        cause instanceof NoteConflictError ||
        cause instanceof InterviewConflictError;
      if (refused || store instanceof MemoryStore) throw cause;
      if (this.#store === store) this.#degrade(asStorageError(cause));
      await this.#takeover;
      return work(this.#store);
    }
  }

  #degrade(error: StudyStorageError): void {
    if (this.#problem !== undefined) return;
    this.#problem = error;
    const failing = this.#store;
    this.#takeover = MemoryStore.copyOf(failing).then((copy) => {
      this.#store = copy;
      failing.close();
    });
    for (const listener of this.#listeners) listener({ type: "degraded", error }, "here");
  }

  #tell(change: StudyChange): void {
    for (const listener of this.#listeners) listener(change, "here");
    // What is only in memory here means nothing to another tab.
    if (this.#problem === undefined) this.#channel?.postMessage(change);
  }
}
