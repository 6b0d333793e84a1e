import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), resolved: z.string().optional() }),
  ),
});

/** The packages that a lockfile pins, without the project itself. */
function pinned(path: string) {
  const { packages } = lockfile.parse(
    JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")),
  );
  return Object.entries(packages).filter(([name]) => name !== "");
}

test.each(["../package-lock.json", "../exercises/package-lock.json"])(
  "%s pins the content of every package, and from no certain address",
  (path) => {
    const entries = pinned(path);
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  },
);
