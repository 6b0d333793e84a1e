import { expect, test } from "@playwright/test";
import { solution, WorkbenchPage } from "./workbench-page.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("A touch screen gets a plain text area, and it is enough to solve the exercise", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await expect(page.getByRole("heading", { name: "Append and read" })).toBeVisible();
  await page.getByRole("button", { name: "Code" }).tap();
  const area = workbench.root.getByRole("textbox", { name: /partition-log\.ts/ });
  await expect(area).toBeVisible();
  await area.fill(await solution());
  await workbench.run.tap();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
  await workbench.root.getByRole("button", { name: "Commit offset 4" }).tap();
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
  expect(fetched.filter((url) => /monaco|ts\.worker/.test(url))).toEqual([]);
});

test("A text area does not hold the keyboard: Escape, then Tab leaves it", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await page.getByRole("button", { name: "Code" }).tap();
  const area = workbench.root.getByRole("textbox", { name: /partition-log\.ts/ });
  await area.fill("");
  await page.keyboard.press("Tab");
  await expect(area).toHaveValue("  ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(area).not.toBeFocused();
});

test("No page scrolls sideways", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  for (const open of [() => workbench.open(), () => workbench.openLesson()]) {
    await open();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
});
