/**
 * `npm run mutation [exercise …]`: puts every small mistake into each solution, one at a time, and asks its
 * hidden suite to notice. Prints a table and every mistake that went unnoticed, and keeps what it proved in
 * `proven.json` and `docs/quality.md`. Exits with 1 where a mistake is neither noticed nor explained.
 *
 * With `--changed`, as `npm test` calls it, asks only about exercises that changed since they were proven, and
 * writes nothing.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { discoverExercises, type KitExercise } from "../../exercises/grading/local/discovery.ts";
import { recordQuality } from "../quality/record.ts";
import { isListed, onOneLine, readEquivalent } from "./equivalent.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { type Proven, readProven, stateOf, writeProven } from "./proven.ts";
import { unnoticed } from "./trials.ts";

const root = join(import.meta.dirname, "../..");
const kit = join(root, "exercises");
const scratch = join(kit, ".variants/mutation");

/** What became of an exercise's mutants. */
interface Report {
  readonly name: string;
  readonly all: number;
  readonly equivalent: number;
  readonly survivors: readonly Mutant[];
  /** Entries of the list of equivalent mutants that speak of none, or of one that is noticed. */
  readonly outdated: readonly string[];
}

const onlyChanged = process.argv.includes("--changed");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--changed");
const all = await discoverExercises(kit);
const unknown = wanted.filter((id) => !all.some(({ exercise }) => exercise.id === id));
if (unknown.length > 0) {
  console.error(`No such exercise: ${unknown.join(", ")}.`);
  process.exit(1);
}

let proven = readProven();
const chosen = all.filter(
  (exercise) =>
    (wanted.length === 0 || wanted.includes(exercise.exercise.id)) &&
    !(onlyChanged && proven[exercise.folderName]?.state === stateOf(filesOf(exercise))),
);
if (onlyChanged) {
  console.log(`${all.length - chosen.length} of ${all.length} exercises are as they were proven.`);
}
if (chosen.length > 0) {
  console.log("exercise                  mutants  noticed  equivalent  unnoticed  score");
}
for (const exercise of chosen) {
  // The state is taken before, so that what is saved meanwhile counts as changed.
  const state = stateOf(filesOf(exercise));
  const report = await mutate(exercise);
  print(report);
  if (report.survivors.length > 0 || report.outdated.length > 0) {
    process.exitCode = 1;
  } else if (!onlyChanged) {
    proven = { ...proven, [report.name]: { state, ...numbersOf(report) } };
    writeProven(proven);
  }
}
if (onlyChanged && chosen.length > 0) {
  const ids = chosen.map(({ exercise }) => exercise.id).join(" ");
  console.log(
    `Changed since they were proven. To keep what this run found: npm run mutation ${ids}`,
  );
} else if (!onlyChanged) {
  recordQuality("Mutation of the solutions", "npm run mutation", rowsOf(proven));
}

/** Everything that the score depends on. */
function filesOf({ exercise, folderName, suite }: KitExercise): readonly string[] {
  return [suite, solutionOf(exercise.id), listOf(folderName)];
}

function solutionOf(id: string): string {
  return join(kit, "broker", `${id}.ts`);
}

function listOf(folderName: string): string {
  return join(root, "solutions", folderName, "equivalent-mutants.json");
}

async function mutate(exercise: KitExercise): Promise<Report> {
  const { id } = exercise.exercise;
  const solution = solutionOf(id);
  const mutants = await mutantsOf(solution, readFileSync(solution, "utf8"));
  const passing = await unnoticed(exercise, mutants, join(scratch, id));
  const listed = readEquivalent(listOf(exercise.folderName));
  const survivors = passing.filter((mutant) => !listed.some((entry) => isListed(entry, mutant)));
  return {
    name: exercise.folderName,
    all: mutants.length,
    equivalent: passing.length - survivors.length,
    survivors,
    outdated: listed
      .filter((entry) => !passing.some((mutant) => isListed(entry, mutant)))
      .map(({ line }) => line),
  };
}

function numbersOf({ all: mutants, equivalent, survivors }: Report) {
  return { mutants, noticed: mutants - equivalent - survivors.length, equivalent };
}

/** Of a hundred mutants that can be noticed, how many are. */
function score({ mutants, noticed, equivalent }: ReturnType<typeof numbersOf>): string {
  return percent(noticed, mutants - equivalent);
}

function percent(part: number, whole: number): string {
  return (whole === 0 ? 100 : (100 * part) / whole).toFixed(1);
}

function rowsOf(scores: Proven) {
  return Object.entries(scores).map(([name, numbers]) => ({
    what: name,
    result: `${numbers.noticed} of ${numbers.mutants} noticed, score ${percent(numbers.noticed, numbers.mutants)}; ${numbers.equivalent} explained as equivalent, without them ${score(numbers)}`,
  }));
}

function print(report: Report): void {
  const numbers = numbersOf(report);
  const { mutants, noticed, equivalent } = numbers;
  const widths = [7, 7, 10, 9];
  const columns = [mutants, noticed, equivalent, report.survivors.length].map((number, index) =>
    String(number).padStart(widths[index] ?? 0),
  );
  console.log(`${report.name.padEnd(24)}  ${columns.join("  ")}  ${score(numbers)}`);
  for (const { line, mutator, original, replacement } of report.survivors) {
    console.log(
      `    line ${line}, ${mutator}: ${onOneLine(original)}  →  ${onOneLine(replacement)}`,
    );
  }
  for (const line of report.outdated) {
    console.log(`    listed as equivalent, but there is no such mutant that passes: ${line}`);
  }
}
