/** The verdicts of the local runner, which every other place has to agree with. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import type { ExercisePayload } from "../../src/grading/exercise-payload.ts";
import type { Variant } from "../runner-page/kit.ts";

const kit = fileURLToPath(new URL("../../exercises/", import.meta.url));

/**
 * Grades every variant in one process, from copies in a folder of their own within the kit.
 *
 * @param place name of that folder: proofs that run at once must not share one.
 */
export async function gradeLocally(
  place: string,
  folder: string,
  { exercise }: ExercisePayload,
  variants: readonly Variant[],
): Promise<Map<string, Verdict>> {
  const root = `${kit}.variants/parity/${place}`;
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
export function comparable(verdict: Verdict | undefined) {
  return {
    status: verdict?.status,
    problem: verdict?.problem?.message,
    tests: verdict?.tests.map(({ task, title, status, failure, trace }) => ({
      task,
      title,
      status,
      called: failure?.called,
      message: failure?.message,
      expected: failure?.expected,
      received: failure?.received,
      line: failure?.at?.line,
      trace,
    })),
  };
}
