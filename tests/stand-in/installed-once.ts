/**
 * Installing from the registry takes seconds, and a minute on a busy machine. Where a test is not about that, only
 * the first container installs for real; the others copy what it got, for the same lockfile.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const kept = mkdtempSync(join(tmpdir(), "minibroker-packages-"));
process.once("exit", () => rmSync(kept, { recursive: true, force: true }));

/** Puts the packages of the folder's lockfile into it; says whether they were there to be put. */
export function copyPackages(folder: string): boolean {
  const source = placeOf(folder);
  if (!existsSync(source)) return false;
  cpSync(source, join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  return true;
}

/** Keeps what was installed in a folder. */
export function keepPackages(folder: string): void {
  const target = placeOf(folder);
  if (existsSync(target)) return;
  // Complete before it has its name: another test may look for it meanwhile.
  const partial = mkdtempSync(join(kept, "partial-"));
  cpSync(join(folder, "node_modules"), partial, { recursive: true, verbatimSymlinks: true });
  renameSync(partial, target);
}

function placeOf(folder: string): string {
  const lockfile = readFileSync(join(folder, "package-lock.json"));
  return join(kept, createHash("sha256").update(lockfile).digest("hex"));
}
