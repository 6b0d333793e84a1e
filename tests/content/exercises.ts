/**
 * Proves what a learner relies on: the starter fails every task, every correct solution passes, every
 * realistic mistake is caught by the test that it names, and the instructions and hints are there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testTitles } from "../../exercises/grading/exercise.ts";
import type { KitExercise } from "../../exercises/grading/local/discovery.ts";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import type { Finding } from "./finding.ts";
import { statedFindings } from "./stated.ts";
import { placeVariant, type Variant, variantsOf } from "./variants.ts";

const root = join(import.meta.dirname, "../..");
const kit = join(root, "exercises");
/** Inside the kit, so that `#broker/*` resolves as it does for a learner. */
const variantsFolder = join(kit, ".variants/content");

const LEAST_ALTERNATIVES = 3;
const LEAST_WRONG = 12;
/** A learner presses Run often: this is what one suite may take, in milliseconds, without starting anything up. */
const SLOWEST_SUITE_MS = 300;

/** What was checked of one exercise, for the report. */
export interface ExerciseReport {
  readonly name: string;
  readonly tests: number;
  readonly alternatives: number;
  readonly wrong: number;
  readonly findings: readonly Finding[];
}

/** Checks exercises, all their variants in one process. */
export async function checkExercises(exercises: readonly KitExercise[]): Promise<ExerciseReport[]> {
  const types = typeErrors(exercises);
  const jobs = exercises.flatMap((exercise) =>
    variantsOf(exercise).map((variant) => ({
      exercise,
      variant,
      ...placeVariant(variantsFolder, exercise, variant),
    })),
  );
  const suites = jobs.map(({ exercise, suite, module }) => ({
    exercise: exercise.exercise,
    suite,
    module,
  }));
  const verdicts = await gradeSuites(suites, { root: kit, maxWorkers: 2 });
  rmSync(variantsFolder, { recursive: true, force: true });

  return exercises.map((exercise) => {
    const own = jobs.flatMap((job, index) => {
      const verdict = verdicts[index];
      return job.exercise === exercise && verdict !== undefined
        ? [{ variant: job.variant, verdict }]
        : [];
    });
    const count = (kind: Variant["kind"]) =>
      own.filter(({ variant }) => variant.kind === kind).length;
    const where = exercise.folderName;
    const messages = [
      ...types.filter(
        (line) => line.includes(where) || line.includes(`broker/${exercise.exercise.id}.ts`),
      ),
      ...suiteFindings(exercise, readFileSync(exercise.suite, "utf8")),
      ...instructionFindings(exercise, read(exercise.instructions)),
      ...statedFindings(
        exercise,
        read(join(root, "solutions", where, "instructions.yaml")),
        read(exercise.instructions),
      ),
      ...amountFindings(count("alternative"), count("wrong")),
      ...own.flatMap(({ variant, verdict }) => variantFindings(exercise, variant, verdict)),
      ...timeFindings(own.map(({ verdict }) => verdict)),
    ];
    return {
      name: where,
      tests: testTitles(exercise.exercise).length,
      alternatives: count("alternative"),
      wrong: count("wrong"),
      findings: messages.map((message) => ({ where, message })),
    };
  });
}

/** What a variant's verdict says that it should not. */
export function variantFindings(
  { exercise }: Pick<KitExercise, "exercise">,
  { kind, name, source }: Variant,
  verdict: Pick<Verdict, "status" | "tests" | "problem">,
): string[] {
  const failed = verdict.tests.filter(({ status }) => status !== "passed");
  const ending = verdict.problem === undefined ? "" : ` (${verdict.problem.message})`;
  if (kind === "solution" || kind === "alternative") {
    return verdict.status === "passed"
      ? []
      : [
          `${name} must pass, but ${verdict.status}${ending}: ${failed.map(({ title }) => title).join("; ")}`,
        ];
  }
  if (verdict.status !== "failed") {
    return [`${name} must run and fail, but the verdict is ${verdict.status}${ending}`];
  }
  if (kind === "starter") {
    return exercise.tasks
      .filter((task) => !failed.some((test) => test.task === task.id))
      .map((task) => `the starter already passes the task "${task.title}"`);
  }
  const named = [...source.matchAll(/@caught-by (.+)/g)].map((match) => (match[1] ?? "").trim());
  if (named.length === 0)
    return [`${name} names no test: add a line "@caught-by <title of a test>"`];
  return named
    .filter((title) => !failed.some((test) => test.title === title))
    .map((title) => `${name} is not caught by "${title}"`);
}

