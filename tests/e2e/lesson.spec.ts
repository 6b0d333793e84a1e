import { gzipSync } from "node:zlib";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

const LESSON = "/lessons/the-log/";

/** A quick check of the page, and what its choices say. */
function firstCheck(page: Page): Locator {
  return page.locator("quick-check").first();
}

test("a lesson shows its place in the course, its facts, figures, sections and sources", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.goto(LESSON);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The log");
  const facts = page.locator(".meta");
  await expect(facts).toContainText("You writePartitionLog");
  await expect(facts).toContainText(/Tests\d+/);
  await expect(facts).toContainText(/Building\d+ min/);
  const log = page.getByRole("navigation", { name: "Course log" });
  await expect(log.getByRole("link", { name: "3 The log" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const sections = page.locator("main .part:not(.my-notes) h2");
  await expect(sections.first()).toContainText("3.0");
  await expect(sections.nth(1)).toContainText("3.1");
  await expect(log.getByRole("list", { name: "In this lesson" }).getByRole("link")).toHaveCount(
    (await sections.count()) - 1, // all but the sources
  );
  await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();
  await expect(page.getByText(/^Last updated \d+ \w+ 20\d\d\./)).toBeVisible();
  const figures = page.locator("main figure.fig");
  expect(await figures.count()).toBeGreaterThanOrEqual(2);
  for (const drawing of await figures.locator("svg[role=img]:visible").all()) {
    await expect(drawing).toHaveAccessibleName(/\w{3}/);
    await expect(drawing).toHaveAccessibleDescription(/\w{3}/);
  }
  expect(errors).toEqual([]);
});

test("a quick check is answered by keyboard, explains every choice, and closes its section", async ({
  page,
}) => {
  await page.goto(LESSON);
  const check = firstCheck(page);
  const why = check.getByRole("status");
  const choices = check.getByRole("radio");
  const part = page
    .locator(".part")
    .filter({ has: page.locator("quick-check") })
    .first();
  await expect(why).toBeEmpty();
  await expect(part).not.toHaveClass(/is-done/);
  await choices.first().focus();
  await page.keyboard.press("Space");
  const said = new Set<string>();
  for (const choice of await choices.all()) {
    await expect(choice).toBeChecked();
    await expect(choice).toBeEnabled();
    await expect(why).not.toBeEmpty();
    await expect(async () => {
      const size = said.size;
      said.add((await why.textContent()) ?? "");
      expect(said.size).toBeGreaterThan(size);
    }).toPass();
    await page.keyboard.press("ArrowDown");
  }
  await expect(check.locator(".choice[data-right]")).toHaveCount(1);
  for (const right of await part.locator(".choice[data-right] input").all()) {
    await right.check({ force: true });
  }
  await expect(part).toHaveClass(/is-done/);
});

test("the skip link leads to the lesson, the course log follows it, and the pager leads on", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);

  const sections = page.getByRole("list", { name: "In this lesson" }).getByRole("link");
  await expect(sections.first()).toHaveAttribute("aria-current", "location");
  await sections.nth(2).click();
  await expect(sections.nth(2)).toHaveAttribute("aria-current", "location");
  await expect(sections.first()).not.toHaveAttribute("aria-current", "location");

  const pager = page.getByRole("navigation", { name: "Lessons" });
  await pager.getByRole("link", { name: /Next/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Partitioning");
});

test("a lesson is laid out part by part, and a link to a section leads to it at once", async ({
  page,
}) => {
  await page.goto(LESSON);
  const parts = page.locator("main > .part, main .wb");
  const skipped = () =>
    parts.evaluateAll(
      (all) => all.filter((part) => getComputedStyle(part).contentVisibility !== "visible").length,
    );
  await expect.poll(skipped).toBe(0);
  const link = page.getByRole("list", { name: "In this lesson" }).getByRole("link").last();
  const section = await link.getAttribute("href");
  await page.goto("/");
  await page.goto(`${LESSON}${section}`);
  const heading = page.locator(`h2${section}`);
  await expect(heading).toBeInViewport();
  const top = () => heading.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await expect.poll(top).toBeLessThan(120);
  await expect.poll(top).toBeGreaterThan(40);
});

test("where there is no room, the course log is a drawer that Escape closes", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await page.goto(LESSON);
  const log = page.getByRole("navigation", { name: "Course log" });
  await expect(log).toBeHidden();
  await page.getByRole("button", { name: "Open the course log" }).click();
  await expect(log).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(log).toBeHidden();
  await page.getByRole("button", { name: "Open the course log" }).click();
  await log.getByRole("list", { name: "In this lesson" }).getByRole("link").nth(1).click();
  await expect(log).toBeHidden();
});

test("a lesson is accessible, and fits a window of 360 pixels", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(LESSON);
  await firstCheck(page).getByRole("radio").first().check({ force: true });
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("a lesson is readable without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LESSON);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Course log" })).toBeVisible();
  await expect(page.locator("main .code").first()).toBeVisible();
  await firstCheck(page).getByText("Show the answers").click();
  await expect(firstCheck(page).getByText("Right.")).toBeVisible();
  await context.close();
});

test("a lesson fetches no more before it is touched than its budget", async ({ page }) => {
  const bytes = { script: 0, stylesheet: 0, font: 0 };
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (type !== "script" && type !== "stylesheet" && type !== "font") return;
    const size = (body: Buffer): number => (type === "font" ? body : gzipSync(body)).length;
    bodies.push(
      response.body().then((body) => {
        bytes[type] += size(body);
      }),
    );
  });
  await page.goto(LESSON, { waitUntil: "networkidle" });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState("networkidle");
  await Promise.all(bodies);
  const inPage = await page.locator("head style").allTextContents();
  for (const css of inPage) bytes.stylesheet += gzipSync(css).length;
  expect(inPage, "style sheets in the page").toHaveLength(1);
  expect(bytes.script, "bytes of JavaScript, gzipped").toBeLessThanOrEqual(25_000);
  expect(bytes.stylesheet, "bytes of CSS, gzipped").toBeLessThanOrEqual(18_000);
  expect(bytes.font, "bytes of fonts").toBeLessThanOrEqual(115_000);
});

test("the text of a lesson is drawn, as it stays, before any other request is answered", async ({
  page,
}) => {
  const answered = Promise.withResolvers<void>();
  let waiting = 0;
  await page.route(
    (url) => !url.pathname.endsWith("/"),
    async (route) => {
      waiting++;
      await answered.promise;
      await route.continue();
    },
  );
  await page.goto(LESSON, { waitUntil: "commit" });
  await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint").length > 0,
  );
  const heading = page.getByRole("heading", { level: 1 });
  const before = await heading.boundingBox();
  expect(waiting).toBeGreaterThan(0);
  answered.resolve();
  await page.waitForLoadState("load");
  expect((await heading.boundingBox())?.x).toBe(before?.x);
  expect((await heading.boundingBox())?.y).toBe(before?.y);
});
