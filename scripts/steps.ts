/** Runs the steps of a command of many checks, goes on after a failure, and closes with `N passed, N failed`. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Count, countOf } from "./test-counts.ts";

/** One check, or many that one tool runs. */
export interface Step {
  readonly name: string;
  /** Commands of `node_modules/.bin` or `node`; npm puts both first in the path. */
  readonly commands: readonly (readonly string[])[];
  /** Reads how many tests ran, where the step runs many. */
  readonly count?: () => Count;
  /** A failure here makes the steps after it meaningless. */
  readonly needed?: boolean;
}

interface Outcome {
  readonly name: string;
  /** Undefined if it could not be checked. */
  readonly count: Count | undefined;
  readonly seconds: number;
}

/** The exit status of a command that could not check anything, through no fault of the project. */
export const NOT_CHECKED = 75;

const root = join(import.meta.dirname, "..");

/** Where the test runners write their reports. Emptied before the first step. */
export const results = join(root, "test-results");

/** Runs all steps in order, prints a table of them, and sets the exit status. */
export function runSteps(steps: readonly Step[]): void {
  rmSync(results, { recursive: true, force: true });
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name} ${"─".repeat(Math.max(0, 60 - step.name.length))}`);
    const startedAt = Date.now();
    const statuses = step.commands.map(statusOf);
    const succeeded = statuses.every((status) => status === 0 || status === NOT_CHECKED);
    const checked = !succeeded || !statuses.includes(NOT_CHECKED);
    const count = checked ? countOf(succeeded, step.count) : undefined;
    outcomes.push({ name: step.name, count, seconds: (Date.now() - startedAt) / 1000 });
    if (!succeeded && step.needed === true) {
      console.log(`\n${step.name} failed, so the steps after it were not run.`);
      break;
    }
  }

  console.log("");
  for (const outcome of outcomes) console.log(line(outcome));
  const passed = outcomes.reduce((sum, { count }) => sum + (count?.passed ?? 0), 0);
  const failed = outcomes.reduce((sum, { count }) => sum + (count?.failed ?? 0), 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function line({ name, count, seconds }: Outcome): string {
  if (count === undefined) return `? ${name.padEnd(26)} not checked, for the reason given above`;
  const sign = count.failed === 0 ? "✓" : "✗";
  const passed = `${String(count.passed).padStart(5)} passed`;
  const failed = `${String(count.failed).padStart(4)} failed`;
  const retried = count.retried ? `, ${count.retried} on the second try, named above` : "";
  return `${sign} ${name.padEnd(26)} ${passed} ${failed}  ${seconds.toFixed(0).padStart(4)} s${retried}`;
}

function statusOf([command = "", ...args]: readonly string[]): number {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error !== undefined) console.error(`Could not run ${command}: ${error.message}`);
  return status ?? 1;
}
