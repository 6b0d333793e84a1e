/** Pages at every width, on paper and in the reader's own colours. */
import { expect, test } from "@playwright/test";
import { THEME_KEY } from "../../src/components/site/theme-key.ts";
import { expectNoSidewaysScroll } from "../e2e/page-checks.ts";

const LESSON = "/lessons/back-pressure/";

/** 320 px is a window of 1280 at 400 %; the others stand on both sides of where the layout changes. */
const WIDTHS = [320, 360, 640, 704, 768, 832, 1024, 1216, 1680];

for (const path of [
  "/",
  LESSON,
  "/lessons/offsets/",
  "/exercises/consumer-offsets/",
  "/interview/scenarios/order-pipeline/",
  "/interview/drill/?question=pause-and-resume",
  "/no-such-page",
]) {
  test(`${path} does not scroll sideways at any width, with everything open`, async ({ page }) => {
    await page.goto(path);
    await page.locator("main details").evaluateAll((all) => {
      for (const details of all) details.setAttribute("open", "");
    });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
    }
  });
}

test("a lesson prints whole: answers open, addresses written, controls gone", async ({ page }) => {
  await page.goto(LESSON);
  const answer = page.locator(".ask .answer").first();
  const explanations = page.locator(".quiz details ol").first();
  await expect(answer).toBeHidden();
  await expect(explanations).toBeHidden();

  await page.emulateMedia({ media: "print" });
  await expect(answer).toBeVisible();
  await expect(explanations).toBeVisible();
  await expect(page.locator(".wb-text")).toBeVisible();
  await expect(page.locator(".fig-tools").first()).toBeHidden();
  await expect(page.getByRole("button", { name: /Run tests/ })).toBeHidden();
  const address = await page
    .locator(".sources a")
    .first()
    .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(address).toMatch(/^"https:/);
});

test("code that is printed from the editor does not lie below the editor", async ({ page }) => {
  await page.goto("/exercises/consumer-offsets/");
  await page.locator(".wb-text").click();
  await expect(page.locator(".wb-monaco .view-line").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".wb-text")).toBeVisible();
  await expect(page.locator(".wb-monaco .view-line").first()).toBeHidden();
  await expect(page.getByRole("region", { name: "Instructions" })).toBeVisible();
});

test("drawings are in the reader's own colours, whatever theme was chosen", async ({ page }) => {
  await page.addInitScript((key) => localStorage.setItem(key, "light"), THEME_KEY);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.goto(LESSON);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  const colours = await page
    .locator(".plate svg .ink")
    .first()
    .evaluate((line) => ({
      line: getComputedStyle(line).stroke,
      text: getComputedStyle(document.body).color,
    }));
  expect(colours.line).toBe(colours.text);
});
