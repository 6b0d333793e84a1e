/** `npm test`: every quick check that the project has, in the order in which a failure is cheapest to find. */
import { join } from "node:path";
import { results, runSteps } from "./steps.ts";
import { playwrightCount, vitestCount } from "./test-counts.ts";

runSteps([
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
  { name: "Known vulnerabilities", commands: [["node", "scripts/supply-chain/audit.ts"]] },
  { name: "Content", commands: [["node", "tests/content/check.ts"]] },
  { name: "Suites in other orders", commands: [["node", "tests/flakes/flakes.ts", "5"]] },
  { name: "Mutation, if changed", commands: [["node", "tests/mutation/mutation.ts", "--changed"]] },
  { name: "Production build", commands: [["astro", "build"]], needed: true },
  { name: "Budgets", commands: [["node", "tests/budgets/check.ts"]] },
  {
    name: "End-to-end tests",
    commands: [["node", "scripts/e2e.ts"]],
    count: () => playwrightCount(join(results, "e2e.json")),
  },
]);
