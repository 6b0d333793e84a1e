import { expect, type Page, test } from "@playwright/test";
import { workFile, workOf } from "./learner-data.ts";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

const LESSON = "/lessons/offsets/";

/** Selects the first occurrence of a text in the lesson, as a reader does with the mouse. */
async function select(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const main = document.querySelector("main");
    if (main === null) throw new Error("The page has no main.");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`The lesson does not say "${wanted}".`);
  }, text);
}

/** Opens the progress page, and waits until it has read the learner's data. */
async function openLog(page: Page): Promise<void> {
  await page.goto("/progress/");
  await expect(page.locator("main[data-ready]")).toBeVisible();
}

/** A number at the head of the progress page. */
function figure(page: Page, name: string) {
  return page
    .locator(".figs > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator("dd");
}

async function importWork(page: Page, work: unknown): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(workFile(work));
}

test("an answer counts although the page is left with the click, and Resume leads back to the section", async ({
  page,
}) => {
  await page.goto(LESSON);
  const part = page
    .locator(".part")
    .filter({ has: page.locator("quick-check") })
    .first();
  const title = (await part.locator("h2").textContent())?.replace(/^\d+\.\d+/, "").trim() ?? "";
  const sections = page.getByRole("list", { name: "In this lesson" });
  await sections.getByRole("link", { name: title }).click();
  await expect(sections.getByRole("link", { name: title })).toHaveAttribute(
    "aria-current",
    "location",
  );
  await Promise.all([
    page.waitForURL(/\/progress\/$/),
    part.evaluate((section) => {
      for (const input of section.querySelectorAll<HTMLElement>("[data-right] input"))
        input.click();
      location.assign("/progress/");
    }),
  ]);
  await expect(figure(page, "Quick checks passed")).toContainText("1 of");

  await page.goto("/");
  await expect(page.locator("[data-start]")).toContainText(title);
  await page.getByRole("link", { name: "Resume at offset 7" }).click();
  await expect(page).toHaveURL(/\/lessons\/offsets\/#./);
  await expect(part).toHaveClass(/is-done/);
  await expect(part.locator("h2")).toBeInViewport();
});

test("a note is written beside what it is about, survives a reload in the middle of a word, and is found", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.goto(LESSON);
  await select(page, "Only a commit changes it");
  await page.keyboard.press("n");
  const field = page.getByRole("textbox", { name: "Your note on “Only a commit changes it”" });
  await expect(field).toBeFocused();
  await page.keyboard.type("not a <b>poll");
  await page.reload();
  const note = page.locator(".my-note");
  await expect(note.locator(".my-note-text")).toHaveText("not a <b>poll");
  await expect(note.locator("b")).toHaveCount(0);
  await note.getByRole("button", { name: "Edit your note" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(", in the interview");
  await page.keyboard.press("Escape");
  await expect(note.getByRole("button", { name: "Edit your note" })).toBeFocused();
  await expectAccessible(page, ".my-note");

  await page.keyboard.press("/");
  await page.getByRole("combobox", { name: /Search/ }).fill("poll interview");
  await expect(page.getByRole("option", { name: /not a <b>poll/ })).toBeVisible();

  await page.goto("/notes/");
  await page.getByRole("searchbox", { name: "Search your notes" }).fill("interview");
  await expect(page.getByText("1 of 1 notes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Two numbers that look alike" }).click();
  await expect(note).toBeInViewport();

  await note.getByRole("button", { name: "Delete your note" }).click();
  await expect(note.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note.locator(".my-note-text")).toContainText("in the interview");
  await note.getByRole("button", { name: "Delete your note" }).click();
  await expect(note.getByText("Note deleted.")).toBeVisible();
  await page.goto("/notes/");
  await expect(page.getByText("No notes yet.")).toBeVisible();
  expect(errors).toEqual([]);
});

test("a note is written by touch, and on a lesson as a whole, where there is no margin", async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(LESSON);
  await select(page, "Only a commit changes it");
  await page.getByRole("button", { name: "Note", exact: true }).tap();
  await expect(page.getByRole("textbox", { name: /Your note on/ })).toBeFocused();
  await page.keyboard.type("by touch");
  await page.getByRole("button", { name: "Done" }).tap();
  await page.getByRole("button", { name: "Write a note on this lesson" }).tap();
  await page.keyboard.type("on all of it");
  await page.getByRole("button", { name: "Done" }).tap();
  await expect(page.locator(".my-notes .my-note-text")).toHaveText("on all of it");
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("an import says what it would change, changes it, and is taken back", async ({ page }) => {
  const errors = collectErrors(page);
  await openLog(page);
  await expect(page.getByText("Nothing is committed yet.")).toBeVisible();
  await expectAccessible(page);

  await importWork(page, { name: "something else" });
  await expect(page.getByRole("alert")).toContainText("not a whole export");

  await importWork(page, workOf([3, 4, 10]));
  const dialog = page.getByRole("dialog", { name: "Import this file?" });
  await expect(dialog).toContainText("Adds 10 events to your log");
  await expect(dialog).toContainText("Commits 3 The log, 4 Partitioning and 10 The idempotent");
  await expect(dialog).toContainText("Adds your code for 3 The log");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(figure(page, "Committed")).toHaveText("0");

  await importWork(page, workOf([3, 4, 10]));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(figure(page, "Committed")).toHaveText("5");
  await expect(page.getByText("You finished 10 ahead of it")).toBeVisible();
  await expect(page.getByText("7 Offsets, failed in 3 of 3 runs, fails still")).toBeVisible();
  await expect(page.getByText("7 Offsets, 1 wrong answer, still open")).toBeVisible();
  await expect(page.getByText("an orphan <img src=x onerror=alert(1)>")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(figure(page, "Committed")).toHaveText("0");
  await expect(page.getByText("No notes yet.")).toBeVisible();
  expect(errors).toEqual([]);
});

test("what was imported is in the lesson and among the exercises, too", async ({ page }) => {
  await openLog(page);
  await importWork(page, workOf([3, 4, 10]));
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(figure(page, "Committed")).toHaveText("5");
  await page.goto("/lessons/the-log/");
  await expect(page.locator(".my-notes .my-note")).toContainText("have changed");
  await page.goto("/exercises/");
  await expect(page.locator("[data-exercise=partition-log]")).toContainText(
    "Committed, after 1 run",
  );
  await expectAccessible(page);
});

test("a rewind and a new start can be taken back, also on a later visit", async ({ page }) => {
  await openLog(page);
  await importWork(page, workOf([3, 4]));
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(figure(page, "Committed")).toHaveText("5");

  await page.getByRole("button", { name: "Rewind to an offset" }).click();
  await page.getByRole("combobox", { name: "Rewind to" }).selectOption("3 The log");
  await expectAccessible(page, "dialog");
  await page.getByRole("button", { name: "Rewind to 3" }).click();
  await expect(figure(page, "Committed")).toHaveText("0");
  await openLog(page);
  await page
    .getByRole("row", { name: /Rewound/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(figure(page, "Committed")).toHaveText("5");

  await page.getByRole("button", { name: "Start over" }).click();
  await expectAccessible(page, "dialog");
  await page.getByRole("dialog").getByRole("button", { name: "Start over" }).click();
  await expect(figure(page, "Tests passing")).toContainText("0 of");
  await page.locator(".outcome").getByRole("button", { name: "Undo" }).click();
  await expect(figure(page, "Committed")).toHaveText("5");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/^minibroker-work-\d{4}-\d\d-\d\d\.json$/);
});

test("a learner who has done everything sees the log closed, and nothing left", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await openLog(page);
  await importWork(page, workOf([3, 4, 7, 10, 12, 13]));
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(figure(page, "Lag")).toHaveText("0");
  await expect(page.getByText("Everything that is written is committed.")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto("/");
  await expect(page.locator("[data-start]")).toContainText("lag 0");
  await expect(page.locator(".contents .is-done")).toHaveCount(6);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  for (const path of ["/exercises/", "/notes/"]) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
});

test("where the browser stores nothing, the log says so and still answers", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("No.", "SecurityError");
      },
    });
  });
  await openLog(page);
  await expect(page.getByRole("alert")).toContainText("does not let the page store anything");
  await expectAccessible(page);
  await importWork(page, workOf([3, 4]));
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(figure(page, "Committed")).toHaveText("5");
  await page.goto(LESSON);
  await page.keyboard.press("n");
  const note = page.getByRole("textbox", { name: /Your note/ });
  await expect(note).toBeFocused();
  await page.keyboard.type("only here");
  await expect(note).toHaveValue("only here");
});
