/**
 * A suite gives the same verdict, test by test, in the page and in a terminal: for the starter, the
 * solution, every alternative and every wrong solution of every exercise.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import type { ExercisePayload } from "../../src/grading/exercise-payload.ts";
import { exerciseFolders, readPayload, readVariants, type Variant } from "../runner-page/kit.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";

const kit = fileURLToPath(new URL("../../exercises/", import.meta.url));

let server: RunnerPageServer;

test.beforeAll(async () => {
  server = await serveRunnerPage();
});

test.afterAll(() => server.close());

for (const folder of exerciseFolders()) {
  test(`${folder} is graded alike in the page and locally`, async ({ page }) => {
    test.setTimeout(120_000);
    const payload = await readPayload(folder);
    const variants = readVariants(folder, payload);
    const local = gradeLocally(folder, payload, variants);

    await page.goto(server.url);
    await page.evaluate((exercise) => window.runnerPage.prepare(exercise), payload);
    const inPage = new Map<string, Verdict>();
    for (const { name, source } of variants) {
      const { verdict } = await page.evaluate((text) => window.runnerPage.run(text), source);
      inPage.set(name, verdict);
    }

    for (const [name, verdict] of await local) {
      expect(comparable(inPage.get(name)), `${folder}/${name}`).toEqual(comparable(verdict));
    }
  });
}

/** Grades every variant in one process, from copies in a folder of their own within the kit. */
async function gradeLocally(
  folder: string,
  { exercise }: ExercisePayload,
  variants: readonly Variant[],
): Promise<Map<string, Verdict>> {
  const root = `${kit}.variants/parity/${folder}`;
  rmSync(root, { recursive: true, force: true });
  const suites = variants.map(({ name, source }) => {
    const path = `${root}/${name}`;
    mkdirSync(path, { recursive: true });
    const suite = `${path}/${exercise.id}.test.ts`;
    const module = `${path}/${exercise.id}.ts`;
    copyFileSync(`${kit}${folder}/${exercise.id}.test.ts`, suite);
    writeFileSync(module, source);
    return { exercise, suite, module };
  });
  const verdicts = await gradeSuites(suites, { root: kit, maxWorkers: 2 });
  rmSync(root, { recursive: true, force: true });
  return new Map(
    variants.flatMap(({ name }, index) => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : [[name, verdict]];
    }),
  );
}

/** What must agree: everything but the time that it took, and the columns, which are the transformers' own. */
function comparable(verdict: Verdict | undefined) {
  return {
    status: verdict?.status,
    problem: verdict?.problem?.message,
    tests: verdict?.tests.map(({ task, title, status, failure }) => ({
      task,
      title,
      status,
      called: failure?.called,
      message: failure?.message,
      expected: failure?.expected,
      received: failure?.received,
      line: failure?.at?.line,
    })),
  };
}
