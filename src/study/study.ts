/**
 * The door to the learner's data: opens the storage, goes on in memory where the browser gives none,
 * and tells the other tabs of this site what changed.
 */
import type { Draft, Version } from "./drafts.ts";
import { asStorageError, DraftConflictError, type StudyStorageError } from "./errors.ts";
import { type StudyEvent, type StudyFact, studyEvent } from "./events.ts";
import { IndexedDbStore, type OpenOptions } from "./indexed-db-store.ts";
import { MemoryStore } from "./memory-store.ts";
import { type Progress, progressOf } from "./progress.ts";
import type { NewDraft, StudyStore } from "./store.ts";

/** What happened to the learner's data, here or in another tab. */
export type StudyChange =
  | { readonly type: "events" }
  | { readonly type: "draft"; readonly exercise: string; readonly revision: number }
  /** From here on nothing is kept beyond this tab. */
  | { readonly type: "degraded"; readonly error: StudyStorageError };

type Listener = (change: StudyChange, from: "here" | "other-tab") => void;

const CHANNEL = "minibroker.study";

/** The learner's data. No method rejects for want of storage; `problem` says that there is none. */
export class Study implements StudyStore {
  #store: StudyStore;
  #problem: StudyStorageError | undefined;
  /** Settles once the data that can still be read was taken over into memory. */
  #takeover: Promise<void> = Promise.resolve();
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<Listener>();

  private constructor(store: StudyStore) {
    this.#store = store;
    this.#channel =
      typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
    this.#channel?.addEventListener("message", (event: MessageEvent<StudyChange>) => {
      for (const listener of this.#listeners) listener(event.data, "other-tab");
    });
  }

  /** Opens the storage, or a stand-in in memory. Never rejects. */
  static async open(options: Omit<OpenOptions, "onLost"> = {}): Promise<Study> {
    const lost = Promise.withResolvers<StudyStorageError>();
    try {
      const study = new Study(await IndexedDbStore.open({ ...options, onLost: lost.resolve }));
      void lost.promise.then((error) => study.#degrade(error));
      return study;
    } catch (cause) {
      const study = new Study(new MemoryStore());
      study.#problem = asStorageError(cause);
      return study;
    }
  }

  /** For tests: on any store. */
  static on(store: StudyStore): Study {
    return new Study(store);
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

  /** Appends one fact to the log. */
  async record(fact: StudyFact, at = Date.now()): Promise<StudyEvent> {
    const event = studyEvent(fact, at);
    await this.append([event]);
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

  keepVersion(version: Version): Promise<void> {
    return this.#do((store) => store.keepVersion(version));
  }

  versions(exercise: string): Promise<Version[]> {
    return this.#do((store) => store.versions(exercise));
  }

  close(): void {
    this.#channel?.close();
    this.#store.close();
  }

  /** Does it on the store; where the store fails, moves to memory and does it there. */
  async #do<Result>(work: (store: StudyStore) => Promise<Result>): Promise<Result> {
    await this.#takeover;
    const store = this.#store;
    try {
      return await work(store);
    } catch (cause) {
      if (cause instanceof DraftConflictError || store instanceof MemoryStore) throw cause;
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
