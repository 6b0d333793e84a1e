import { expect, test } from "@playwright/test";
import { collectErrors, expectAccessible, expectNoSidewaysScroll } from "./page-checks.ts";

test("the home page links what is written, announces the rest, and leads to the first lesson", async ({
  page,
}) => {
  const errors = collectErrors(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Learn message queues by building one",
  );
  const log = page.getByRole("table", { name: "All lessons" });
  await expect(log.getByRole("row").filter({ has: page.locator("[data-o]") })).toHaveCount(21);
  await expect(log.getByRole("link", { name: "Partitioning" })).toHaveAttribute(
    "href",
    /\/lessons\/partitioning\/$/,
  );
  const slot = log.getByRole("row", { name: /Replication/ });
  await expect(slot).toContainText("in writing");
  await expect(slot.getByRole("link")).toHaveCount(0);

  // A record tells its title on focus, and Escape puts that away.
  const record = page.locator(".map [data-offset='3'] a");
  const tip = record.locator(".tip");
  await expect(tip).toHaveCSS("opacity", "0");
  await record.focus();
  await expect(tip).toHaveCSS("opacity", "1");
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();

  await page.getByRole("link", { name: "Start at offset 3" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The log" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("an address without a page is not found, and says where to go", async ({ page }) => {
  const response = await page.goto("/lessons/no-such-lesson/");
  expect(response?.status()).toBe(404);
  await page.getByRole("link", { name: "Go to the course log" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test("every answer isolates the page, and only hashed files are kept for ever", async ({
  request,
}) => {
  for (const path of ["/", "/lessons/the-log/", "/no-such-page"]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    });
  }
  const html = await (await request.get("/")).text();
  const [asset = ""] = /\/_astro\/[^"> ]+\.css/.exec(html) ?? [];
  expect((await request.get(asset)).headers()["cache-control"]).toContain("immutable");
});

test("the page's policy refuses a script that is not its own", async ({ page }) => {
  await page.goto("/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    return "injected" in window;
  });
  expect(ran).toBe(false);
});

test("the home page is accessible, and fits a window of 360 pixels", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("the theme follows the system until the reader chooses, and the choice is remembered", async ({
  page,
}) => {
  const paper = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = "rgb(244, 243, 232)";
  const dark = "rgb(23, 26, 24)";
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  expect(await paper()).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).toBe(dark);
  await page.getByRole("button", { name: "Switch between paper and dark theme" }).click();
  expect(await paper()).toBe(light);
  await page.goto("/lessons/the-log/");
  expect(await paper()).toBe(light);
});
