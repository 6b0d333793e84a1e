/**
 * Whether instructions are sufficient. `solutions/<exercise>/instructions.yaml` puts every hidden test beside the
 * sentence of the README that states what it asks for; here both sides are held against what they speak of.
 */
import { load } from "js-yaml";
import { z } from "zod";
import type { KitExercise } from "../../exercises/grading/local/discovery.ts";

/** By the title of a test: a sentence, or several that state it together. */
const statedSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

/** A shorter quotation could be found anywhere. */
const LEAST_WORDS = 3;

/**
 * Finds tests that no sentence states, and sentences that are not in the instructions: in the section of the
 * test's task, or before the first section. Line breaks, and the space that aligns a table, do not matter.
 *
 * @param list text of `instructions.yaml`; empty if there is none.
 * @param instructions text of the README.
 */
export function statedFindings(
  { exercise }: Pick<KitExercise, "exercise">,
  list: string,
  instructions: string,
): string[] {
  const parsed = statedSchema.safeParse(load(list) ?? {});
  if (!parsed.success) return [`instructions.yaml: ${z.prettifyError(parsed.error)}`];
  const stated = new Map(Object.entries(parsed.data));
  const [opening = "", ...rest] = instructions.split(/^## /m);
  const sections = new Map(rest.map((text) => [text.slice(0, text.indexOf("\n")), text]));

  const findings = exercise.tasks.flatMap((task) => {
    const text = onOneLine(`${opening}\n${sections.get(task.title) ?? ""}`);
    return task.tests.flatMap((title) => {
      const sentences = [stated.get(title) ?? []].flat().map(onOneLine);
      stated.delete(title);
      if (sentences.length === 0) return [`instructions.yaml states nothing for "${title}"`];
      return sentences
        .filter((sentence) => sentence.split(" ").length < LEAST_WORDS || !text.includes(sentence))
        .map((sentence) => `"${title}": the section "${task.title}" does not say "${sentence}"`);
    });
  });
  const unknown = [...stated.keys()].map((title) => `instructions.yaml: no test "${title}"`);
  return [...findings, ...unknown];
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
