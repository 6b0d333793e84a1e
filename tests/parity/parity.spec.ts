/**
 * A suite gives the same verdict, test by test, in the page and in a terminal: for the starter, the
 * solution, every alternative and every wrong solution of every exercise.
 */
import { expect, test } from "@playwright/test";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import { exerciseFolders, readPayload, readVariants } from "../runner-page/kit.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";
import { comparable, gradeLocally } from "./local-verdicts.ts";

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
    const local = gradeLocally(folder, folder, payload, variants);

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
