/**
 * `npm run mutation [exercise …]`: puts every small mistake into each solution, one at a time, and asks its
 * hidden suite to notice. Prints a table, and every mistake that went unnoticed; exits with 1 where less than
 * 95 of 100 are noticed, or one that is not is not explained.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { discoverExercises, type KitExercise } from "../../exercises/grading/local/discovery.ts";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import { isListed, onOneLine, readEquivalent } from "./equivalent.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

const root = join(import.meta.dirname, "../..");
const kit = join(root, "exercises");
const scratch = join(kit, ".variants/mutation");
/** Of a hundred mistakes that can be noticed, so many must be. */
const LEAST_SCORE = 95;

/** What became of an exercise's mutants. */
interface Report {
  readonly name: string;
  readonly all: number;
  readonly equivalent: number;
  readonly survivors: readonly Mutant[];
  /** Entries of the list of equivalent mutants that speak of none, or of one that is noticed. */
  readonly outdated: readonly string[];
}

const wanted = process.argv.slice(2);
const all = await discoverExercises(kit);
const unknown = wanted.filter((id) => !all.some(({ exercise }) => exercise.id === id));
if (unknown.length > 0) {
  console.error(`No such exercise: ${unknown.join(", ")}.`);
  process.exit(1);
}

console.log("exercise                  mutants  noticed  equivalent  unnoticed  score");
let good = true;
for (const exercise of all) {
  if (wanted.length > 0 && !wanted.includes(exercise.exercise.id)) continue;
  const report = await mutate(exercise);
  print(report);
  good &&= score(report) >= LEAST_SCORE && report.outdated.length === 0;
}
process.exitCode = good ? 0 : 1;

async function mutate(exercise: KitExercise): Promise<Report> {
  const { id } = exercise.exercise;
  const solution = join(kit, "broker", `${id}.ts`);
  const mutants = await mutantsOf(solution, readFileSync(solution, "utf8"));
  const passing = await graded(exercise, mutants);
  const listed = readEquivalent(
    join(root, "solutions", exercise.folderName, "equivalent-mutants.json"),
  );
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

/** The mutants that the hidden suite passes. */
async function graded(
  { exercise, suite }: KitExercise,
  mutants: readonly Mutant[],
): Promise<readonly Mutant[]> {
  const folder = join(scratch, exercise.id);
  rmSync(folder, { recursive: true, force: true });
  const suites = mutants.map(({ source }, index) => {
    const place = join(folder, String(index));
    mkdirSync(place, { recursive: true });
    const paths = {
      suite: join(place, `${exercise.id}.test.ts`),
      module: join(place, `${exercise.id}.ts`),
    };
    copyFileSync(suite, paths.suite);
    writeFileSync(paths.module, source);
    return { exercise, ...paths };
  });
  const verdicts = await gradeSuites(suites, { root: kit, maxWorkers: 2 });
  rmSync(folder, { recursive: true, force: true });
  return mutants.filter((_, index) => verdicts[index]?.status === "passed");
}

function score({ all: count, equivalent, survivors }: Report): number {
  const noticeable = count - equivalent;
  return noticeable === 0 ? 100 : (100 * (noticeable - survivors.length)) / noticeable;
}

function print(report: Report): void {
  const { name, all: count, equivalent, survivors, outdated } = report;
  const numbers = [count, count - equivalent - survivors.length, equivalent, survivors.length];
  const widths = [7, 7, 10, 9];
  const columns = numbers.map((number, index) => String(number).padStart(widths[index] ?? 0));
  console.log(`${name.padEnd(24)}  ${columns.join("  ")}  ${score(report).toFixed(1)}`);
  for (const { line, mutator, original, replacement } of survivors) {
    console.log(
      `    line ${line}, ${mutator}: ${onOneLine(original)}  →  ${onOneLine(replacement)}`,
    );
  }
  for (const line of outdated) {
    console.log(`    listed as equivalent, but there is no such mutant that passes: ${line}`);
  }
}
