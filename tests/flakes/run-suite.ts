/** Runs a hidden suite in this process, with nothing between: Vitest's own runner, Node's own loader. */
import { startTests } from "vitest/internal/browser";
import type { TestResult } from "../../exercises/grading/verdict.ts";
import { provideWorkerState, SuiteRunner } from "../../src/grading/in-page/suite-runner.ts";
import { vitestConfig } from "../../src/grading/in-page/vitest-config.ts";

export interface RunSuiteOptions {
  /** Shuffles the tasks, and the tests of each. Without it they keep their order. */
  readonly shuffleSeed?: number;
  /** Ends the run at the first test that does not pass. */
  readonly untilFailure?: boolean;
}

class FailureFound extends Error {
  override readonly name = "FailureFound";
}

/**
 * Runs a suite once.
 *
 * @param address of the suite, as `import` takes it. What was imported before registers no tests again, so
 *   each run of one suite needs an address of its own: a query will do.
 * @returns the results of all tests, in the order in which they ran; none if the suite could not be loaded.
 */
export async function runSuite(
  address: string,
  { shuffleSeed, untilFailure = false }: RunSuiteOptions = {},
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  const config = vitestConfig();
  config.sequence.shuffle = shuffleSeed !== undefined;
  config.sequence.seed = shuffleSeed ?? 0;
  provideWorkerState(config, address);
  const runner = new SuiteRunner(config, {
    exercise: { id: "", exports: [], given: [], tasks: [], suite: "", broker: {} },
    learnersFile: "",
    importSuite: () => import(address),
    onEvent: (event) => {
      if (event.type === "test-finished") results.push(event.result);
      else if (untilFailure && results.some(({ status }) => status !== "passed")) {
        // Vitest's own `bail` needs a server on the other side.
        throw new FailureFound();
      }
    },
    mapStack: (stack) => stack,
  });
  try {
    await startTests([address], runner);
  } catch (error) {
    if (!(error instanceof FailureFound)) throw error;
  }
  return results;
}
