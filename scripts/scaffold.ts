/** What `npm run new:exercise` and `npm run new:lesson` share: slugs, the outline, and careful writing. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { closest } from "fastest-levenshtein";
import { lessonSlugs } from "../src/content/course.ts";

/** Texts of new files, by their path from the root of the repository, with `/`. */
export type Files = Readonly<Record<string, string>>;

/** The scaffold cannot be made; the message is one sentence for the author. */
export class ScaffoldError extends Error {
  override readonly name = "ScaffoldError";
}

/** @throws {ScaffoldError} unless the slug is lower-case words joined by hyphens. */
export function checkSlug(slug: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    throw new ScaffoldError(
      `"${slug}" is not a slug: use lower-case words joined by hyphens, such as partition-log.`,
    );
  }
}

/**
 * The offset of a lesson in the outline.
 *
 * @throws {ScaffoldError} if the outline has no such lesson; it suggests the nearest.
 */
export function lessonNumber(slug: string): number {
  const number = lessonSlugs.indexOf(slug);
  if (number >= 0) return number;
  throw new ScaffoldError(
    `There is no lesson "${slug}" in src/content/course.ts. Did you mean ${closest(slug, lessonSlugs)}?\n` +
      `The outline has: ${lessonSlugs.join(", ")}.`,
  );
}

/**
 * Writes all files, or none if one of them is there already.
 *
 * @throws {ScaffoldError} naming the files that it would have overwritten.
 */
export function write(root: string, files: Files): void {
  const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (existing.length > 0) {
    throw new ScaffoldError(`Nothing was written, because this exists: ${existing.join(", ")}.`);
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  }
}

/** Runs a scaffold command: writes its files and lists them, or says in a sentence why not and exits with 1. */
export function scaffold(root: string, filesOf: () => Files, left: string): void {
  try {
    const files = filesOf();
    write(root, files);
    console.log(
      `Wrote\n${Object.keys(files)
        .map((path) => `  ${path}\n`)
        .join("")}\n${left}`,
    );
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
