import { expect, test } from "@playwright/test";
import { collectErrors, expectAccessible } from "./page-checks.ts";

const DRILL = "/interview/drill/?question=pause-and-resume";

test("two tabs at one question share the answer, and neither's words are lost", async ({
  page,
  context,
}) => {
  const errors = collectErrors(page);
  const other = await context.newPage();
  const here = page.getByLabel("Your answer");
  const there = other.getByLabel("Your answer");
  await page.goto(DRILL);
  await other.goto(DRILL);
  await here.fill("I pause the partition.");
  await expect(there).toHaveValue("I pause the partition.");
  await there.fill("I pause the partition, and poll.");
  await expect(here).toHaveValue("I pause the partition, and poll.");

  // A tab that slept through it: the browser tells it nothing before it writes.
  await other.addInitScript(() =>
    addEventListener("storage", (event) => event.stopImmediatePropagation()),
  );
  await other.reload();
  await expect(there).toHaveValue("I pause the partition, and poll.");
  await here.fill("Written here.");
  // The browser gives each tab a copy of the storage that may be a moment old.
  await expect
    .poll(() => other.evaluate(() => Object.values(localStorage).join("")))
    .toContain("Written here.");
  await there.fill("Written there.");
  await expect(here).toHaveValue("Written there.");
  const aside = page.getByRole("region", { name: "Another tab had a different answer" });
  await expect(aside).toContainText("Written here.");
  await expectAccessible(page, "main");
  await aside.getByRole("button", { name: "Put it in place of mine" }).click();
  await expect(here).toHaveValue("Written here.");
  await expect(aside).toContainText("Written there.");
  await page.reload();
  await expect(here).toHaveValue("Written here.");
  await aside.getByRole("button", { name: "Throw it away" }).click();
  await expect(aside).toHaveCount(0);
  expect(errors).toEqual([]);
});
