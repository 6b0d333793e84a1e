/**
 * The learner's work as one JSON file: out, and in again on another device. Import says what it would
 * change before it changes anything, and can be taken back.
 */
import { z } from "zod";
import { levels } from "../content/level.ts";
import type { Draft } from "./drafts.ts";
import { effectiveEvents } from "./effective-events.ts";
import { InvalidExportError } from "./errors.ts";
import { ANSWER_LIMIT, type StudyEvent, studyEvent } from "./events.ts";
import { interviewSchema } from "./interview-schema.ts";
import type { KeptInterview } from "./interviews.ts";
import { type Note, tombstone } from "./notes.ts";
import { progressOf } from "./progress.ts";
import type { StudyStore } from "./store.ts";

/** Raise it when the file's shape changes, and teach `parseExport` the older one. */
export const EXPORT_VERSION = 4;

const stamp = { id: z.string().min(1), at: z.int().min(0) };
const exercise = z.string().min(1);
const count = z.int().min(0);
const score = z.literal([0, 1, 2]);

const eventSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...stamp,
    type: z.literal("ran"),
    exercise,
    status: z.enum([
      "passed",
      "failed",
      "did-not-compile",
      "timed-out",
      "crashed",
      "cancelled",
      "runner-unavailable",
    ]),
    passed: count,
    total: count,
    failed: z.array(z.string()).readonly(),
    runner: z.enum(["in-page", "webcontainer", "local"]),
    durationMs: z.number().min(0),
  }),
  z.strictObject({
    ...stamp,
    type: z.literal("committed"),
    exercise: z.exactOptional(exercise),
    lesson: count,
  }),
  z.strictObject({
    ...stamp,
    type: z.literal("checked"),
    lesson: count,
    section: z.string(),
    question: z.string().min(1),
    right: z.boolean(),
    attempt: z.int().min(1),
  }),
  z.strictObject({
    ...stamp,
    type: z.literal("hint-shown"),
    exercise,
    task: z.string(),
    level: z.int().min(1),
  }),
  z.strictObject({ ...stamp, type: z.literal("suite-revealed"), exercise }),
  z.strictObject({ ...stamp, type: z.literal("solution-revealed"), exercise }),
  z.strictObject({ ...stamp, type: z.literal("reset"), exercise }),
  z.strictObject({ ...stamp, type: z.literal("reset-undone"), exercise }),
  z.strictObject({
    ...stamp,
    type: z.literal("answered"),
    question: z.string().min(1),
    where: z.enum(["drill", "mock", "review", "design"]),
    session: z.exactOptional(z.string().min(1)),
    text: z.string().max(ANSWER_LIMIT),
    seconds: z.number().min(0),
    points: z
      .array(
        z.strictObject({
          point: z.string().min(1),
          weight: z.enum(["must", "should", "bonus"]),
          suggested: score,
          score,
        }),
      )
      .readonly(),
    mistakes: z
      .array(z.strictObject({ mistake: z.string().min(1), suggested: z.boolean() }))
      .readonly(),
    score,
    tradeOffs: z.exactOptional(score),
    communication: z.exactOptional(score),
  }),
  z.strictObject({
    ...stamp,
    type: z.literal("interviewed"),
    session: z.string().min(1),
    level: z.enum(levels),
    minutes: count,
    concepts: z.array(z.string()).readonly(),
    seed: z.int(),
    startedAt: count,
    seconds: z.number().min(0),
  }),
  z.strictObject({ ...stamp, type: z.literal("looked-up"), term: z.string().min(1) }),
  z.strictObject({ ...stamp, type: z.literal("reviewed"), card: z.string().min(1), score }),
  z.strictObject({ ...stamp, type: z.literal("imported"), events: count, drafts: count }),
  z.strictObject({
    ...stamp,
    type: z.literal("withdrawn"),
    events: z.array(z.string()).readonly(),
    reason: z.exactOptional(z.enum(["started-over", "rewound", "undone", "deleted"])),
  }),
]);

const noteSchema = z.strictObject({
  id: z.string().min(1),
  lesson: count,
  section: z.string(),
  sectionTitle: z.string(),
  quote: z.string(),
  before: z.string(),
  text: z.string(),
  createdAt: count,
  updatedAt: count,
  deleted: z.boolean(),
  revision: z.int().min(1),
});

