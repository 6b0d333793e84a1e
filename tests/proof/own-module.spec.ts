/** Figures that run the learner's own module beside the reference, in the sandbox that grades it. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { workFile, workOf } from "../e2e/learner-data.ts";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "../e2e/page-checks.ts";
import { solution, wrongSolution } from "../e2e/workbench-page.ts";

/** The figure of a scene, in the window and ready. */
async function figureOf(page: Page, lesson: string, scene: string): Promise<Locator> {
  await page.goto(`/lessons/${lesson}/`);
  const figure = page.locator(`figure:has([data-scene="${scene}"])`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator("minibroker-scene")).toHaveAttribute("data-ready", "");
  return figure;
}

/** Takes in what a learner has written who has solved three exercises. */
async function importDrafts(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  const drafts = Object.entries(texts).map(([exercise, text]) => ({
    exercise,
    text,
    starterHash: "h",
    updatedAt: Date.UTC(2026, 10, 20, 9),
    revision: 1,
  }));
  await page.goto("/progress/");
  const file = workFile({ ...workOf([3, 4, 7]), drafts });
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a solved exercise's figure runs the learner's module, and stops where it parts from the reference", async ({
  page,
}) => {
  // One of the modules never ends, and is given its time.
  test.setTimeout(120_000);
  const errors = collectErrors(page);
  const untouched = await figureOf(page, "the-log", "the-log");
  await expect(untouched.getByRole("button", { name: /^Run my/ })).toHaveCount(0);
  const endless = (await solution("partitioner")).replace(
    /(\n {2}partition\([^{]*\{)/,
    "$1\n    for (;;);",
  );
  expect(endless).toContain("for (;;);");
  await importDrafts(page, {
    "partition-log": await solution("partition-log"),
    "consumer-offsets": await wrongSolution("07-consumer-offsets", "commits-the-position"),
    partitioner: endless,
  });

  await test.step("a right module comes to the same states", async () => {
    const figure = await figureOf(page, "the-log", "the-log");
    const steps = (await figure.locator(".step").textContent()) ?? "";
    await figure.getByRole("button", { name: "Run my partition-log.ts" }).click();
    await expect(figure.getByText(/comes to the same state as the reference/)).toBeVisible();
    await expect(figure.locator(".step")).toHaveText(steps);
    await expect(figure.locator(".plate:visible")).toHaveCount(1);
    // Another seed is another run, of both.
    await figure.getByLabel("Seed").fill("7");
    await figure.getByLabel("Seed").press("Enter");
    await expect(figure.getByText(/comes to the same state as the reference/)).toBeVisible();
  });

  await test.step("a wrong one stops the figure where they part, and both states are seen", async () => {
    const figure = await figureOf(page, "offsets", "offsets-and-delivery");
    const [, last = ""] =
      /of (\d+)/.exec((await figure.locator(".step").textContent()) ?? "") ?? [];
    await figure.getByRole("button", { name: "Run my consumer-offsets.ts" }).click();
    await expect(figure.locator(".step")).toHaveText("event 4 of 4");
    await expect(figure.getByText(/^At event 4 your consumer-offsets.ts/)).toBeVisible();
    const own = figure.getByRole("region", {
      name: "The same event with your consumer-offsets.ts",
    });
    await expect(own.getByRole("img")).toHaveAccessibleDescription(
      /a0 asks to commit 1\. What is committed now is 3\./,
    );
    await expect(figure.locator(".plate:visible")).toHaveCount(2);
    await expectAccessible(page, "figure:has([data-scene=offsets-and-delivery])");
    await page.setViewportSize({ width: 360, height: 780 });
    await expect(own.getByRole("img")).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await figure.getByRole("button", { name: "Previous event" }).click();
    await expect(figure.locator(".plate:visible")).toHaveCount(1);
    await figure.getByRole("button", { name: "Back to the reference" }).click();
    await expect(figure.locator(".step")).toHaveText(`event 3 of ${last}`);
  });

  await test.step("one that never ends is stopped, and the reference stays", async () => {
    const figure = await figureOf(page, "partitioning", "partitioning");
    await figure.getByRole("button", { name: "Run my partitioner.ts" }).click();
    await expect(figure.getByText(/did nothing more for 5 s, so the run was stopped/)).toBeVisible({
      timeout: 45_000,
    });
    await figure.getByRole("button", { name: "Back to the reference" }).click();
    await figure.getByRole("button", { name: "Next event" }).click();
    await expect(figure.locator(".step")).toHaveText(/^event 1 of [1-9]/);
  });
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(errors).toEqual([]);
});
