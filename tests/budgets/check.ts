/**
 * The budgets of lesson pages, against the last build. Over a budget it prints what grew since the weights in
 * `recorded.json`, which `node tests/budgets/check.ts --record` writes anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { deployment } from "../../scripts/deployment.ts";
import { BUDGETS, type Kind } from "./budgets.ts";
import { checkTasks } from "./check-tasks.ts";
import { type Part, sum, type Weight, weigh } from "./weigh.ts";

const dist = join(import.meta.dirname, "../../dist");
const record = join(import.meta.dirname, "recorded.json");
const recordedWeights = z.record(z.string(), z.record(z.string(), z.number()));
const kinds: readonly Kind[] = ["HTML", "JavaScript", "CSS", "fonts"];

const lessons = readdirSync(join(dist, "lessons"));
const weights = new Map<string, Weight>(
  lessons.map((lesson) => [lesson, weigh(`/lessons/${lesson}/index.html`, read)]),
);
const label = ({ kind, name }: Part): string => `${kind}: ${name}`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2).padStart(7)} kB`;

/** A build below a base path has addresses that begin with it; its folders are the same. */
function read(address: string): Uint8Array {
  return readFileSync(join(dist, address.replace(/^.*?(?=\/(_astro|lessons)\/)/, "")));
}

function growth(lesson: string, parts: readonly Part[], kind: Kind): string[] {
  const before = recordedWeights.parse(JSON.parse(readFileSync(record, "utf8")))[lesson] ?? {};
  const gone = Object.entries(before)
    .filter(([name]) => name.startsWith(`${kind}:`) && !parts.some((one) => label(one) === name))
    .map(([name, bytes]) => ({ name, was: bytes, is: 0 }));
  return parts
    .filter((one) => one.kind === kind)
    .map((one) => ({ name: label(one), was: before[label(one)] ?? 0, is: one.bytes }))
    .concat(gone)
    .toSorted((left, right) => right.is - right.was - (left.is - left.was))
    .map(({ name, was, is }) => {
      const grew = is - was;
      return `    ${name.padEnd(52)}${kilobytes(was)} → ${kilobytes(is)}  ${grew > 0 ? "+" : ""}${grew} B`;
    });
}

if (process.argv.includes("--record")) {
  const all = [...weights].map(([lesson, { parts }]) => [
    lesson,
    Object.fromEntries(parts.map((one) => [label(one), one.bytes])),
  ]);
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

let failed = lessons.length === 0;
for (const kind of kinds) {
  const heaviest = [...weights].map(([lesson, { parts }]) => ({ lesson, bytes: sum(parts, kind) }));
  const most = heaviest.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  console.log(
    `${most.bytes <= BUDGETS[kind] ? "✓" : "✗"} ${kind.padEnd(11)}${kilobytes(most.bytes)} of ${kilobytes(BUDGETS[kind])}   heaviest: ${most.lesson}`,
  );
  for (const { lesson, bytes } of heaviest.filter((one) => one.bytes > BUDGETS[kind])) {
    failed = true;
    console.log(`  ${lesson} is ${bytes - BUDGETS[kind]} B over. What grew since it was recorded:`);
    for (const line of growth(lesson, weights.get(lesson)?.parts ?? [], kind)) console.log(line);
  }
}
for (const [lesson, { blocking }] of weights) {
  for (const request of blocking) {
    failed = true;
    console.log(`✗ ${lesson}: the text waits for ${request}`);
  }
}
const heaviest = [...weights].toSorted(
  ([, left], [, right]) => sum(right.parts, "HTML") - sum(left.parts, "HTML"),
)[0]?.[0];
if (heaviest !== undefined) {
  const { base } = deployment(process.env);
  const recording = process.argv.includes("--record");
  failed = !(await checkTasks(`${dist}/`, base, [heaviest], recording)) || failed;
}
process.exitCode = failed ? 1 : 0;
