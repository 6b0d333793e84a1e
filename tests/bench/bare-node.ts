/**
 * Runs one suite in Node with nothing between: `node bare-node.ts <path of the suite>`. Prints how long it
 * took to import and run it, in milliseconds; Node's own start and loading Vitest do not count.
 */
import { pathToFileURL } from "node:url";
import { startTests } from "vitest/internal/browser";
import type { TestResult } from "../../exercises/grading/verdict.ts";
import { provideWorkerState, SuiteRunner } from "../../src/grading/in-page/suite-runner.ts";
import { vitestConfig } from "../../src/grading/in-page/vitest-config.ts";

const suite = process.argv[2] ?? "";
const results: TestResult[] = [];
const config = vitestConfig();

const start = performance.now();
provideWorkerState(config, suite);
const runner = new SuiteRunner(config, {
  exercise: { id: "", exports: [], given: [], tasks: [], suite: "", broker: {} },
  learnersFile: "",
  importSuite: () => import(pathToFileURL(suite).href),
  onEvent: (event) => {
    if (event.type === "test-finished") results.push(event.result);
  },
  mapStack: (stack) => stack,
});
await startTests([suite], runner);
const took = performance.now() - start;

if (results.length === 0 || results.some(({ status }) => status !== "passed")) {
  throw new Error(`${suite} did not pass`);
}
console.log(took);
