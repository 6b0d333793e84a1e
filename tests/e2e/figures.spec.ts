/** The figures that run: each is played to its last caption, by pointer, by keys and with less motion. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { sceneIds } from "../../src/diagrams/scenes/registry.ts";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

/** The figure of a scene, in the window and ready. */
async function figureOf(page: Page, scene: string): Promise<Locator> {
  const figure = page.locator(`figure:has([data-scene="${scene}"])`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator("minibroker-scene")).toHaveAttribute("data-ready", "");
  return figure;
}

/** `event 3 of 21`: how far, of how many. */
async function progress(figure: Locator): Promise<{ index: number; last: number }> {
  const words = (await figure.locator(".step").textContent()) ?? "";
  const [, index, last] = /^event (\d+) of (\d+)$/.exec(words) ?? [];
  return { index: Number(index), last: Number(last) };
}

test("every scene plays from its still to its last caption", async ({ page }) => {
  const errors = collectErrors(page);
  await page.clock.install();
  await page.goto("/playground/");
  for (const scene of sceneIds) {
    await test.step(scene, async () => {
      const figure = await figureOf(page, scene);
      const { index, last } = await progress(figure);
      expect(index).toBeGreaterThan(0);
      const drawing = figure.locator(".plate:visible");
      await drawing.focus();
      await page.keyboard.press("Home");
      await expect(figure.locator(".step")).toHaveText(`event 0 of ${last}`);
      const caption = figure.getByRole("status");
      const opening = (await caption.textContent()) ?? "";
      await figure.getByRole("button", { name: "Play" }).click();
      await expect(figure.getByRole("button", { name: "Pause" })).toBeVisible();
      await page.clock.runFor((last + 1) * 900);
      await expect(figure.locator(".step")).toHaveText(`event ${last} of ${last}`);
      await expect(caption).not.toHaveText(opening);
      await expect(figure.getByRole("button", { name: "Play" })).toBeVisible();
      // The drawing tells the same to those who do not see it.
      await expect(drawing.locator("svg")).toHaveAccessibleDescription(
        (await caption.textContent()) ?? "",
      );
    });
  }
  expect(errors).toEqual([]);
});

test("the address of the playground passes a run on", async ({ page }) => {
  await page.goto("/playground/");
  const figure = await figureOf(page, "the-log");
  await figure.getByRole("radio", { name: "ever", exact: true }).check();
  await figure.getByLabel("Seed").fill("7");
  await figure.getByLabel("Seed").press("Enter");
  await expect(page).toHaveURL(/scene=the-log&seed=7&retention=ever#the-log$/);
  const { last } = await progress(figure);
  await page.reload();
  const again = await figureOf(page, "the-log");
  await expect(again.getByRole("radio", { name: "ever", exact: true })).toBeChecked();
  await expect(again.getByLabel("Seed")).toHaveValue("7");
  expect((await progress(again)).last).toBe(last);
});

test("a figure is operated by keys, and breaks where the reader wants", async ({ page }) => {
  await page.goto("/lessons/offsets/");
  const figure = await figureOf(page, "offsets-and-delivery");
  const caption = figure.getByRole("status");
  const step = figure.locator(".step");
  const { index: still } = await progress(figure);
  await figure.locator(".plate:visible").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(step).toHaveText(/^event 2 of /);
  await page.keyboard.press("x");
  await expect(caption).toContainText("a0 crashes");
  await page.keyboard.press("ArrowRight");
  await expect(caption).toContainText("a1 takes over");
  await page.keyboard.press("ArrowLeft");
  await expect(caption).toContainText("a0 crashes");
  await page.keyboard.press("End");
  const { index, last } = await progress(figure);
  expect(index).toBe(last);
  await page.keyboard.press("r");
  await expect(step).toHaveText(new RegExp(`^event ${still} of `));
  // A knob begins the scene anew, and single keys leave its value alone.
  await figure.getByRole("radio", { name: "commit, then work" }).check();
  await expect(step).toHaveText(/^event 0 of /);
  await page.keyboard.press("r");
  await expect(step).toHaveText(/^event 0 of /);
  await figure.getByRole("slider", { name: "Event" }).press("End");
  await expect(caption).toHaveText("The count: record 4 was never handled.");
});

test("with less motion play takes one step, and nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/lessons/offsets/");
  const figure = await figureOf(page, "offsets-and-delivery");
  await figure.locator(".plate:visible").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await expect(figure.locator(".step")).toHaveText(/^event 1 of /);
  await page.keyboard.press("Space");
  await expect(figure.locator(".step")).toHaveText(/^event 2 of /);
  expect(
    await figure
      .locator(".moves")
      .first()
      .evaluate((element) => getComputedStyle(element).transitionDuration),
  ).toBe("0s");
});

test("a figure fits a narrow window, can be touched there, and is accessible", async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    colorScheme: "dark",
  });
  const page = await context.newPage();
  await page.goto("/lessons/offsets/");
  const figure = await figureOf(page, "offsets-and-delivery");
  await figure.getByRole("button", { name: "Next event" }).tap();
  await expect(figure.getByRole("status")).toContainText("a1 takes over");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await context.close();
});

test("without scripts a figure is its still, with nothing to press", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/lessons/offsets/");
  const figure = page.locator('figure:has([data-scene="offsets-and-delivery"])');
  await expect(figure.getByRole("img")).toBeVisible();
  await expect(figure.locator(".scene-event")).toContainText("a0 crashes");
  await expect(figure.getByRole("button")).toHaveCount(0);
  await context.close();
});

test("a figure that cannot be fetched says so and keeps its still", async ({ page }) => {
  await page.route(/_astro\/mount\..*\.js/, (route) => route.abort());
  await page.goto("/lessons/offsets/");
  const figure = page.locator('figure:has([data-scene="offsets-and-delivery"])');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole("alert")).toHaveText(
    "The figure could not start. This is its first state.",
  );
  await expect(figure.locator("svg[role=img]:visible")).toBeVisible();
});
