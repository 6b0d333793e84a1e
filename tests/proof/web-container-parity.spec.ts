/**
 * A suite gives the same verdict, test by test, in a container and in a terminal: for the starter, the
 * solution, every alternative and every wrong solution of every exercise.
 */
import { expect, test } from "@playwright/test";
import { comparable, gradeLocally } from "../parity/local-verdicts.ts";
import { exerciseFolders, readPayload, readVariants } from "../runner-page/kit.ts";
import { serveContainerRunnerPage } from "../stand-in/runner-page-server.ts";
import { startStandIn } from "../stand-in/server.ts";

let standIn: Awaited<ReturnType<typeof startStandIn>>;
let server: Awaited<ReturnType<typeof serveContainerRunnerPage>>;

test.beforeAll(async () => {
  standIn = await startStandIn(true);
  server = await serveContainerRunnerPage(standIn.url);
});

test.afterAll(() => {
  server.close();
  standIn.close();
});

for (const folder of exerciseFolders()) {
  test(`${folder} is graded alike in a container and locally`, async ({ page }) => {
    test.setTimeout(600_000);
    const payload = await readPayload(folder);
    const variants = readVariants(folder, payload);

    await page.goto(server.url);
    const { state } = await page.evaluate(
      (exercise) => window.containerPage.prepare(exercise),
      payload,
    );
    expect(state).toEqual({ kind: "ready" });
    const inContainer = new Map<string, unknown>();
    for (const { name, source } of variants) {
      const { verdict } = await page.evaluate((text) => window.containerPage.run(text), source);
      expect(verdict.runner).toBe("webcontainer");
      inContainer.set(name, comparable(verdict));
    }

    for (const [name, verdict] of await gradeLocally(
      `container-${folder}`,
      folder,
      payload,
      variants,
    )) {
      expect(inContainer.get(name), `${folder}/${name}`).toEqual(comparable(verdict));
    }
  });
}
