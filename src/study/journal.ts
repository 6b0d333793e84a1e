import { z } from "zod/mini";
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

const entrySchema = z.object({
  exercise: z.string(),
  text: z.string(),
  starterHash: z.string(),
  updatedAt: z.number(),
});

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
        const entry = store.getItem(key(exercise));
        return entry === null ? undefined : entrySchema.parse(JSON.parse(entry));
      }),
    write: (draft) => attempt((store) => store.setItem(key(draft.exercise), JSON.stringify(draft))),
    clear: (exercise) => attempt((store) => store.removeItem(key(exercise))),
  };
}
