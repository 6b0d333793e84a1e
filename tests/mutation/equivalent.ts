/**
 * Mutants that no test can tell from the solution, each with the reason. They are listed in
 * `solutions/<exercise>/equivalent-mutants.json` by what they change and in which line, so that they are
 * found again when lines move, and asked about anew when the line itself changes.
 */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Mutant } from "./mutants.ts";

const schema = z.array(
  z.strictObject({
    /** The line of the solution, without the space around it. */
    line: z.string(),
    original: z.string(),
    replacement: z.string(),
    why: z.string().min(20, "say why no test can tell"),
  }),
);

export type EquivalentMutant = z.infer<typeof schema>[number];

/** Reads the list of one exercise; it may be missing. */
export function readEquivalent(path: string): readonly EquivalentMutant[] {
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, "utf8"))) : [];
}

/** Whether an entry speaks of a mutant. Line breaks and indentation do not matter. */
export function isListed(entry: EquivalentMutant, mutant: Mutant): boolean {
  return (
    entry.line === mutant.around &&
    onOneLine(entry.original) === onOneLine(mutant.original) &&
    onOneLine(entry.replacement) === onOneLine(mutant.replacement)
  );
}

/** A piece of code on one line, for a report. */
export function onOneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").trim();
}
