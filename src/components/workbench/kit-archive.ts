/** The kit as a zip: what a clone has in `exercises/`, and nothing of what a learner or npm put there. */
import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";

/** Folders that npm, the command line or an editor made. */
const MADE = new Set(["node_modules", "backups"]);

/** Zip keeps no time before 1980. A fixed one makes equal kits equal archives. */
const ARCHIVE_TIME = new Date(Date.UTC(2026, 0, 1));

/** Name of the folder in the archive. */
const FOLDER = "minibroker-exercises";

/**
 * Whether a file of `exercises/` belongs to the kit.
 *
 * @param path relative to `exercises/`, with forward slashes.
 */
export function belongsToKit(path: string): boolean {
  const parts = path.split("/");
  if (parts.some((part) => MADE.has(part) || part.startsWith("."))) return false;
  const [folder = "", name = ""] = parts;
  if (parts.length === 2 && /^\d\d-/.test(folder) && name.endsWith(".ts")) {
    // The learner's own file is made from the starter on first use; see .gitignore.
    return name === "exercise.ts" || name.endsWith(".starter.ts") || name.endsWith(".test.ts");
  }
  return !name.endsWith(".log");
}

/** The texts of the kit in `folder`, by path, in the order of their paths. */
export async function kitFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name)))
    .filter(belongsToKit)
    .toSorted();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
}

/** Zips the kit in `folder`. */
export async function kitArchive(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const files: Zippable = {};
  for (const [path, text] of Object.entries(await kitFiles(folder))) {
    files[`${FOLDER}/${path}`] = [strToU8(text), { mtime: ARCHIVE_TIME }];
  }
  return new Uint8Array(zipSync(files, { level: 9 }));
}
