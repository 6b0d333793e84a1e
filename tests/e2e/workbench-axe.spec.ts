import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { solution, WorkbenchPage } from "./workbench-page.ts";

/** Fails with the rules that were broken and where; looks `within` what is new since it last looked. */
async function expectAccessible(page: Page, within = "minibroker-workbench"): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .include(within)
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => node.html).join("\n")}`,
  );
  expect(told).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`In the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("every state of the workbench is accessible", async ({ page }) => {
      test.setTimeout(120_000);
      const workbench = new WorkbenchPage(page);
      await workbench.open();
      await expectAccessible(page);

      await workbench.run.click();
      await expect(workbench.headline).toHaveText(/^0 of \d+ tests pass$/, {
        timeout: 60_000,
      });
      await workbench.root
        .getByRole("button", { name: /^Hint 1 of 3/ })
        .first()
        .click();
      await expectAccessible(page, "[data-part=results]");

      await workbench.write("export const wrong: string = 0;\n");
      await expect(workbench.root.getByRole("region", { name: "Problems" })).toBeVisible();
      await expectAccessible(page, ".problems");

      for (const item of ["Show the solution", "Keys", "Earlier versions"]) {
        await workbench.more(item);
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page, "dialog");
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      }

      await workbench.write(await solution());
      await workbench.runTests();
      await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
      await expectAccessible(page, "[data-part=results]");
    });
  });
}

test("The workbench in a lesson is accessible", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await expectAccessible(page);
});
