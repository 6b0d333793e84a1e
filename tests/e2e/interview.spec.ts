import { expect, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

test("a scenario keeps its answers closed, and opens them part by part, on a phone too", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.goto("/interview/");
  await page.getByRole("link", { name: "Notification system", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Notification system");

  const parts = page.locator("main details");
  await expect(parts).toHaveCount(5);
  await expect(page.getByRole("img", { name: "Notification system" })).toBeHidden();
  for (const summary of await page.locator("main summary").all()) {
    await summary.focus();
    await page.keyboard.press("Enter");
  }
  await expect(parts.and(page.locator("[open]"))).toHaveCount(5);
  await expect(page.getByRole("img", { name: "Notification system" })).toBeVisible();
  await expect(page.getByRole("row", { name: /deliveries a second/ }).first()).toContainText(
    "15,000 /s",
  );
  await expectAccessible(page);

  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
  expect(errors).toEqual([]);
});
