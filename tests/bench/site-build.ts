/**
 * How the time to build the site grows with the number of lessons. Builds copies of the site that differ in
 * nothing but the length of the course, in one run on one machine, so that only ratios matter.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
/** Inside the repository, so that the copies find its `node_modules`. */
const copies = join(root, ".cache/site-build");
const parts = [
  "src",
  "exercises",
  "solutions",
  "public",
  "scripts",
  "package.json",
  "astro.config.mjs",
];
const left = /node_modules|\.variants|backups/;

/** The copy of the site could not be built. */
export class SiteBuildError extends Error {
  override readonly name = "SiteBuildError";
}

/** Builds sites of 6, 60 and 600 lessons. */
export function benchSiteBuild(): Row[] {
  rmSync(copies, { recursive: true, force: true });
  const [six = 0, sixty = 0, sixHundred = 0] = [6, 60, 600].map(secondsToBuild);
  rmSync(copies, { recursive: true, force: true });
  return [
    { name: "Site build: 6 lessons", value: six, unit: "s" },
    { name: "Site build: 60 lessons against 6", value: sixty / six, limit: 10, unit: "×" },
    { name: "Site build: 600 lessons against 60", value: sixHundred / sixty, limit: 10, unit: "×" },
  ];
}

function secondsToBuild(lessons: number): number {
  const site = join(copies, String(lessons));
  mkdirSync(site, { recursive: true });
  for (const part of parts) {
    cpSync(join(root, part), join(site, part), {
      recursive: true,
      force: true,
      filter: (source) => !left.test(source.slice(root.length)),
    });
  }
  multiplyLessons(site, lessons);
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync("astro", ["build"], { cwd: site, encoding: "utf8" });
  if (status !== 0) {
    throw new SiteBuildError(`The copy with ${lessons} lessons did not build:\n${stdout}${stderr}`);
  }
  return (performance.now() - startedAt) / 1000;
}

/**
 * Adds copies of the real lessons until there are `count`, as a segment of their own. The real ones stay: the
 * glossary, the interview bank and the reference point at them.
 */
function multiplyLessons(site: string, count: number): void {
  const folder = join(site, "src/content/lessons");
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const slugs = Array.from({ length: count - texts.length }, (_, copy) => `copy-${copy}`);
  for (const [copy, slug] of slugs.entries()) {
    const text = texts[copy % texts.length] ?? "";
    writeFileSync(join(folder, `${slug}.mdx`), text.replace(/^buildsOn:.*$/m, "buildsOn: []"));
  }
  if (slugs.length === 0) return;
  const outline = join(site, "src/content/course.ts");
  const lessons = slugs.map((slug) => ({ slug, title: slug }));
  const segment = JSON.stringify({ title: "Copies", lessons });
  writeFileSync(
    outline,
    readFileSync(outline, "utf8").replace(/\] as const/, `${segment}] as const`),
  );
}
