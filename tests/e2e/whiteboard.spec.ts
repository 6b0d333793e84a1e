import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

// The script of the board is a megabyte, and axe looks at two states.
test.setTimeout(180_000);
test.use({ contextOptions: { reducedMotion: "reduce" } });

const openButton = (page: Page) => page.getByRole("button", { name: "Whiteboard", exact: true });
const board = (page: Page) => page.getByRole("region", { name: "Whiteboard" });
const canvas = (page: Page) => board(page).locator("canvas.interactive");
const siteDialog = (page: Page) => page.locator("dialog[open]");

/** Presses the key of a tool, and draws with it across a part of the board. Both in shares of its size. */
async function draw(
  page: Page,
  key: string,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error("The board is not on the page.");
  await page.keyboard.press(key);
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 4 });
  await page.mouse.up();
}

test("a design is drawn on the whiteboard, kept through a pause and a reload, and shown on the scorecard", async ({
  page,
}) => {
  const errors = collectErrors(page);
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto("/interview/mock/?seed=7");
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await expect(openButton(page)).toHaveAttribute("aria-expanded", "false");
  expect(fetched.filter((url) => /\/board\.|whiteboard/.test(url))).toEqual([]);

  // By keyboard to the board; its own keys are its own.
  await openButton(page).press("Enter");
  await expect(canvas(page)).toBeVisible();
  await expect(board(page).locator(".excalidraw-container")).toBeFocused();
  await draw(page, "r", [0.35, 0.35], [0.55, 0.5]);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Orders/?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await expect(page.locator(".HelpDialog")).toBeVisible();
  await expect(siteDialog(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.locator(".HelpDialog")).toHaveCount(0);
  // The shape is selected, so everything that can be done with it is there. Nothing of Excalidraw's is left out:
  // what it has no option for, `mend.ts` mends.
  await expectAccessible(page);
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join("")))
    .toContain("Orders/?");

  // The page's keys are the page's.
  const answer = page.getByRole("textbox", { name: /Your answer/ });
  await answer.click();
  await answer.pressSequentially("r2");
  await expect(board(page).getByRole("radio", { name: "Selection" })).toBeChecked();

  await page.keyboard.press("Alt+p");
  await expect(page.getByRole("heading", { name: "Paused" })).toBeVisible();
  await expect(board(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Go on" }).press("Enter");
  await expect(board(page).locator(".excalidraw-container")).toBeFocused();

  // Escape lets go of what is selected, then of the board.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Escape");
  await expect(board(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(board(page)).toHaveCount(0);
  await expect(openButton(page)).toBeFocused();
  await page.keyboard.press("?");
  await expect(siteDialog(page)).toBeVisible();
  await page.keyboard.press("Escape");

  // Narrow, after a reload.
  await page.reload();
  await page.setViewportSize({ width: 360, height: 780 });
  await openButton(page).click();
  await expect(board(page).locator(".excalidraw--mobile")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await board(page).getByRole("button", { name: "Close" }).click();
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("button", { name: "End the interview" }).click();
  await page.getByRole("button", { name: "End and score" }).click();
  await page.getByText("Your whiteboard").click();
  const picture = page.getByRole("img", { name: /^Your drawing: 1 shape.*Orders\/\?/ });
  await expect(picture).toBeVisible();
  await page.getByRole("button", { name: "Take the suggestions" }).click();
  await page.getByRole("button", { name: "Show the scorecard" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scorecard" })).toBeVisible();
  await expect(picture).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as Markdown" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toMatch(
    /## Whiteboard\n\nThere is a drawing\.[^#]*Orders\/\?/,
  );
  expect(fetched.filter((url) => new URL(url).hostname !== "localhost")).toEqual([]);
  expect(errors).toEqual([]);
});

test("an interview goes on where the whiteboard cannot be fetched", async ({ page }) => {
  await page.route(/\/_astro\/board\./, (route) => route.abort());
  await page.goto("/interview/mock/?seed=7");
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await openButton(page).click();
  await expect(board(page).getByRole("status")).toContainText(
    "reload the page once you are online",
  );
  await page.getByRole("textbox", { name: /Your answer/ }).fill("Without a drawing.");
  await expectAccessible(page, ".whiteboard");
  await board(page).getByRole("button", { name: "Close" }).press("Enter");
  await expect(openButton(page)).toBeFocused();
  await page.reload();
  await expect(page.getByRole("textbox", { name: /Your answer/ })).toHaveValue(
    "Without a drawing.",
  );
});
