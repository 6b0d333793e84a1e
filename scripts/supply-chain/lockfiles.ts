/** What the lockfiles pin: the site's tools, and the kit's. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** Lockfiles of this repository, from its root. */
export const LOCKFILES = ["package-lock.json", "exercises/package-lock.json"] as const;

/** A package that a lockfile pins. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity?: string | undefined;
  readonly resolved?: string | undefined;
  /** An SPDX expression, as the package states it. */
  readonly license?: string | undefined;
  readonly hasInstallScript: boolean;
}

/** Every package that the lockfile pins, without the project itself. */
export function pinnedPackages(path: (typeof LOCKFILES)[number]): PinnedPackage[] {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  return Object.entries(lockfile.parse(JSON.parse(text)).packages).flatMap(([folder, entry]) =>
    folder === ""
      ? []
      : {
          name: folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
          version: entry.version ?? "",
          integrity: entry.integrity,
          resolved: entry.resolved,
          license: entry.license,
          hasInstallScript: entry.hasInstallScript === true,
        },
  );
}
