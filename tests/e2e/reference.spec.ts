import { expect, type Page, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

const LESSON = "/lessons/offsets/";

function finder(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Search and go to" });
  return {
    dialog,
    field: dialog.getByRole("combobox"),
    option: (name: string | RegExp) => dialog.getByRole("option", { name }),
    chosen: dialog.locator("[role=option][aria-selected=true]"),
  };
}

test("search is opened, used and left by keyboard alone", async ({ page }) => {
  const errors = collectErrors(page);
  await page.goto(LESSON);
  const { dialog, field, option, chosen } = finder(page);
  await page.getByRole("button", { name: "Search" }).focus();
  // What is typed while the dialog is fetched is not lost.
  await page.keyboard.type("/tombstone");
  await expect(field).toHaveValue("tombstone");
  await expect(field).toBeFocused();
  await expect(option(/^tombstone/)).toBeVisible();
  await expectAccessible(page, "dialog");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Search" })).toBeFocused();

  await page.keyboard.press("/");
  await expect(option("Glossary")).toBeVisible();
  await expect(chosen).toHaveText("Course");
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText("Exercises");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toHaveText(/Print this page/);
  await expectAccessible(page, "dialog");

  await field.fill("largest timestamp");
  const lesson = option(/The log/).first();
  await expect(lesson).toContainText("3");
  await expect(dialog.getByRole("group", { name: "Lessons" })).toBeVisible();
  await field.fill("committed offset");
  await expect(dialog.getByRole("group", { name: "Questions" })).toBeVisible();
  await expect(dialog.getByRole("group", { name: "Exercises" })).toBeVisible();

  await field.fill("xyzzy");
  await expect(dialog.getByText("Nothing here has “xyzzy” in it.")).toBeVisible();
  await expectAccessible(page, "dialog");

  await field.fill("partitioning");
  await expect(chosen).toContainText("Partitioning");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Partitioning");
  expect(errors).toEqual([]);
});

test("without an index the finder says so, and still goes and does", async ({ page }) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.keyboard.press("Control+k");
  const { dialog, field, option } = finder(page);
  await field.fill("dark");
  await expect(dialog.getByText("The search index could not be loaded")).toBeVisible();
  await expectAccessible(page, "dialog");
  await option("Theme: dark").click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("keys lead anywhere, are listed, and can be turned off", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reference");
  // A key means nothing before the page's script is there.
  await page.waitForLoadState("load");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByText("Previous, next section")).toBeVisible();
  await expectAccessible(page, "dialog");
  // In a dialog a letter does nothing.
  await page.keyboard.press("/");
  await expect(finder(page).dialog).toHaveCount(0);
  await sheet.getByRole("checkbox", { name: /Keys pressed alone/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.goto(LESSON);
  await page.keyboard.press("?");
  await page.keyboard.press("]");
  await page.keyboard.press("Control+k");
  await expect(finder(page).field).toBeFocused();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/offsets\/$/);
});

test("a term shows its definition on hover and focus, until Escape", async ({ page }) => {
  const errors = collectErrors(page);
  await page.goto(LESSON);
  const tip = page.getByRole("tooltip");
  const term = page.locator("main a.term", { hasText: "reset policy" }).first();
  await term.hover();
  await expect(tip).toContainText("Where to begin when there is no valid committed offset");
  await expect(term).toHaveAccessibleDescription(/Where to begin/);
  await tip.hover();
  await expect(tip).toBeVisible();
  await expectAccessible(page, "[role=tooltip]");
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();

  await page.mouse.move(0, 0);
  await term.focus();
  await expect(tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
  await expect(term).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/reference\/glossary\/#reset-policy$/);
  expect(errors).toEqual([]);
});

test("a first tap shows a term's definition, the second leads to the glossary", async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(LESSON);
  const term = page.locator("main a.term", { hasText: "reset policy" }).first();
  await term.tap();
  await expect(page.getByRole("tooltip")).toContainText("Tap the word again");
  await expectNoSidewaysScroll(page);
  await expect(page).toHaveURL(/\/offsets\/$/);
  await term.tap();
  await expect(page).toHaveURL(/\/reference\/glossary\/#reset-policy$/);
  await context.close();
});

test("terms are marked once a section, and not in code, headings or links", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LESSON);
  expect(await page.locator("main a.term").count()).toBeGreaterThan(10);
  await expect(page.locator(":is(h1, h2, h3, code, pre, thead, button) a.term")).toHaveCount(0);
  for (const section of await page.locator("main > .part").all()) {
    const marked = await section
      .locator("a.term")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(marked).toEqual([...new Set(marked)]);
  }
  // Without scripts a term is a link, and every link has an entry.
  const wanted = await page
    .locator("main a.term")
    .evaluateAll((links) => links.map((link) => `#${link.getAttribute("href")?.split("#")[1]}`));
  await page.locator("main a.term").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Glossary");
  const entries = await page
    .locator(".terms > div")
    .evaluateAll((all) => all.map((entry) => `#${entry.id}`));
  expect(wanted.filter((hash) => !entries.includes(hash))).toEqual([]);
  await context.close();
});

test("the cheat sheet prints on two pages, on both sizes of paper", async ({ page }) => {
  await page.goto("/reference/cheat-sheet/");
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
  }
});

test("below its room, the bar's entries are a menu", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/reference/");
  const site = page.getByRole("navigation", { name: "Site" });
  await expect(site).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(site.getByRole("link")).toHaveText([
    "Course",
    "Exercises",
    "Interview",
    "Progress",
    "Reference",
  ]);
  await expectAccessible(page, "header");
  await page.keyboard.press("Escape");
  await expect(site).toBeHidden();
});

/* Every page in both themes and both widths: `tests/proof/accessible.spec.ts`. */
for (const path of [
  "/reference/",
  "/reference/glossary/",
  "/reference/cheat-sheet/",
  "/interview/",
  "/specimen/",
]) {
  test(`${path} is accessible, and fits 360 pixels`, async ({ page }) => {
    test.setTimeout(120_000);
    const errors = collectErrors(page);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(errors).toEqual([]);
  });
}

test("a comparison that is stacked keeps the text of a cell together, beside its label", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/reference/");
  const cell = page.getByRole("cell", { name: /Stays pending\. Another consumer claims it/ });
  const [whole, code] = [await cell.boundingBox(), await cell.locator("code").boundingBox()];
  // The label's column is a third of the row; code within the text is not torn into it.
  expect(code?.x).toBeGreaterThan((whole?.x ?? 0) + 120);
});
