import { expect, type Locator, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";
import { solution, WorkbenchPage } from "./workbench-page.ts";

test.setTimeout(120_000);
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("a learner defends their own lines, a bad answer comes back with them, and nothing in them is markup", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.clock.install({ time: new Date("2026-11-30T09:00:00Z") });
  await page.goto("/interview/");
  await page.getByRole("link", { name: "Consumer offsets" }).first().click();
  await expect(page.getByText(/Once all tests of this exercise pass, 4 questions/)).toBeVisible();
  await expectAccessible(page, "main");
  await page.getByRole("link", { name: "Open the exercise" }).click();

  const workbench = new WorkbenchPage(page);
  await workbench.touch();
  const hostile = "// <img src=x onerror=document.title='owned'></script>&amp;";
  const own = (await solution("consumer-offsets")).replace(
    "committed.commit(group, processed.partition, processed.offset + 1);",
    `${hostile}\n    committed.commit(group, processed.partition, processed.offset + 1);`,
  );
  const line = own.split("\n").findIndex((text) => text.includes("processed.offset + 1")) + 1;
  await workbench.write(own);
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
  await workbench.root.getByRole("link", { name: "Defend your design" }).click();

  await page.getByRole("link", { name: /^Your consumer commits the next offset/ }).click();
  await expect(page).toHaveURL(/question=commit-after-work/);
  await expect(page.getByRole("heading", { name: /^You commit on this line/ })).toBeFocused();
  const code = page.getByRole("region", { name: /^Your consumer-offsets\.ts, lines/ });
  await expect(code.locator("mark")).toHaveText(
    "  committed.commit(group, processed.partition, processed.offset + 1);",
  );
  await expect(code).toContainText(hostile);
  const first = Number(/lines (\d+)/.exec((await code.getAttribute("aria-label")) ?? "")?.[1]);
  const place = await code
    .locator("li")
    .evaluateAll((items) => items.findIndex((item) => item.classList.contains("asked")));
  expect(first + place).toBe(line);
  expect(await page.title()).not.toBe("owned");
  await expectAccessible(page, "main");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, "main");
  // With colours of the system, the line that is asked about is as visible as those around it.
  await page.emulateMedia({ forcedColors: "active" });
  const colours = (elements: Locator) =>
    elements.evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
  expect(await colours(code.locator("mark, mark *"))).toEqual(await colours(code));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);

  await page.getByLabel("Your answer").fill("At-most-once, I think.");
  await page.reload();
  await expect(page.getByLabel("Your answer")).toHaveValue("At-most-once, I think.");
  await page.getByRole("button", { name: /Show the rubric/ }).click();
  await page.getByRole("button", { name: "Take the suggestions" }).click();
  await page.getByRole("button", { name: /Keep the score/ }).click();
  await expect(page.getByText("This question comes back tomorrow.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Earlier answers 1" })).toBeVisible();

  // The log tells of both: that the exercise can be defended, and how that went.
  await page.goto("/progress/");
  await expect(
    page.getByRole("link", { name: "Defend your design of Consumer offsets" }),
  ).toHaveAttribute("href", "/interview/design/consumer-offsets/");
  await expect(page.getByRole("row", { name: /^Your own design 1 \/ \d+ 1 – –$/ })).toBeVisible();

  await page.clock.setFixedTime(new Date("2026-12-05T09:00:00Z"));
  await page.goto("/interview/review/");
  await expect(page.getByText("Defend your design: Consumer offsets")).toBeVisible();
  await expect(code.locator("mark")).toContainText("processed.offset + 1");
  await expectAccessible(page, "main");
  expect(errors).toEqual([]);
});
