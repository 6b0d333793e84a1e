/**
 * Saving a mock interview while it goes on: in the journal with every change, in the store once changes pause. A page
 * that is closed or killed loses nothing, and nothing of another tab's is overwritten.
 */
import { InterviewConflictError } from "../study/errors.ts";
import type { KeptInterview, MockSession, NewInterview } from "../study/interviews.ts";
import type { InterviewJournal } from "../study/journal.ts";
import type { Schedule } from "../study/schedule.ts";
import type { StudyStore } from "../study/store.ts";
import { wake } from "./mock-session.ts";

/** How long changes must pause before the interview is written, in milliseconds. */
export const SAVE_INTERVIEW_AFTER_MS = 400;

/** What saving needs of the world. */
export interface KeepingEnvironment {
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly journal: InterviewJournal;
}

/** One mock interview while it is on the page. */
export class KeptSession {
  readonly #store: StudyStore;
  readonly #environment: KeepingEnvironment;
  #session: MockSession;
  #revision: number;
  #unsaved = false;
  #conflict: InterviewConflictError | undefined;
  #cancelTimer: (() => void) | undefined;
  /** Writes go one after the other: each names the revision that the one before it made. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    session: MockSession,
    revision: number,
    store: StudyStore,
    environment: KeepingEnvironment,
  ) {
    this.#session = session;
    this.#revision = revision;
    this.#store = store;
    this.#environment = environment;
  }

  /** Begins to keep a new interview. */
  static async begin(
    session: MockSession,
    store: StudyStore,
    environment: KeepingEnvironment,
  ): Promise<KeptSession> {
    const begun = new KeptSession(session, 0, store, environment);
    begun.become(session);
    await begun.flush();
    return begun;
  }

  /** Takes an interview up where it was left. What a killed page left in the journal comes first. */
  static async open(
    kept: KeptInterview,
    store: StudyStore,
    environment: KeepingEnvironment,
  ): Promise<KeptSession> {
    const left = environment.journal.read(kept.session.id);
    const newer: NewInterview = left !== undefined && left.seenAt > kept.seenAt ? left : kept;
    const woken = wake(newer.session, newer.seenAt, environment.now());
    const opened = new KeptSession(woken, kept.revision, store, environment);
    if (woken !== kept.session) {
      opened.become(woken);
      await opened.flush();
    }
    return opened;
  }

  get session(): MockSession {
    return this.#session;
  }

  /** Why nothing is saved any more: another tab has the interview. */
  get conflict(): InterviewConflictError | undefined {
    return this.#conflict;
  }

  /** Takes the interview as it now is: safe at once, saved once changes pause. */
  become(session: MockSession): void {
    this.#session = session;
    this.#unsaved = true;
    this.seen();
    this.#cancelTimer?.();
    this.#cancelTimer = this.#environment.schedule(
      () => void this.flush(),
      SAVE_INTERVIEW_AFTER_MS,
    );
  }

  /** Notes that a page shows it, so that a longer absence is told from a reload. */
  seen(): void {
    if (this.#conflict === undefined) {
      this.#environment.journal.write({ session: this.#session, seenAt: this.#environment.now() });
    }
  }

  /** Saves now what is not saved yet. */
  flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Deletes the interview, with everything that was written in it. */
  async remove(): Promise<void> {
    this.#cancelTimer?.();
    await this.#writing;
    this.#environment.journal.clear(this.#session.id);
    await this.#store.removeInterview(this.#session.id);
  }

  async #write(): Promise<void> {
    if (!this.#unsaved || this.#conflict !== undefined) return;
    const session = this.#session;
    try {
      const seenAt = this.#environment.now();
      const saved = await this.#store.saveInterview({ session, seenAt }, this.#revision);
      this.#revision = saved.revision;
      this.#unsaved = this.#session !== session;
      if (session.stage === "judged") this.#environment.journal.clear(session.id);
    } catch (cause) {
      if (!(cause instanceof InterviewConflictError)) throw cause;
      this.#conflict = cause;
      this.#environment.journal.clear(session.id);
    }
  }
}
