/**
 * The thread in which mutants are tried, one after the other. It is told the address of a suite that lies
 * beside a mutant, and answers whether the suite passes it. Who started the thread ends it when a mutant does
 * not come back.
 */
import { parentPort } from "node:worker_threads";
import { runSuite } from "../flakes/run-suite.ts";

export interface Trial {
  readonly address: string;
  /** How many tests the suite has. A module that cannot be loaded lets none of them run. */
  readonly tests: number;
}

parentPort?.on("message", async ({ address, tests }: Trial) => {
  const results = await runSuite(address, { untilFailure: true });
  const passed = results.filter(({ status }) => status === "passed");
  parentPort?.postMessage(passed.length === tests);
});
