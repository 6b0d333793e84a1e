import type { NewDraft } from "./store.ts";

/**
 * The safety net for a page that is killed before the storage answers. IndexedDB is asynchronous, and a
 * closing page gets no more time; this is written at once and read on the next visit.
 */
export interface DraftJournal {
  read(exercise: string): NewDraft | undefined;
  write(draft: NewDraft): void;
  clear(exercise: string): void;
}

/** Where there is nothing to write to. */
export const noJournal: DraftJournal = {
  read: () => undefined,
  write() {},
  clear() {},
};

/** Checked by hand: this runs on the first touch, and must not wait for a schema library. */
function isDraft(entry: unknown): entry is NewDraft {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "exercise" in entry &&
    typeof entry.exercise === "string" &&
    "text" in entry &&
    typeof entry.text === "string" &&
    "starterHash" in entry &&
    typeof entry.starterHash === "string" &&
    "updatedAt" in entry &&
    typeof entry.updatedAt === "number"
  );
}

const key = (exercise: string) => `minibroker.journal.${exercise}`;

/**
 * A journal in `localStorage`. Where that is missing, full or refused it keeps nothing and says nothing:
 * the storage proper tells the learner.
 */
export function localStorageJournal(storage: () => Storage): DraftJournal {
  const attempt = <Result>(work: (storage: Storage) => Result): Result | undefined => {
    try {
      return work(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: (exercise) =>
      attempt((store) => {
        const entry: unknown = JSON.parse(store.getItem(key(exercise)) ?? "null");
        return isDraft(entry) ? entry : undefined;
      }),
    write: (draft) => attempt((store) => store.setItem(key(draft.exercise), JSON.stringify(draft))),
    clear: (exercise) => attempt((store) => store.removeItem(key(exercise))),
  };
}
