/**
 * Saving one exercise's draft while the learner types: soon, in order, and never over what another tab
 * wrote. Timers and the journal come in from outside, so that all of it is tested without a browser.
 */
import { type Draft, starterHash, type VersionReason } from "./drafts.ts";
import { DraftConflictError } from "./errors.ts";
import { type DraftJournal, noJournal } from "./journal.ts";
import type { Schedule } from "./schedule.ts";
import type { NewDraft, StudyStore } from "./store.ts";

/** How long typing must pause before the draft is written, in milliseconds. */
export const SAVE_AFTER_MS = 300;

/** What the session needs of the world. */
export interface SessionEnvironment {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly journal?: DraftJournal;
  /** Whether what the store takes outlives the page. If not, the journal keeps the draft as well. */
  readonly lasting?: () => boolean;
}

/** How the draft stands, for the screen. */
export interface DraftStatus {
  readonly saving: "saved" | "pending";
  /** What another tab wrote since this one read. Nothing is saved until the learner chooses. */
  readonly conflict: Draft | undefined;
  /** The exercise changed since the draft was begun. Nothing is lost; the learner is asked what to do. */
  readonly staleStarter: boolean;
}

/** The learner's code for one exercise. */
export class DraftSession {
  readonly exercise: string;
  readonly #starter: string;
  readonly #store: StudyStore;
  readonly #environment: SessionEnvironment;
  readonly #journal: DraftJournal;
  readonly #listeners = new Set<(status: DraftStatus) => void>();
  #text: string;
  #hash: string;
  #revision: number;
  #conflict: Draft | undefined;
  #unsaved = false;
  /** Set while the journal is to take the draft soon. */
  #journalSoon: (() => void) | undefined;
  #cancelTimer: (() => void) | undefined;
  /** Writes go one after the other: each names the revision that the one before it made. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    exercise: string,
    starter: string,
    store: StudyStore,
    environment: SessionEnvironment,
    stored: Draft | undefined,
  ) {
    this.exercise = exercise;
    this.#starter = starter;
    this.#store = store;
    this.#environment = environment;
    this.#journal = environment.journal ?? noJournal;
    this.#text = stored?.text ?? starter;
    this.#hash = stored?.starterHash ?? starterHash(starter);
    this.#revision = stored?.revision ?? 0;
  }

  /** Reads the draft, or begins one from the starter. What a killed page left in the journal comes first. */
  static async open(
    exercise: string,
    starter: string,
    store: StudyStore,
    environment: SessionEnvironment,
  ): Promise<DraftSession> {
    const stored = await store.draft(exercise);
    const session = new DraftSession(exercise, starter, store, environment, stored);
    const left = session.#journal.read(exercise);
    if (left !== undefined && left.updatedAt > (stored?.updatedAt ?? 0)) {
      session.#hash = left.starterHash;
      session.edit(left.text);
      if (left.contested === true && stored !== undefined) session.#meet(stored);
      await session.flush();
    } else {
      session.#journal.clear(exercise);
    }
    return session;
  }

  get text(): string {
    return this.#text;
  }

  get status(): DraftStatus {
    return {
      saving: this.#unsaved ? "pending" : "saved",
      conflict: this.#conflict,
      staleStarter: this.#hash !== starterHash(this.#starter) && this.#text !== this.#starter,
    };
  }

  /** Calls back on each change of `status`; returns a function that stops it. */
  subscribe(listener: (status: DraftStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a new text, and saves it once typing pauses. */
  edit(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#unsaved = true;
    // Who types without a pause is not saved for as long. The journal does not wait for one.
    this.#journalSoon ??= this.#environment.schedule(() => {
      this.#journalSoon = undefined;
      if (this.#unsaved) this.#toJournal();
    }, SAVE_AFTER_MS);
    this.#cancelTimer?.();
    this.#cancelTimer = this.#environment.schedule(() => void this.flush(), SAVE_AFTER_MS);
    this.#changed();
  }

  /** Saves now what is not saved yet. While a conflict is open, nothing is. */
  flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    // At once, not once the write before it is done: a page that is killed from here on has lost nothing.
    if (this.#unsaved) this.#toJournal();
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** The last word of a page that is being closed: written at once, before the storage answers. */
  closing(): void {
    if (this.#unsaved) void this.flush();
  }

  /** Another tab wrote this exercise's draft. */
  async changedElsewhere(revision: number): Promise<void> {
    await this.#writing;
    if (revision === this.#revision) return;
    const stored = await this.#store.draft(this.exercise);
    if (stored !== undefined && stored.revision !== this.#revision) this.#meet(stored);
  }

  /** Settles a conflict: the other tab's text, or this one's. The text that loses becomes a version. */
  async resolve(choice: "mine" | "theirs"): Promise<void> {
    const theirs = this.#conflict;
    if (theirs === undefined) return;
    await this.#keep("other-tab", choice === "mine" ? theirs.text : this.#text);
    this.#conflict = undefined;
    this.#revision = theirs.revision;
    if (choice === "theirs") {
      this.#text = theirs.text;
      this.#hash = theirs.starterHash;
      this.#unsaved = false;
      this.#journal.clear(this.exercise);
    } else {
      this.#unsaved = true;
    }
    this.#changed();
    await this.flush();
  }

  /** The learner saw that the exercise changed, and keeps what they have. */
  async acceptStarter(): Promise<void> {
    this.#hash = starterHash(this.#starter);
    this.#unsaved = true;
    this.#changed();
    await this.flush();
  }

  /** Keeps the text as it is now among the earlier versions. */
  keepVersion(reason: VersionReason, note?: string): Promise<void> {
    return this.#keep(reason, this.#text, note);
  }

  /** Puts another text in place of the draft; the draft becomes a version first. */
  async replace(text: string, reason: VersionReason): Promise<void> {
    await this.#keep(reason, this.#text);
    if (text === this.#starter) this.#hash = starterHash(this.#starter);
    this.edit(text);
    await this.flush();
  }

  #draft(): NewDraft {
    return {
      exercise: this.exercise,
      text: this.#text,
      starterHash: this.#hash,
      updatedAt: this.#environment.now(),
    };
  }

  /** What another tab wrote meanwhile is not to be overwritten after a reload either, hence `contested`. */
  #toJournal(): void {
    const draft = this.#draft();
    this.#journal.write(this.#conflict === undefined ? draft : { ...draft, contested: true });
  }

  async #write(): Promise<void> {
    if (!this.#unsaved || this.#conflict !== undefined) return;
    const draft = this.#draft();
    try {
      const saved = await this.#store.saveDraft(draft, this.#revision);
      this.#revision = saved.revision;
      this.#unsaved = this.#text !== draft.text;
      const lasting = this.#environment.lasting?.() ?? true;
      if (lasting && !this.#unsaved) this.#journal.clear(this.exercise);
      this.#changed();
    } catch (cause) {
      if (!(cause instanceof DraftConflictError)) throw cause;
      this.#meet(cause.stored);
    }
  }

  #meet(stored: Draft): void {
    if (stored.text === this.#text) {
      this.#revision = stored.revision;
      this.#unsaved = false;
      this.#conflict = undefined;
      this.#journal.clear(this.exercise);
    } else {
      this.#conflict = stored;
    }
    this.#changed();
  }

  async #keep(reason: VersionReason, text: string, note?: string): Promise<void> {
    const at = this.#environment.now();
    await this.#store.keepVersion({
      exercise: this.exercise,
      at,
      reason,
      text,
      ...(note === undefined ? {} : { note }),
    });
  }

  #changed(): void {
    const { status } = this;
    for (const listener of this.#listeners) listener(status);
  }
}
