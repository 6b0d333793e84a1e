/** For editors, and for running Vitest here by hand. The command line of the kit brings its own settings. */
import { defineConfig } from "vitest/config";
import { LIMITS } from "./grading/verdict.ts";

export default defineConfig({
  test: {
    include: ["[0-9][0-9]-*/*.test.ts"],
    testTimeout: LIMITS.testTimeoutMs,
    hookTimeout: LIMITS.testTimeoutMs,
  },
});
