/**
 * `npm run flakes [times]`: runs every suite so many times (200 unless told otherwise), each time in another order
 * and with other seeds, with each correct solution in turn. Every test must pass every time. Exits with 1 at a flake,
 * and names the run that repeats it. `npm test` runs each a few times.
 */
import { rmSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { testTitles } from "../../exercises/grading/exercise.ts";
import { discoverExercises, type KitExercise } from "../../exercises/grading/local/discovery.ts";
import { placeVariant, variantsOf } from "../content/variants.ts";
import { recordQuality } from "../quality/record.ts";
import { runSuite } from "./run-suite.ts";
import { moveSeeds } from "./seeded-random.ts";

const kit = join(import.meta.dirname, "../../exercises");
const scratch = join(kit, ".variants/flakes");
const ENOUGH = 200;

const times = Number(process.argv[2] ?? ENOUGH);
if (!Number.isInteger(times) || times < 1) {
  console.error("How often? Give a whole number, at least 1.");
  process.exit(1);
}

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier === "#broker/random"
        ? new URL("./seeded-random.ts", import.meta.url).href
        : specifier,
      context,
    ),
});

const rows = [];
for (const exercise of await discoverExercises(kit)) {
  const { runs, flakes } = await repeat(exercise);
  console.log(`${exercise.folderName.padEnd(24)} ${runs} runs, ${flakes.length} flakes`);
  for (const flake of flakes) console.log(`  ${flake}`);
  if (flakes.length > 0) process.exitCode = 1;
  rows.push({
    what: exercise.folderName,
    result: `${runs} runs in other orders and with other seeds, ${flakes.length} flakes`,
  });
}
rmSync(scratch, { recursive: true, force: true });
// A short run shows too little to be kept.
if (times >= ENOUGH) recordQuality("Flakes of the suites", "npm run flakes", rows);

async function repeat(exercise: KitExercise) {
  const correct = variantsOf(exercise).filter(
    ({ kind }) => kind === "solution" || kind === "alternative",
  );
  const suites = correct.map((variant) => ({
    name: variant.name,
    address: pathToFileURL(placeVariant(scratch, exercise, variant).suite).href,
  }));
  const expected = testTitles(exercise.exercise).length;
  const flakes: string[] = [];
  for (let run = 0; run < times; run++) {
    const suite = suites[run % suites.length];
    if (suite === undefined) throw new Error(`${exercise.folderName} has no solution.`);
    moveSeeds(run);
    const results = await runSuite(`${suite.address}?run=${run}`, { shuffleSeed: run });
    for (const { title, status, failure } of results) {
      if (status === "passed") continue;
      flakes.push(`run ${run}, ${suite.name}: ${title}: ${failure?.called ?? failure?.message}`);
    }
    if (results.length !== expected) {
      flakes.push(`run ${run}, ${suite.name}: ${results.length} of ${expected} tests ran`);
    }
  }
  return { runs: times, flakes };
}
