/**
 * Going back: to an offset, or to the very start. Nothing is erased. Events that no longer count stay in the
 * log, and code that is set aside stays among the earlier versions, so both can be taken back.
 */
import type { Draft } from "./drafts.ts";
import { effectiveEvents } from "./effective-events.ts";
import { type StudyEvent, studyEvent } from "./events.ts";
import type { StudyStore } from "./store.ts";

/** What a rewind did, so that it can be taken back. */
export interface RewindReceipt {
  /** Id of the withdrawal; `undefined` if there was nothing to withdraw. */
  readonly withdrawal: string | undefined;
  /** Drafts that were set aside. */
  readonly drafts: readonly Draft[];
}

/** The lessons that a rewind to `offset` would open again, ascending. */
export function reopenedBy(offset: number, done: readonly number[]): number[] {
  return done.filter((lesson) => lesson >= offset);
}

/** Opens every lesson from `offset` on again. Attempts, answers, notes and code stay. */
export async function rewindTo(
  store: StudyStore,
  offset: number,
  now: number,
): Promise<RewindReceipt> {
  const commits = effectiveEvents(await store.events()).filter(
    (event) => event.type === "committed" && event.lesson >= offset,
  );
  return { withdrawal: await withdraw(store, commits, "rewound", now), drafts: [] };
}

/**
 * Begins the course again: no event counts, and every exercise begins from its starter. Notes stay.
 *
 * @throws {DraftConflictError} if another tab writes a draft meanwhile; what was set aside until then is among the
 * earlier versions.
 */
export async function startOver(store: StudyStore, now: number): Promise<RewindReceipt> {
  const counting = effectiveEvents(await store.events()).filter(
    (event) => event.type !== "withdrawn",
  );
  const drafts = await store.drafts();
  for (const { exercise, text, revision } of drafts) {
    await store.keepVersion({ exercise, at: now, reason: "before-reset", text });
    await store.removeDraft(exercise, revision);
  }
  return { withdrawal: await withdraw(store, counting, "started-over", now), drafts };
}

/**
 * Takes a rewind back.
 *
 * @throws {DraftConflictError} if an exercise was begun again since; that draft stays as it is.
 */
export async function undoRewind(
  store: StudyStore,
  receipt: RewindReceipt,
  now: number,
): Promise<void> {
  if (receipt.withdrawal !== undefined) {
    const events = [receipt.withdrawal];
    await store.append([studyEvent({ type: "withdrawn", events, reason: "undone" }, now)]);
  }
  for (const draft of receipt.drafts) await store.saveDraft(draft, 0);
}

async function withdraw(
  store: StudyStore,
  events: readonly StudyEvent[],
  reason: "rewound" | "started-over",
  now: number,
): Promise<string | undefined> {
  if (events.length === 0) return undefined;
  const withdrawal = studyEvent(
    { type: "withdrawn", events: events.map((event) => event.id), reason },
    now,
  );
  await store.append([withdrawal]);
  return withdrawal.id;
}
