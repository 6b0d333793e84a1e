/** `npm run proof`: the proofs that take minutes, apart from `npm test` so that it stays quick. */
import { join } from "node:path";
import { results, runSteps } from "./steps.ts";
import { playwrightCount } from "./test-counts.ts";

runSteps([
  { name: "Production build", commands: [["astro", "build"]], needed: true },
  {
    name: "Proofs in a browser",
    commands: [["node", "scripts/e2e.ts", "--project=proof"]],
    count: () => playwrightCount(join(results, "e2e.json")),
  },
]);
