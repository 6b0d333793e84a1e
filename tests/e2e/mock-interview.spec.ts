import { expect, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

test("a mock interview goes from its set-up through a pause and a reload to its scorecard", async ({
  page,
}) => {
  const errors = collectErrors(page);
  /* The time of day stands until the test moves it; timers go on, since axe and the page wait by them. */
  const start = Date.UTC(2026, 10, 28, 10);
  await page.clock.setFixedTime(start);
  const left = page.getByRole("timer");
  const answer = page.getByRole("textbox", { name: /Your answer/ });
  const answered = page.getByRole("button", { name: /I have answered|my last answer/ });

  await page.goto("/interview/mock/?seed=7");
  await page.getByRole("radio", { name: "mid" }).check();
  await page.getByRole("radio", { name: /30 min/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Begin the interview" }).press("Enter");

  // The warm-up, and its follow-up once it is answered.
  await expect(left).toHaveText("30:00");
  await expectAccessible(page);
  await page.clock.setFixedTime(start + 60_000);
  await expect(left).toHaveText("29:00");
  const question = await page.getByRole("heading", { level: 1 }).textContent();
  await answer.fill("The first thing that I would say.");
  await answer.press("Control+Enter");
  await expect(page.getByText(/follow-up 1/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe(question);
  await answer.fill("And what follows.");
  await page.getByRole("textbox", { name: "Notes" }).fill("go slower");

  // A reload in the middle, with the clock where it was.
  await page.reload();
  await expect(answer).toHaveValue("And what follows.");
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue("go slower");
  await expect(left).toHaveText("29:00");

  // A pause hides the question and stops the clock.
  await page.keyboard.press("Alt+p");
  await expect(page.getByRole("heading", { name: "Paused" })).toBeVisible();
  await expect(page.getByText(question ?? "", { exact: true })).toBeHidden();
  await page.clock.setFixedTime(start + 3_660_000);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on" }).press("Enter");
  await expect(left).toHaveText("29:00");

  // On to the scenario: the last part of the plan.
  const asked = page.getByRole("textbox", { name: "A question to the interviewer" });
  for (let turns = 0; turns < 12 && !(await asked.isVisible()); turns++) {
    await page
      .getByRole("button", { name: /move on|I have answered/ })
      .last()
      .click();
  }
  await asked.fill("How many events a second, and how uneven?");
  await asked.press("Enter");
  await expect(
    page.getByRole("region", { name: "Ask the interviewer" }).getByRole("listitem"),
  ).toHaveCount(1);
  await answer.fill("I would begin with the requirements.");
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  for (let turns = 0; turns < 4 && (await answered.isVisible()); turns++) await answered.click();

  // Only now the rubric, an answer at a time.
  await expect(page.getByRole("heading", { name: "Score this answer" })).toBeVisible();
  await expectAccessible(page);
  const of = Number(
    (await page.getByText(/The interview is over/).textContent())?.match(/of (\d+)/)?.[1],
  );
  for (let part = 1; part <= of; part++) {
    await expect(page.getByText(`Answer ${part} of ${of}`)).toBeVisible();
    for (const line of await page.locator(".lines .line").all()) {
      await line.getByRole("radio", { name: /^2/ }).focus();
      await page.keyboard.press(part === 1 ? "1" : "2");
    }
    await page
      .getByRole("group", { name: "Communication" })
      .getByRole("radio", { name: "1" })
      .check();
    await page.getByRole("button", { name: /Next answer|Show the scorecard/ }).click();
  }

  await expect(page.getByRole("heading", { level: 1, name: "Scorecard" })).toBeVisible();
  await expect(page.getByText(`over ${of} answers`)).toBeVisible();
  await expect(page.getByRole("row", { name: /Communication/ })).toContainText("1.0");
  await expect(page.getByText("go slower")).toBeVisible();
  await expect(page.getByRole("img", { name: /session by session/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as Markdown" }).click();
  expect((await download).suggestedFilename()).toBe("scorecard-2026-11-28.md");

  // By its address it is there again; deleted, it is not, until that is taken back.
  await page.reload();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByText("No mock interview yet.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bring the scores back" }).click();
  await expect(page.getByRole("row", { name: /28 Nov 2026/ })).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
