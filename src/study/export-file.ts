/** The file that holds a learner's work: its shape, in every version that was ever written, and how it is read. */
import { z } from "zod";
import { levels } from "../content/level.ts";
import { InvalidExportError } from "./errors.ts";
import { ANSWER_LIMIT } from "./events.ts";
import { interviewSchema } from "./interview-schema.ts";

/** Raise it when the file's shape changes, and teach `parseExport` the older one. */
export const EXPORT_VERSION = 5;

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

/**
 * Brings the data of an older file to the current shape. 1 had no notes, 2 no answers, 3 no mock interviews, 4 no
 * drawings in them.
 */
function upgraded(data: unknown): unknown {
  const older = z.looseObject({ version: z.literal([1, 2, 3, 4]) }).safeParse(data);
  if (!older.success) return data;
  const { version } = older.data;
  const notes = version === 1 ? { notes: [] } : {};
  const interviews = version < 4 ? { interviews: [] } : {};
  return { ...older.data, ...notes, ...interviews, version: EXPORT_VERSION };
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
