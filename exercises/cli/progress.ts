/** How many hints of each task the learner has seen. Kept beside the exercises, in a file they may delete. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CommandError } from "./command-error.ts";

const FILE = ".progress.json";
const ABOUT =
  "Written by npm run hint: how many hints of each task you have seen. Safe to delete; hints then start over.";

const progressSchema = z.object({
  about: z.string(),
  version: z.literal(1),
  /** By exercise, then by task. */
  hints: z.record(z.string(), z.record(z.string(), z.int().min(0))),
});

export type Progress = z.infer<typeof progressSchema>;

/** @throws {CommandError} when the file is there and is not what we wrote. */
export async function readProgress(root: string): Promise<Progress> {
  let text: string;
  try {
    text = await readFile(join(root, FILE), "utf8");
  } catch {
    return { about: ABOUT, version: 1, hints: {} };
  }
  try {
    return progressSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError(
      `${FILE} was changed and cannot be read. Delete it; hints then start over.`,
    );
  }
}

/** How many hints of a task have been seen. */
export function hintsSeen(progress: Progress, exercise: string, task: string): number {
  return progress.hints[exercise]?.[task] ?? 0;
}

/** Remembers that `count` hints of a task have been seen. */
export async function rememberHints(
  root: string,
  progress: Progress,
  exercise: string,
  task: string,
  count: number,
): Promise<void> {
  const hints = {
    ...progress.hints,
    [exercise]: { ...progress.hints[exercise], [task]: count },
  };
  await writeFile(join(root, FILE), `${JSON.stringify({ ...progress, hints }, null, 2)}\n`);
}
