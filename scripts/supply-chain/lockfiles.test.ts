import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { covers, EXCEPTIONS, isExcepted, isPermissive } from "./licences.ts";
import { LOCKFILES, pinnedPackages } from "./lockfiles.ts";

const root = new URL("../../", import.meta.url);
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  allowScripts: z.record(z.string(), z.boolean()).optional(),
});

function readManifest(path: string) {
  return manifest.parse(JSON.parse(readFileSync(new URL(path, root), "utf8")));
}

const documented = readFileSync(new URL("docs/dependencies.md", root), "utf8");
const all = LOCKFILES.flatMap(pinnedPackages);

test.each(LOCKFILES)(
  "%s pins the content of every package, and from no certain address",
  (path) => {
    const packages = pinnedPackages(path);
    expect(packages.length).toBeGreaterThan(10);
    expect(packages.filter(({ integrity }) => integrity === undefined)).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  },
);

test("Every package has a licence that is permissive, or an exception that says why", () => {
  const others = all
    .filter(({ license = "none" }) => !isPermissive(license))
    .filter(({ name }) => !isExcepted(name))
    .map(({ name, license }) => `${name}: ${license ?? "none stated"}`);
  expect(others).toEqual([]);
});

test("Every exception is still needed", () => {
  const needed = all.filter(({ license = "none" }) => !isPermissive(license));
  const idle = EXCEPTIONS.filter(({ name }) => !needed.some((entry) => covers(name, entry.name)));
  expect(idle).toEqual([]);
});

test("A sum of licences is permissive only if each part is, alternatives if one is", () => {
  expect(isPermissive("MIT AND LGPL-3.0-or-later")).toBe(false);
  expect(isPermissive("(MPL-2.0 OR Apache-2.0)")).toBe(true);
  expect(isPermissive("GPL-3.0-only")).toBe(false);
});

test("Only packages that are named in allowScripts and explained run a script when installed", () => {
  const allowed = Object.keys(readManifest("package.json").allowScripts ?? {});
  const running = all.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect(running.toSorted()).toEqual(allowed.toSorted());
  const [, explained = ""] = documented.split("Install scripts that run:");
  for (const name of allowed) expect(explained).toContain(`\`${name}\``);
});

test.each(["package.json", "exercises/package.json"])(
  "docs/dependencies.md says why each direct dependency of %s is here",
  (path) => {
    const { dependencies = {}, devDependencies = {} } = readManifest(path);
    const named = Object.keys({ ...dependencies, ...devDependencies });
    expect(named.length).toBeGreaterThan(3);
    // A row of a table, whose second half says why: a mention in another's row explains nothing.
    const rows = documented.split("\n").filter((line) => /^\| `.*\|.*\|\s*\S.{15,}\|$/.test(line));
    const explained = rows.map((row) => row.split("|")[1] ?? "").join(" ");
    expect(named.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  },
);

test("docs/dependencies.md says when the pinned version of each direct dependency was released", () => {
  const pinned = ["package.json", "exercises/package.json"].flatMap((path) => {
    const { dependencies, devDependencies } = readManifest(path);
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const row = /^\| `([^`]+)` *\| (\d+\.\d+\.\d+) *\| (?:by )?(\d{4}-\d\d-\d\d) *\|$/;
  const [, table = ""] = documented.split("## When each was last released");
  const dated = table.split("\n").flatMap((line) => {
    const [, name, version, day] = row.exec(line) ?? [];
    return name === undefined || day === undefined ? [] : [{ name, version, day }];
  });
  const named = dated.map(({ name, version }) => `${name} ${version}`);
  const expected = new Set(pinned.map(([name, version]) => `${name} ${version}`));
  // What is pinned and has no row, or has one of another version; then rows of what is not pinned any more.
  expect([...expected].filter((entry) => !named.includes(entry))).toEqual([]);
  expect(named.filter((entry) => !expected.has(entry))).toEqual([]);
  expect(dated.filter(({ day }) => Number.isNaN(Date.parse(day)))).toEqual([]);
});

test("Direct dependencies are pinned exactly", () => {
  for (const path of ["package.json", "exercises/package.json"]) {
    const { dependencies = {}, devDependencies = {} } = readManifest(path);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).toEqual([]);
  }
});
