import * as vitest from "vitest";
import { describe, expect, test } from "vitest";
import * as internals from "vitest/internal/browser";

const ADVICE =
  "Vitest moved what the in-page runner is built on. Stay on the version before, or look for the new place " +
  "in vitest's dist/index.d.ts and dist/browser.d.ts, adapt src/grading/in-page/graded-run.ts, suite-runner.ts " +
  "and vitest-config.ts, and run tests/parity and tests/e2e/runner*.spec.ts before you upgrade.";

describe("The parts of Vitest that the in-page runner is built on", () => {
  test("vitest/internal/browser exports startTests and setupCommonEnv", () => {
    expect(internals.startTests, ADVICE).toBeTypeOf("function");
    expect(internals.setupCommonEnv, ADVICE).toBeTypeOf("function");
  });

  test("vitest exports TestRunner with the hooks that are overridden", () => {
    expect(vitest.TestRunner, ADVICE).toBeTypeOf("function");
    for (const hook of ["importFile", "onBeforeRunTask", "onAfterRunTask"] as const) {
      expect(vitest.TestRunner.prototype[hook], `${hook}: ${ADVICE}`).toBeTypeOf("function");
    }
  });
});
