import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

// Two themes in each state: what takes 10 seconds alone takes a minute on a machine that is shared.
test.setTimeout(180_000);
// A colour that is still on its way to the other theme has no contrast yet.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Looks at the state of the page: at everything, and once more at what another theme may break. */
async function expectAccessibleInBoth(page: Page): Promise<void> {
  await expectAccessible(page, "main");
  await page.emulateMedia({ colorScheme: "dark" });
  const { violations } = await new AxeBuilder({ page }).withRules("color-contrast").analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.target.join(" ")))).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

test("a question is drilled by keyboard, survives a reload half-way, and can be taken back", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.goto("/interview/");
  await page.getByRole("link", { name: "Drill the questions of Back-pressure" }).click();
  await page.getByRole("combobox", { name: "Level" }).selectOption("mid");
  await expect(page).toHaveURL(/concept=back-pressure&level=mid/);
  await page.goto("/interview/drill/?question=pause-and-resume");
  const pad = page.getByLabel("Your answer");
  await pad.fill("I pause the partitions and keep polling.\nWhat does not fit I drop records.");
  await pad.press("Alt+p");
  await expect(page.getByRole("button", { name: /^Go on/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expectAccessibleInBoth(page);

  await page.reload();
  await expect(pad).toHaveValue(/^I pause the partitions/);
  await pad.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Score your answer" })).toBeFocused();

  const pause = page.getByRole("group", { name: /^must: Pause the partitions/ });
  await expect(pause.locator("mark").first()).toHaveText("pause");
  await pause.getByRole("radio", { name: /clearly, suggested/ }).focus();
  await page.keyboard.press("1");
  await expect(pause.getByRole("radio", { name: "1 partly" })).toBeChecked();
  await page.getByRole("checkbox", { name: /Drop what does not fit/ }).check();
  await expectAccessibleInBoth(page);

  await page.reload();
  await expect(pause.getByRole("radio", { name: "1 partly" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /Drop what does not fit/ })).toBeChecked();
  await expect(page.getByText("7 lines left to score")).toBeVisible();
  await expect(page.getByRole("button", { name: /Keep the score/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByRole("button", { name: "Take the suggestions" }).press("Enter");
  await page.getByText("Every line is scored").waitFor();
  await page.getByRole("button", { name: /Keep the score/ }).press("Control+Enter");

  await expect(page.getByText(/^This question comes back/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "A strong answer" })).toBeVisible();
  await page.getByRole("button", { name: "Show what they listen for" }).click();
  await page.getByRole("button", { name: "Ask the next follow-up" }).click();
  await expect(page.getByRole("heading", { name: "Follow-ups 2 of 2" })).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Score your answer" })).toBeFocused();
  await page.goto("/progress/");
  await expect(page.getByRole("cell", { name: /Took 1 event back/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test("a term that was looked up and a missed question come back on the day they are due", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.clock.install({ time: new Date("2026-11-30T09:00:00Z") });
  await page.goto("/lessons/back-pressure/");
  const term = page.locator("a.term").first();
  await term.focus();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.clock.runFor(2000);
  await page.goto("/interview/drill/?question=slow-consumer");
  await page.getByRole("button", { name: /Show the rubric/ }).click();
  await page.getByRole("button", { name: "Take the suggestions" }).click();
  await page.getByRole("button", { name: /Keep the score/ }).click();
  await expect(page.getByText("This question comes back tomorrow.")).toBeVisible();
  await page.getByRole("button", { name: "Answer it again" }).click();
  await page.getByText("0 missed").click();
  await expect(page.getByText("Nothing was written.")).toBeVisible();
  await page.getByRole("button", { name: "Delete this answer" }).click();
  await page.locator(".past-undo").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("0 missed")).toBeVisible();

  await page.goto("/interview/review/");
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await expectAccessibleInBoth(page);
  await page.clock.setFixedTime(new Date("2026-12-09T09:00:00Z"));
  await page.goto("/");
  await page.getByRole("link", { name: "2 due for review" }).click();

  await expect(page.getByRole("status").filter({ hasText: "2 due" })).toBeVisible();
  await page.getByRole("button", { name: /Show the rubric/ }).click();
  await page.getByRole("button", { name: "Take the suggestions" }).click();
  await page.getByRole("button", { name: /Keep the score/ }).click();
  await page.getByRole("button", { name: "Next card" }).click();
  await page.getByRole("button", { name: "Show the definition" }).press("Enter");
  await expectAccessibleInBoth(page);
  await page.keyboard.press("2");
  await expect(page.getByText("Nothing is due.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Show the definition" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export to Anki" }).click();
  expect((await download).suggestedFilename()).toBe("minibroker-anki.txt");
  expect(errors).toEqual([]);
});
