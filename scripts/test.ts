/**
 * `npm test`: every check that the project has, in the order in which a failure is cheapest to find.
 * Goes on after a failure, so that one run shows everything, and closes with `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Count, countOf, playwrightCount, vitestCount } from "./test-counts.ts";

interface Step {
  readonly name: string;
  /** Commands of `node_modules/.bin` or `node`; npm puts both first in the path. */
  readonly commands: readonly (readonly string[])[];
  /** Reads how many tests ran, where the step runs many. */
  readonly count?: () => Count;
  /** A failure here makes the steps after it meaningless. */
  readonly needed?: boolean;
}

const root = join(import.meta.dirname, "..");
const results = join(root, "test-results");

const steps: readonly Step[] = [
  { name: "Format and lint", commands: [["biome", "check", "."]] },
  {
    name: "Types",
    commands: [
      ["astro", "sync"],
      ["tsc", "-p", "tsconfig.json"],
      ["astro", "check"],
    ],
  },
  {
    name: "Unit and component tests",
    commands: [["vitest", "run"]],
    count: () => vitestCount(join(results, "unit.json")),
  },
  { name: "Content", commands: [["node", "tests/content/check.ts"]] },
  { name: "Production build", commands: [["astro", "build"]], needed: true },
  {
    name: "End-to-end tests",
    commands: [["node", "scripts/e2e.ts"]],
    count: () => playwrightCount(join(results, "e2e.json")),
  },
];

rmSync(results, { recursive: true, force: true });
const outcomes: { readonly name: string; readonly count: Count; readonly seconds: number }[] = [];
for (const step of steps) {
  console.log(`\n── ${step.name} ${"─".repeat(Math.max(0, 60 - step.name.length))}`);
  const startedAt = Date.now();
  const succeeded = step.commands.map(runs).every(Boolean);
  const count = countOf(succeeded, step.count);
  outcomes.push({ name: step.name, count, seconds: (Date.now() - startedAt) / 1000 });
  if (!succeeded && step.needed === true) {
    console.log(`\n${step.name} failed, so the steps after it were not run.`);
    break;
  }
}

console.log("");
for (const { name, count, seconds } of outcomes) {
  console.log(
    `${count.failed === 0 ? "✓" : "✗"} ${name.padEnd(26)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(4)} failed  ${seconds.toFixed(0).padStart(4)} s`,
  );
}
const passed = outcomes.reduce((sum, { count }) => sum + count.passed, 0);
const failed = outcomes.reduce((sum, { count }) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function runs([command = "", ...args]: readonly string[]): boolean {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error !== undefined) console.error(`Could not run ${command}: ${error.message}`);
  return status === 0;
}
