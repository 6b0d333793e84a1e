/** The budget of the main thread, against the last build: what the longest task took, and of what it was made. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LONGEST_TASK, NOISE } from "./budgets.ts";
import { type Reading, readLessons } from "./main-thread.ts";

const record = join(import.meta.dirname, "recorded-tasks.json");
const recordedTasks = z.record(z.string(), z.record(z.string(), z.number()));
/** Parts of a task that are told. */
const TOLD = 8;

const label = ({ lesson, slowdown }: Reading): string => `${lesson} at ${slowdown}x`;
const ms = (value: number): string => `${value.toFixed(1).padStart(6)} ms`;

function growth(reading: Reading): string[] {
  const before = existsSync(record)
    ? (recordedTasks.parse(JSON.parse(readFileSync(record, "utf8")))[label(reading)] ?? {})
    : {};
  const names = new Set([...Object.keys(reading.task.parts), ...Object.keys(before)]);
  return [...names]
    .map((name) => ({ name, was: before[name] ?? 0, is: reading.task.parts[name] ?? 0 }))
    .toSorted((left, right) => right.is - right.was - (left.is - left.was))
    .slice(0, TOLD)
    .map(({ name, was, is }) => `    ${name.padEnd(44)}${ms(was)} → ${ms(is)}  ${ms(is - was)}`);
}

/**
 * Reads lessons and prints what their longest tasks took.
 *
 * @param recording writes down what later growth is measured against.
 * @returns whether all are within their budget, or so little over it that a busy machine may be the reason.
 */
export async function checkTasks(
  dist: string,
  base: string,
  lessons: readonly string[],
  recording: boolean,
): Promise<boolean> {
  const readings = await readLessons(dist, base, lessons);
  if (recording) {
    const all = readings.map((reading) => [
      label(reading),
      Object.fromEntries(Object.entries(reading.task.parts).slice(0, TOLD)),
    ]);
    writeFileSync(record, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  }
  let holds = true;
  for (const { slowdown, ms: budget } of LONGEST_TASK) {
    for (const reading of readings.filter((one) => one.slowdown === slowdown)) {
      const took = reading.task.ms;
      const sign = took <= budget ? "✓" : took <= NOISE * budget ? "!" : "✗";
      console.log(`${sign} Longest task${ms(took)} of ${budget} ms   ${label(reading)}`);
      if (took <= budget) continue;
      holds &&= took <= NOISE * budget;
      console.log("  What it was made of, as recorded and now:");
      for (const line of growth(reading)) console.log(line);
    }
  }
  return holds;
}
