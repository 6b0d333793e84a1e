/**
 * `npm run mistakes [exercise …]`: what a learner is shown for each wrong solution. Prints the mistake, the tests
 * that fail, what the first of them says, and the first hint of its task, for an author to read as a learner
 * would: does it point at the mistake?
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { discoverExercises } from "../../exercises/grading/local/discovery.ts";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import { recordQuality } from "../quality/record.ts";
import { placeVariant, variantsOf } from "./variants.ts";

const kit = join(import.meta.dirname, "../../exercises");
const scratch = join(kit, ".variants/mistakes");

const wanted = process.argv.slice(2);
const all = await discoverExercises(kit);
const unknown = wanted.filter((id) => !all.some(({ exercise }) => exercise.id === id));
if (unknown.length > 0) {
  console.error(`No such exercise: ${unknown.join(", ")}.`);
  process.exit(1);
}

rmSync(scratch, { recursive: true, force: true });
const rows = [];
/** Wrong solutions of which the learner is told nothing. */
const passing: string[] = [];
for (const exercise of all) {
  if (wanted.length > 0 && !wanted.includes(exercise.exercise.id)) continue;
  const wrong = variantsOf(exercise).filter(({ kind }) => kind === "wrong");
  const suites = wrong.map((variant) => ({
    exercise: exercise.exercise,
    ...placeVariant(scratch, exercise, variant),
  }));
  const verdicts = await gradeSuites(suites, { root: kit, maxWorkers: 2 });
  console.log(`\n# ${exercise.folderName}\n`);
  let named = 0;
  for (const [index, { name, source }] of wrong.entries()) {
    const failed = verdicts[index]?.tests.filter(({ status }) => status !== "passed") ?? [];
    const [first] = failed;
    if (first === undefined) {
      passing.push(name);
      continue;
    }
    if (source.includes(`@caught-by ${first.title}\n`)) named += 1;
    const task = exercise.exercise.tasks.find(({ id }) => id === first.task);
    const { called, expected, received, message } = first.failure ?? {};
    console.log(`## ${name.replace("wrong/", "")}\n`);
    console.log(`${mistakeOf(source)}\n`);
    print("fails", failed.map(({ title }) => title).join("; "));
    print("called", called);
    print("expected", expected);
    print("received", received);
    print("message", message);
    print("hint", task?.hints[0]);
    console.log("");
  }
  rows.push({
    what: exercise.folderName,
    result: `${wrong.length} wrong solutions, each fails; the first test that fails is the one that names the mistake for ${named}`,
  });
}
rmSync(scratch, { recursive: true, force: true });
if (passing.length > 0) {
  console.error(`No test fails for: ${passing.join(", ")}.`);
  process.exitCode = 1;
} else if (wanted.length === 0) {
  recordQuality("What learners see of mistakes", "npm run mistakes", rows);
}

/** What the comment at the top of a wrong solution says of the mistake. */
function mistakeOf(source: string): string {
  const [comment = ""] = source.split("@caught-by");
  return comment
    .replaceAll(/^\s*\/?\*+\s?/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function print(name: string, text: string | undefined): void {
  if (text === undefined || text === "") return;
  console.log(`${`${name}:`.padEnd(10)} ${text.replaceAll(/\s+/g, " ")}`);
}
