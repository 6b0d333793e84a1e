/**
 * Runs one suite in Node with nothing between: `node bare-node.ts <path of the suite>`. Prints how long it
 * took to import and run it, in milliseconds; Node's own start and loading Vitest do not count.
 */
import { pathToFileURL } from "node:url";
import { runSuite } from "../flakes/run-suite.ts";

const suite = process.argv[2] ?? "";
const start = performance.now();
const results = await runSuite(pathToFileURL(suite).href);
const took = performance.now() - start;

if (results.length === 0 || results.some(({ status }) => status !== "passed")) {
  throw new Error(`${suite} did not pass`);
}
console.log(took);
