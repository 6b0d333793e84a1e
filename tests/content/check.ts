/**
 * `npm run check:content [exercise …]`: proves exercises, lessons and the interview bank, and reads like a report. Exits with 1 if
 * anything is left to mend.
 */
import { join } from "node:path";
import { BrokenKitError, discoverExercises } from "../../exercises/grading/local/discovery.ts";
import { checkExercises } from "./exercises.ts";
import type { Finding } from "./finding.ts";
import { checkInterview } from "./interview.ts";
import { checkLessons } from "./lessons.ts";
import { checkReference } from "./reference.ts";

try {
  process.exitCode = (await check(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BrokenKitError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns whether nothing is left to mend. */
async function check(wanted: readonly string[]): Promise<boolean> {
  const all = await discoverExercises(join(import.meta.dirname, "../../exercises"));
  const ids = all.map(({ exercise }) => exercise.id);
  const unknown = wanted.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    console.error(`No such exercise: ${unknown.join(", ")}. There are: ${ids.join(", ")}.`);
    return false;
  }
  const chosen = all.filter(({ exercise }) => wanted.length === 0 || wanted.includes(exercise.id));
  const findings: Finding[] = [];
  for (const report of await checkExercises(chosen)) {
    const sign = report.findings.length === 0 ? "✓" : "✗";
    console.log(
      `${sign} ${report.name.padEnd(24)} ${report.tests} tests, each stated; starter fails every task; solution and ${report.alternatives} alternatives; ${report.wrong} wrong solutions`,
    );
    findings.push(...report.findings);
  }
  const slugs = chosen.map(({ exercise }) => exercise.lesson);
  const lessons = await checkLessons(wanted.length === 0 ? undefined : slugs);
  console.log(
    lessons.length === 0
      ? "✓ lessons                  length, figures, checks, links; every code block compiles, every output is real"
      : "✗ lessons",
  );
  findings.push(...lessons);
  if (wanted.length === 0) {
    const reference = checkReference();
    console.log(
      `${reference.length === 0 ? "✓" : "✗"} reference                terms, tables, cheat sheet and their sources`,
    );
    const bank = await checkInterview();
    console.log(
      `${bank.findings.length === 0 ? "✓" : "✗"} interview                ${bank.questions} questions, ${bank.scenarios} scenarios, ${bank.design} on own designs; links, levels, sums; each rubric hears its model answer`,
    );
    findings.push(...reference, ...bank.findings);
  }
  for (const { where, message } of findings) console.log(`  ${where}: ${message}`);
  console.log(findings.length === 0 ? "\nNothing to mend." : `\n${findings.length} to mend.`);
  return findings.length === 0;
}
