/** A failing test of order or time, as a picture to walk along and as a list. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { readPayload } from "../runner-page/kit.ts";
import { serveRunnerPage } from "../runner-page/server.ts";
import { WorkbenchPage, wrongSolution } from "./workbench-page.ts";

test("A failing test shows what happened, and where expectation and reality part", async ({
  page,
}) => {
  // It walks through much, on machines that may be busy.
  test.setTimeout(180_000);
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson("dead-letter-queues");
  await workbench.touch();
  await workbench.write(await wrongSolution("12-retry-dlq", "commits-the-last-finished"));
  await workbench.runTests();

  const trace = workbench.root.getByRole("figure", { name: "What happened" }).first();
  const step = trace.getByRole("slider", { name: "Step of the trace" });
  await expect(step).toHaveAttribute("aria-valuetext", "commit 3, expected 1");
  await expect(step).toHaveAttribute("aria-valuenow", "4");

  // By keyboard, by button and by pointer.
  await step.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(step).toHaveAttribute("aria-valuetext", 'key "c": handle 2');
  await page.keyboard.press("Home");
  await expect(step).toHaveAttribute("aria-valuetext", "poll()");
  await expect(trace.getByRole("button", { name: "Previous step" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await trace.getByRole("button", { name: "Next step" }).click();
  await expect(step).toHaveAttribute("aria-valuenow", "1");
  await step.locator(".timeline .k").first().click({ force: true });
  await expect(step).toHaveAttribute("aria-valuenow", "4");

  // Played, it ends at its last step by itself; with reduced motion, playing is stepping.
  await page.keyboard.press("Home");
  await trace.getByRole("button", { name: "Play" }).click();
  await expect(step).toHaveAttribute("aria-valuenow", "4");
  await expect(trace.getByRole("button", { name: "Play" })).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await step.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect(step).toHaveAttribute("aria-valuenow", "1");

  const { violations } = await new AxeBuilder({ page })
    .include(".trace")
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(step).toBeHidden();
  await expect(trace.getByRole("listitem").last()).toHaveText("commit 3 ✗ expected 1");
});

test("Code under test neither reaches the recorder nor breaks a verdict through it", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const server = await serveRunnerPage();
  const payload = await readPayload("12-retry-dlq");
  const wrong = await wrongSolution("12-retry-dlq", "commits-the-last-finished");
  const run = async (source: string) => {
    await page.evaluate((exercise) => window.runnerPage.prepare(exercise), payload);
    return (await page.evaluate((text) => window.runnerPage.run(text), source)).verdict;
  };
  await page.goto(server.url);

  const reaching = await run(
    `import { startTrace } from "#grading/trace";\nstartTrace();\n${wrong}`,
  );
  expect(reaching.status).toBe("did-not-compile");

  // More steps than are kept, with values that cannot be sent.
  const flooding = await run(
    wrong.replace(
      "await this.#options.commit(offset);",
      "for (let i = 0; i < 1000; i++) await this.#options.commit((() => {}) as never);",
    ),
  );
  expect(flooding.status).toBe("failed");
  const steps = flooding.tests.flatMap(({ trace }) => trace?.steps.length ?? []);
  expect(Math.max(...steps)).toBe(60);

  const spoiling = await run(
    `const push = Array.prototype.push;
Array.prototype.push = function (...items: unknown[]) {
  const [item] = items;
  if (typeof item === "object" && item !== null && "step" in item) {
    return push.call(this, { step: { lane: self, sign: "passed", text: () => {} } });
  }
  return push.apply(this, items);
};
${wrong}`,
  );
  expect(spoiling.status).toBe("crashed");
  expect(spoiling.problem?.message).toContain("Array.prototype.push cannot be changed here");
  server.close();
});
