import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import { type Draft, type Version, withVersion } from "./drafts.ts";
import {
  asStorageError,
  DraftConflictError,
  InterviewConflictError,
  NoteConflictError,
  StorageBlockedError,
  StorageLostError,
  StorageMissingError,
  StorageNewerError,
  type StudyStorageError,
} from "./errors.ts";
import type { StudyEvent } from "./events.ts";
import type { KeptInterview, NewInterview } from "./interviews.ts";
import type { NewNote, Note } from "./notes.ts";
import { pack, type StoredEvent, unpack } from "./packed-answers.ts";
import { isDraft, isEvent, isNote, isStoredEvent } from "./sound-records.ts";
import type { NewDraft, StudyStore } from "./store.ts";

/** Raise it with every change of the layout, add the step to `upgrade` and a fixture of what it begins from. */
export const SCHEMA_VERSION = 4;

/** How long an older tab may take to let go of the database, in milliseconds. */
const BLOCKED_MS = 3000;

interface StudySchema extends DBSchema {
  /** The log. Keys count up from 1 in the order of writing; `id` is unique. Since 4, answers are packed. */
  events: { key: number; value: StoredEvent; indexes: { id: string } };
  drafts: { key: string; value: Draft };
  /** All earlier texts of one exercise under its id, oldest first. */
  versions: { key: string; value: Version[] };
  /** Since 2. By id; deleted ones leave a tombstone. */
  notes: { key: string; value: Note };
  /** Since 3. Mock interviews, by id. */
  interviews: { key: string; value: KeptInterview };
}

type UpgradeTransaction = IDBPTransaction<StudySchema, StoreNames<StudySchema>[], "versionchange">;

/** What a caller may change about opening, for tests. */
export interface OpenOptions {
  readonly name?: string;
  readonly blockedMs?: number;
  /** Called once if the database goes away later: a newer page needs it, or the browser closed it. */
  readonly onLost?: (error: StudyStorageError) => void;
}

/** Keeps everything in IndexedDB. */
export class IndexedDbStore implements StudyStore {
  readonly #db: IDBPDatabase<StudySchema>;

  private constructor(db: IDBPDatabase<StudySchema>) {
    this.#db = db;
  }

  /** @throws {StudyStorageError} naming why the browser does not give a database. */
  static async open(options: OpenOptions = {}): Promise<IndexedDbStore> {
    if (globalThis.indexedDB === undefined) throw new StorageMissingError();
    const { promise: blocked, reject } = Promise.withResolvers<never>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const opened = openDB<StudySchema>(options.name ?? "minibroker", SCHEMA_VERSION, {
      upgrade,
      blocked() {
        timer = setTimeout(
          () => reject(new StorageBlockedError()),
          options.blockedMs ?? BLOCKED_MS,
        );
      },
      blocking(_current, _wanted, event) {
        // A newer page wants to change the layout. Holding on would lock it out.
        if (event.target instanceof IDBDatabase) event.target.close();
        options.onLost?.(new StorageNewerError());
      },
      terminated() {
        options.onLost?.(new StorageLostError());
      },
    });
    try {
      return new IndexedDbStore(await Promise.race([opened, blocked]));
    } catch (cause) {
      // If it opens after all, nobody is waiting for it any more.
      opened.then((db) => db.close()).catch(() => {});
      throw asStorageError(cause);
    } finally {
      clearTimeout(timer);
    }
  }

  async append(events: readonly StudyEvent[]): Promise<void> {
    const transaction = this.#db.transaction("events", "readwrite");
    const byId = transaction.store.index("id");
    for (const event of events) {
      if ((await byId.getKey(event.id)) === undefined) await transaction.store.add(pack(event));
    }
    await transaction.done;
  }

