/**
 * The learner's work as one JSON file: out, and in again on another device. Import says what it would
 * change before it changes anything, and can be taken back.
 */
import type { Draft } from "./drafts.ts";
import { effectiveEvents } from "./effective-events.ts";
import { type StudyEvent, studyEvent } from "./events.ts";
import { EXPORT_VERSION, type WorkExport } from "./export-file.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { KeptInterview } from "./interviews.ts";
import { type Note, tombstone } from "./notes.ts";
import { progressOf } from "./progress.ts";
import type { StudyStore } from "./store.ts";

/** Everything the learner did and wrote. */
export async function exportWork(store: StudyStore, now: number): Promise<WorkExport> {
  const [events, drafts, notes, interviews] = await Promise.all([
    store.events(),
    store.drafts(),
    store.notes(),
    store.interviews(),
  ]);
  return {
    format: "minibroker-work",
    version: EXPORT_VERSION,
    exportedAt: new Date(now).toISOString(),
    events,
    drafts,
    notes,
    interviews,
  };
}

/** Says what an import would change, and changes nothing. */
export async function planImport(store: StudyStore, work: WorkExport): Promise<ImportPlan> {
  const [events, drafts, notes, interviews] = await Promise.all([
    store.events(),
    store.drafts(),
    store.notes(),
    store.interviews(),
  ]);
  const newEvents = incoming(events, work.events);
  const mine = new Map(drafts.map((draft) => [draft.exercise, draft]));
  const newDrafts: Draft[] = [];
  const keptDrafts: Draft[] = [];
  const replacedDrafts: { mine: Draft; imported: Draft }[] = [];
  for (const imported of work.drafts) {
    const own = mine.get(imported.exercise);
    if (own === undefined) newDrafts.push(imported);
    else if (own.text === imported.text || own.updatedAt >= imported.updatedAt)
      keptDrafts.push(own);
    else replacedDrafts.push({ mine: own, imported });
  }
  const myNotes = new Map(notes.map((note) => [note.id, note]));
  const newNotes = work.notes.filter((note) => !myNotes.has(note.id));
  const replacedNotes = work.notes.flatMap((imported) => {
    const own = myNotes.get(imported.id);
    return own === undefined || own.updatedAt >= imported.updatedAt
      ? []
      : [{ mine: own, imported }];
  });
  const myInterviews = new Map(interviews.map((kept) => [kept.session.id, kept]));
  const newInterviews = work.interviews.filter(({ session }) => !myInterviews.has(session.id));
  const replacedInterviews = work.interviews.flatMap((imported) => {
    const own = myInterviews.get(imported.session.id);
    return own === undefined || own.seenAt >= imported.seenAt ? [] : [{ mine: own, imported }];
  });
  const doneBefore = new Set(progressOf(events).done);
  const doneAfter = progressOf([...events, ...newEvents]).done;
  return {
    newEvents,
    knownEvents: work.events.length - newEvents.length,
    newDrafts,
    replacedDrafts,
    keptDrafts,
    newNotes,
    replacedNotes,
    newInterviews,
    replacedInterviews,
    newlyDone: doneAfter.filter((lesson) => !doneBefore.has(lesson)),
  };
}

/**
 * The events that a file adds to a log. One that is here already is not added again, unless it was withdrawn here
 * and counts in the file: whoever imports a file after starting over wants it to count. It comes in under a new
 * id, the same each time, so that the withdrawal does not reach it and a second import adds nothing.
 */
function incoming(here: readonly StudyEvent[], file: readonly StudyEvent[]): StudyEvent[] {
  const known = new Set(here.map((event) => event.id));
  const counts = new Set(effectiveEvents(here).map((event) => event.id));
  const countsInFile = new Set(effectiveEvents(file).map((event) => event.id));
  return file.flatMap((event) => {
    if (!known.has(event.id)) return [event];
    if (event.type === "withdrawn" || !countsInFile.has(event.id)) return [];
    let id = event.id;
    while (known.has(id) && !counts.has(id)) id += "+";
    return known.has(id) ? [] : [{ ...event, id }];
  });
}

/** What an import did, so that it can be taken back. */
export interface ImportReceipt {
  readonly events: readonly string[];
  /** Drafts as they came in, with what was there before. */
  readonly drafts: readonly { readonly before: Draft | undefined; readonly after: Draft }[];
  readonly notes: readonly { readonly before: Note | undefined; readonly after: Note }[];
  readonly interviews: readonly {
    readonly before: KeptInterview | undefined;
    readonly after: KeptInterview;
  }[];
}

/**
 * Carries out a plan. Replaced drafts are kept among the earlier versions.
 *
 * @throws {DraftConflictError} if a draft was changed since the plan was made; plan again.
 * @throws {NoteConflictError} if a note was.
 * @throws {InterviewConflictError} if a mock interview was.
 */
export async function applyImport(
  store: StudyStore,
  plan: ImportPlan,
  now: number,
): Promise<ImportReceipt> {
  const drafts: { before: Draft | undefined; after: Draft }[] = [];
  for (const { mine, imported } of plan.replacedDrafts) {
    await store.keepVersion({
      exercise: mine.exercise,
      at: now,
      reason: "before-import",
      text: mine.text,
    });
    drafts.push({ before: mine, after: await store.saveDraft(imported, mine.revision) });
  }
  for (const imported of plan.newDrafts) {
    drafts.push({ before: undefined, after: await store.saveDraft(imported, 0) });
  }
  const notes: { before: Note | undefined; after: Note }[] = [];
  for (const { mine, imported } of plan.replacedNotes) {
    notes.push({ before: mine, after: await store.saveNote(imported, mine.revision) });
  }
  for (const imported of plan.newNotes) {
    notes.push({ before: undefined, after: await store.saveNote(imported, 0) });
  }
  const interviews: { before: KeptInterview | undefined; after: KeptInterview }[] = [];
  for (const { mine, imported } of plan.replacedInterviews) {
    interviews.push({ before: mine, after: await store.saveInterview(imported, mine.revision) });
  }
  for (const imported of plan.newInterviews) {
    interviews.push({ before: undefined, after: await store.saveInterview(imported, 0) });
  }
  const fact = {
    type: "imported",
    events: plan.newEvents.length,
    drafts: drafts.length,
  } as const;
  const imported = studyEvent(fact, now);
  await store.append([...plan.newEvents, imported]);
  const events = [...plan.newEvents.map((event) => event.id), imported.id];
  return { events, drafts, notes, interviews };
}

/**
 * Takes an import back: its events no longer count, what it replaced returns, and what it brought goes.
 *
 * @throws {DraftConflictError} if a draft was edited since; it stays as it is.
 * @throws {NoteConflictError} if a note was.
 * @throws {InterviewConflictError} if a mock interview was.
 */
export async function undoImport(
  store: StudyStore,
  receipt: ImportReceipt,
  now: number,
): Promise<void> {
  await store.append([
    studyEvent({ type: "withdrawn", events: receipt.events, reason: "undone" }, now),
  ]);
  for (const { before, after } of receipt.drafts) {
    if (before === undefined) await store.removeDraft(after.exercise, after.revision);
    else await store.saveDraft(before, after.revision);
  }
  for (const { before, after } of receipt.notes) {
    // Older than the note that it takes away, so that importing the file again brings the note again.
    await store.saveNote(before ?? tombstone(after, after.updatedAt - 1), after.revision);
  }
  for (const { before, after } of receipt.interviews) {
    if (before === undefined) await store.removeInterview(after.session.id);
    else await store.saveInterview(before, after.revision);
  }
}
