import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.{ts,tsx}",
      "scripts/**/*.test.ts",
      "tests/**/*.test.ts",
      "exercises/{broker,grading,cli}/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/.variants/**", "**/fixtures/**"],
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
  },
});