  async events(): Promise<StudyEvent[]> {
    return (await this.#db.getAll("events")).filter(isStoredEvent).map(unpack);
  }

  async rewriteAnswer(event: string, text: string): Promise<void> {
    const transaction = this.#db.transaction("events", "readwrite");
    const key = await transaction.store.index("id").getKey(event);
    const stored = key === undefined ? undefined : await transaction.store.get(key);
    const answer = stored === undefined ? undefined : unpack(stored);
    if (answer?.type === "answered") await transaction.store.put(pack({ ...answer, text }), key);
    await transaction.done;
  }

  async draft(exercise: string): Promise<Draft | undefined> {
    return sound(await this.#db.get("drafts", exercise));
  }

  async drafts(): Promise<Draft[]> {
    return (await this.#db.getAll("drafts")).filter(isDraft);
  }

  async saveDraft(draft: NewDraft, replaces: number): Promise<Draft> {
    // Reading and writing in one transaction is what makes the check hold across tabs.
    const transaction = this.#db.transaction("drafts", "readwrite");
    const stored = sound(await transaction.store.get(draft.exercise));
    if (stored !== undefined && stored.revision !== replaces) {
      await transaction.done;
      throw new DraftConflictError(stored);
    }
    const saved = { ...draft, revision: replaces + 1 };
    await Promise.all([transaction.store.put(saved, draft.exercise), transaction.done]);
    return saved;
  }

  async removeDraft(exercise: string, replaces: number): Promise<void> {
    const transaction = this.#db.transaction("drafts", "readwrite");
    const stored = sound(await transaction.store.get(exercise));
    if (stored !== undefined && stored.revision !== replaces) {
      await transaction.done;
      throw new DraftConflictError(stored);
    }
    await Promise.all([transaction.store.delete(exercise), transaction.done]);
  }

  async keepVersion(version: Version): Promise<void> {
    const transaction = this.#db.transaction("versions", "readwrite");
    const kept = (await transaction.store.get(version.exercise)) ?? [];
    await Promise.all([
      transaction.store.put(withVersion(kept, version), version.exercise),
      transaction.done,
    ]);
  }

  async versions(exercise: string): Promise<Version[]> {
    return (await this.#db.get("versions", exercise)) ?? [];
  }

  async notes(): Promise<Note[]> {
    return (await this.#db.getAll("notes")).filter(isNote);
  }

  async saveNote(note: NewNote, replaces: number): Promise<Note> {
    const transaction = this.#db.transaction("notes", "readwrite");
    const stored = await transaction.store.get(note.id);
    if (stored !== undefined && stored.revision !== replaces) {
      await transaction.done;
      throw new NoteConflictError(stored);
    }
    const saved = { ...note, revision: replaces + 1 };
    await Promise.all([transaction.store.put(saved, note.id), transaction.done]);
    return saved;
  }

  interviews(): Promise<KeptInterview[]> {
    return this.#db.getAll("interviews");
  }

  interview(id: string): Promise<KeptInterview | undefined> {
    return this.#db.get("interviews", id);
  }

  async saveInterview(interview: NewInterview, replaces: number): Promise<KeptInterview> {
    const { id } = interview.session;
    const transaction = this.#db.transaction("interviews", "readwrite");
    const stored = await transaction.store.get(id);
    if ((stored?.revision ?? 0) !== replaces) {
      await transaction.done;
      throw new InterviewConflictError(stored);
    }
    const saved = { ...interview, revision: replaces + 1 };
    await Promise.all([transaction.store.put(saved, id), transaction.done]);
    return saved;
  }

  removeInterview(id: string): Promise<void> {
    return this.#db.delete("interviews", id);
  }

  close(): void {
    this.#db.close();
  }
}

/** A damaged draft is none: the learner begins from the starter, or from what the journal has. */
function sound(draft: Draft | undefined): Draft | undefined {
  return isDraft(draft) ? draft : undefined;
}

/** Brings a database of any earlier version to the current one, step by step. */
function upgrade(
  db: IDBPDatabase<StudySchema>,
  oldVersion: number,
  _newVersion: number | null,
  transaction: UpgradeTransaction,
): void {
  if (oldVersion < 1) {
    db.createObjectStore("events", { autoIncrement: true }).createIndex("id", "id", {
      unique: true,
    });
    db.createObjectStore("drafts");
    db.createObjectStore("versions");
  }
  if (oldVersion < 2) db.createObjectStore("notes");
  if (oldVersion < 3) db.createObjectStore("interviews");
  // Whatever fails leaves the earlier version as it was, and the learner is told that nothing is kept.
  if (oldVersion > 0 && oldVersion < 4) packAnswers(transaction).catch(() => transaction.abort());
}

async function packAnswers(transaction: UpgradeTransaction): Promise<void> {
  let cursor = await transaction.objectStore("events").openCursor();
  while (cursor !== null) {
    const { value } = cursor;
    if (isEvent(value) && value.type === "answered") await cursor.update(pack(value));
    cursor = await cursor.continue();
  }
}