/** Whether the suite has the tests that `exercise.ts` lists, in its order. */
export function suiteFindings(
  { exercise }: Pick<KitExercise, "exercise">,
  suite: string,
): string[] {
  const listed = exercise.tasks.flatMap((task) => [
    `describe ${task.title}`,
    ...task.tests.map((title) => `test ${title}`),
  ]);
  const found = [...suite.matchAll(/^\s*(describe|test)\(\s*(["'`])(.*?)\2,/gms)].map(
    (match) => `${match[1]} ${match[3]}`,
  );
  const place = listed.findIndex((entry, index) => entry !== found[index]);
  if (place === -1 && found.length === listed.length) return [];
  const at = place === -1 ? listed.length : place;
  return [
    `the suite and exercise.ts differ: exercise.ts has "${listed[at] ?? "nothing more"}", the suite has "${found[at] ?? "nothing more"}"`,
  ];
}

/** Whether the instructions have a title, a section for each task, and say what is given. */
export function instructionFindings(
  { exercise }: Pick<KitExercise, "exercise">,
  text: string,
): string[] {
  if (text === "") return ["README.md is missing: write the instructions"];
  const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  const missing = [...exercise.tasks.map((task) => task.title), "You are given"].filter(
    (title) => !headings.includes(title),
  );
  const findings = missing.map((title) => `README.md has no section "## ${title}"`);
  return /^# \S/.test(text) ? findings : ["README.md must begin with a title", ...findings];
}

/** Whether the suite is quick with a correct solution. The quickest run counts: the others had to share the machine. */
export function timeFindings(verdicts: readonly Pick<Verdict, "status" | "tests">[]): string[] {
  const times = verdicts
    .filter(({ status }) => status === "passed")
    .map(({ tests }) => tests.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const quickest = Math.min(...times);
  if (times.length === 0 || quickest <= SLOWEST_SUITE_MS) return [];
  return [
    `the suite takes ${Math.round(quickest)} ms; make it take less than ${SLOWEST_SUITE_MS} ms`,
  ];
}

/** Whether there are enough solutions of other shapes, and enough mistakes. */
export function amountFindings(alternatives: number, wrong: number): string[] {
  const findings: string[] = [];
  if (alternatives < LEAST_ALTERNATIVES)
    findings.push(
      `alternatives: ${alternatives}; add correct solutions of other shapes, to ${LEAST_ALTERNATIVES}`,
    );
  if (wrong < LEAST_WRONG)
    findings.push(`wrong solutions: ${wrong}; add realistic mistakes, to ${LEAST_WRONG}`);
  return findings;
}

/** Type-checks starters, suites and all solutions of the exercises as strictly as the rest of the project. */
function typeErrors(exercises: readonly KitExercise[]): string[] {
  rmSync(variantsFolder, { recursive: true, force: true });
  mkdirSync(variantsFolder, { recursive: true });
  const config = join(variantsFolder, "tsconfig.json");
  const files = exercises.flatMap(({ folderName, exercise }) => [
    join(kit, folderName, `${exercise.id}.starter.ts`),
    join(kit, folderName, `${exercise.id}.test.ts`),
    join(root, "solutions", folderName),
  ]);
  const contents = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: { types: ["node"], rootDirs: [kit, join(root, "solutions")] },
    include: files,
    exclude: [],
  };
  writeFileSync(config, JSON.stringify(contents));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", config], {
    cwd: root,
    encoding: "utf8",
  });
  return stdout.split("\n").filter((line) => line.includes("error TS"));
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
