/**
 * The learner's work as one JSON file: out, and in again on another device. Import says what it would
 * change before it changes anything, and can be taken back.
 */
import { z } from "zod";
import type { Draft } from "./drafts.ts";
import { InvalidExportError } from "./errors.ts";
import { type StudyEvent, studyEvent } from "./events.ts";
import { progressOf } from "./progress.ts";
import type { StudyStore } from "./store.ts";

/** Raise it when the file's shape changes, and teach `parseExport` the older one. */
export const EXPORT_VERSION = 1;

const stamp = { id: z.string().min(1), at: z.int().min(0) };
const exercise = z.string().min(1);
const count = z.int().min(0);

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
  z.strictObject({ ...stamp, type: z.literal("committed"), exercise, lesson: count }),
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
  z.strictObject({ ...stamp, type: z.literal("imported"), events: count, drafts: count }),
  z.strictObject({
    ...stamp,
    type: z.literal("withdrawn"),
    events: z.array(z.string()).readonly(),
  }),
]);

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
});

/** The file. */
export type WorkExport = z.infer<typeof exportSchema>;

/** Everything the learner did and wrote. */
export async function exportWork(store: StudyStore, now: number): Promise<WorkExport> {
  const [events, drafts] = await Promise.all([store.events(), store.drafts()]);
  return {
    format: "minibroker-work",
    version: EXPORT_VERSION,
    exportedAt: new Date(now).toISOString(),
    events,
    drafts,
  };
}

/**
 * Reads an export.
 *
 * @throws {InvalidExportError} saying what is wrong with the file.
 */
export function parseExport(text: string): WorkExport {
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
  const parsed = exportSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new InvalidExportError(
    `This file is not a whole export of Minibroker; nothing was changed.\n${z.prettifyError(parsed.error)}`,
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
  /** Offsets of lessons that would become done. */
  readonly newlyDone: readonly number[];
}

/** Says what an import would change, and changes nothing. */
export async function planImport(store: StudyStore, work: WorkExport): Promise<ImportPlan> {
  const [events, drafts] = await Promise.all([store.events(), store.drafts()]);
  const known = new Set(events.map((event) => event.id));
  const newEvents = work.events.filter((event) => !known.has(event.id));
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
  const doneBefore = new Set(progressOf(events).done);
  const doneAfter = progressOf([...events, ...newEvents]).done;
  return {
    newEvents,
    knownEvents: work.events.length - newEvents.length,
    newDrafts,
    replacedDrafts,
    keptDrafts,
    newlyDone: doneAfter.filter((lesson) => !doneBefore.has(lesson)),
  };
}

/** What an import did, so that it can be taken back. */
export interface ImportReceipt {
  readonly events: readonly string[];
  readonly replaced: readonly { readonly before: Draft; readonly after: Draft }[];
}

/**
 * Carries out a plan. Replaced drafts are kept among the earlier versions.
 *
 * @throws {DraftConflictError} if a draft was changed since the plan was made; plan again.
 */
export async function applyImport(
  store: StudyStore,
  plan: ImportPlan,
  now: number,
): Promise<ImportReceipt> {
  const replaced: { before: Draft; after: Draft }[] = [];
  for (const { mine, imported } of plan.replacedDrafts) {
    await store.keepVersion({
      exercise: mine.exercise,
      at: now,
      reason: "before-import",
      text: mine.text,
    });
    replaced.push({ before: mine, after: await store.saveDraft(imported, mine.revision) });
  }
  for (const imported of plan.newDrafts) await store.saveDraft(imported, 0);
  const drafts = plan.newDrafts.length + replaced.length;
  const imported = studyEvent({ type: "imported", events: plan.newEvents.length, drafts }, now);
  await store.append([...plan.newEvents, imported]);
  return { events: plan.newEvents.map((event) => event.id), replaced };
}

/**
 * Takes an import back: its events no longer count, and replaced drafts return unless they were edited since.
 *
 * @throws {DraftConflictError} if a replaced draft was edited since; it stays as it is.
 */
export async function undoImport(
  store: StudyStore,
  receipt: ImportReceipt,
  now: number,
): Promise<void> {
  await store.append([studyEvent({ type: "withdrawn", events: receipt.events }, now)]);
  for (const { before, after } of receipt.replaced) await store.saveDraft(before, after.revision);
}
