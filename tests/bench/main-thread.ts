/** The longest task of the main thread while each lesson is read, at its budget and without allowance. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { LONGEST_TASK } from "../budgets/budgets.ts";
import { readLessons } from "../budgets/main-thread.ts";
import type { Row } from "./row.ts";

const dist = join(import.meta.dirname, "../../dist/");

/** Reads every lesson and reports the longest task at each speed. */
export async function benchMainThread(): Promise<Row[]> {
  const readings = await readLessons(dist, "/", readdirSync(join(dist, "lessons")));
  return LONGEST_TASK.map(({ slowdown, ms }) => {
    const most = readings
      .filter((reading) => reading.slowdown === slowdown)
      .reduce((a, b) => (b.task.ms > a.task.ms ? b : a));
    return {
      name: `Longest task of a lesson page at ${slowdown}x slowdown (${most.lesson})`,
      value: most.task.ms,
      unit: "ms",
      limit: ms,
    };
  });
}