const exportSchema = z.strictObject({
  format: z.literal("minibroker-work"),
  version: z.literal(EXPORT_VERSION),
  /** ISO 8601. */
  exportedAt: z.iso.datetime(),
  events: z.array(eventSchema),
  drafts: z.array(
    z.strictObject({
      exercise,
      text: z.string(),
      starterHash: z.string(),
      updatedAt: z.int().min(0),
      revision: z.int().min(1),
    }),
  ),
  notes: z.array(noteSchema),
  interviews: z.array(interviewSchema),
});

/** Brings the data of an older file to the current shape. 1 had no notes, 2 no answers, 3 no mock interviews. */
function upgraded(data: unknown): unknown {
  const older = z.looseObject({ version: z.literal([1, 2, 3]) }).safeParse(data);
  if (!older.success) return data;
  const notes = older.data.version === 1 ? { notes: [] } : {};
  return { ...older.data, ...notes, interviews: [], version: EXPORT_VERSION };
}

/** Characters of the largest file that is read. Years of work take a tenth of it. */
const LARGEST = 50_000_000;
/** Faults of a file that are told. Whoever mends those sees the next ones. */
const FAULTS_TOLD = 5;

function explain(issues: readonly z.core.$ZodIssue[]): string {
  const told = z.prettifyError({ issues: issues.slice(0, FAULTS_TOLD) });
  const more = issues.length - FAULTS_TOLD;
  return more > 0 ? `${told}\nand ${more} more faults` : told;
}

/** The file. */
export type WorkExport = z.infer<typeof exportSchema>;

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

/**
 * Reads an export.
 *
 * @throws {InvalidExportError} saying what is wrong with the file.
 */
export function parseExport(text: string): WorkExport {
  if (text.length > LARGEST) {
    throw new InvalidExportError(
      "This file is too large to be an export of Minibroker. Choose a file that Minibroker exported; nothing was changed.",
    );
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new InvalidExportError(
      "This file is not JSON. Choose a file that Minibroker exported; nothing was changed.",
      { cause },
    );
  }
  const version = z
    .object({ format: z.literal("minibroker-work"), version: z.int() })
    .safeParse(data);
  if (version.success && version.data.version > EXPORT_VERSION) {
    throw new InvalidExportError(
      `This file was exported by a newer version of Minibroker (format ${version.data.version}; this page reads ${EXPORT_VERSION}). Reload the page and try again; nothing was changed.`,
    );
  }
  const parsed = exportSchema.safeParse(upgraded(data));
  if (parsed.success) return parsed.data;
  throw new InvalidExportError(
    `This file is not a whole export of Minibroker; nothing was changed.\n${explain(parsed.error.issues)}`,
  );
}

/** What an import would change. */
export interface ImportPlan {
  readonly newEvents: readonly StudyEvent[];
  /** Events of the file that are here already. */
  readonly knownEvents: number;
  readonly newDrafts: readonly Draft[];
  /** Drafts of the file that are newer than the ones here, and would take their place. */
  readonly replacedDrafts: readonly { readonly mine: Draft; readonly imported: Draft }[];
  /** Drafts that stay as they are here: the same, or newer than the file's. */
  readonly keptDrafts: readonly Draft[];
  readonly newNotes: readonly Note[];
  /** Notes of the file that were changed, or deleted, after the ones here. */
  readonly replacedNotes: readonly { readonly mine: Note; readonly imported: Note }[];
  readonly newInterviews: readonly KeptInterview[];
  /** Mock interviews of the file that went on after the ones here. */
  readonly replacedInterviews: readonly {
    readonly mine: KeptInterview;
    readonly imported: KeptInterview;
  }[];
  /** Offsets of lessons that would become done. */
  readonly newlyDone: readonly number[];
}

/** Whether a plan changes nothing. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  return [
    plan.newEvents,
    plan.newDrafts,
    plan.replacedDrafts,
    plan.newNotes,
    plan.replacedNotes,
    plan.newInterviews,
    plan.replacedInterviews,
  ].every((part) => part.length === 0);
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
