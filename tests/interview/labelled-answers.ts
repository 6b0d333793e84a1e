/** Answers with what an interviewer heard in them, for measuring the recogniser. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";

const labelledAnswer = z.strictObject({
  /** Id of a question of the bank. */
  question: z.string(),
  kind: z.enum(["strong", "partial", "wrong"]),
  /** The answer, as it was typed or spoken. */
  says: z.string(),
  /** Ids of the points that it makes, and of no other. */
  covers: z.array(z.string()),
  /** Ids of the mistakes that it makes, where the rubric lists them. */
  mistakes: z.array(z.string()).default([]),
});

/** An answer, and what is in it. */
export type LabelledAnswer = z.infer<typeof labelledAnswer>;

/** The sets beside this file: `tuning`, which phrases may be fitted to, and those that are held out, which they may not. */
export type LabelledSet = "tuning" | "held-out" | "held-out-second";

/** Reads a set of labelled answers. */
export async function labelledAnswers(set: LabelledSet): Promise<LabelledAnswer[]> {
  const text = await readFile(join(import.meta.dirname, `${set}.yaml`), "utf8");
  return z.array(labelledAnswer).parse(load(text));
}
