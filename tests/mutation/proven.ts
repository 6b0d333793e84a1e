/**
 * What was proven of each exercise, and in which state: a hash of everything that the score depends on. An
 * exercise in the state in which it was proven need not be proven again.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const path = join(import.meta.dirname, "proven.json");

const provenSchema = z.record(
  z.string(),
  z.strictObject({
    /** SHA-256 of the suite, the solution and the list of equivalent mutants. */
    state: z.string(),
    mutants: z.number(),
    noticed: z.number(),
    equivalent: z.number(),
  }),
);

/** By the exercise's folder. */
export type Proven = Readonly<z.infer<typeof provenSchema>>;

export function readProven(): Proven {
  return provenSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

export function writeProven(proven: Proven): void {
  const sorted = Object.fromEntries(Object.entries(proven).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The hash of some files, in this order. One may be missing. */
export function stateOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    // The length keeps text from moving from one file to the next unnoticed.
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    hash.update(`${text.length}\n${text}`);
  }
  return hash.digest("hex");
}
