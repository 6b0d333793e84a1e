/**
 * `npm run proof`: the proofs that take minutes, apart from `npm test` so that it stays quick. Arguments go to
 * Playwright: `npm run proof -- parity` runs those whose path has that word.
 */
import { join } from "node:path";
import { results, runSteps } from "./steps.ts";
import { playwrightCount } from "./test-counts.ts";

runSteps([
  { name: "Production build", commands: [["astro", "build"]], needed: true },
  {
    name: "Proofs in a browser",
    commands: [["node", "scripts/e2e.ts", "--project=proof", ...process.argv.slice(2)]],
    count: () => playwrightCount(join(results, "e2e.json")),
  },
]);
