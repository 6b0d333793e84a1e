/** The same hostile programs as in the page, by the kit's local runner: the verdicts hold in a terminal too. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { gradeSuites } from "../../exercises/grading/local/local-runner.ts";
import { complaint } from "../hostile/judge.ts";
import { CATEGORIES } from "../hostile/programs.ts";
import { solving, TALLY } from "../hostile/tally.ts";
import { recordQuality } from "../quality/record.ts";

const kit = join(import.meta.dirname, "../../exercises");
const scratch = join(kit, ".variants/hostile");

test.beforeAll(() => rmSync(scratch, { recursive: true, force: true }));
test.afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

test("No hostile program changes a verdict in a terminal, or spoils those beside it", async () => {
  test.setTimeout(20 * 60_000);
  const rows = [];
  const wrong: string[] = [];
  for (const [category, all] of Object.entries(CATEGORIES)) {
    const programs = all.filter(({ notLocally }) => notLocally === undefined);
    if (programs.length === 0) continue;
    // A right one at the end: it is graded by a process that others may have brought down before.
    const sources = [...programs.map(({ source }) => source), solving()];
    const suites = sources.map((source, index) => placed(`${category}/${index}`, source));
    const verdicts = await gradeSuites(suites, {
      root: kit,
      maxWorkers: 2,
      stallMs: 2000,
      memoryLimit: 700 * 1024 ** 2,
    });
    const found = programs.map((program, index) =>
      complaint(program, verdicts[index], program.locally ?? program.inPage),
    );
    console.log(`${category}: ${verdicts.length} verdicts`);
    wrong.push(...found.filter((one) => one !== undefined));
    expect.soft(verdicts.at(-1)?.status, `after ${category}`).toBe("passed");
    rows.push({
      what: category,
      result: `${found.filter((one) => one === undefined).length} of ${programs.length} as they must end`,
    });
  }
  expect(wrong).toEqual([]);
  recordQuality("Hostile programs in a terminal", "npm run proof -- hostile-local", rows);
});

/** A folder inside the kit with one program and the suite, as a learner would have them. */
function placed(place: string, source: string) {
  const folder = join(scratch, place.replaceAll(" ", "-"));
  mkdirSync(folder, { recursive: true });
  const suite = join(folder, "tally.test.ts");
  const module = join(folder, "tally.ts");
  writeFileSync(suite, TALLY.suite);
  writeFileSync(module, source);
  return { exercise: TALLY.exercise, suite, module };
}
