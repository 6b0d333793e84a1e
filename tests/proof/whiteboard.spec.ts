/**
 * The whiteboard where things go wrong: without a network, full, and with things on it that it does not keep; and for
 * whoever has only a finger, only a keyboard, or colours of their own.
 */
import { createServer } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { createSiteServer } from "../../scripts/site-server.ts";
import { expectNoSidewaysScroll } from "../e2e/page-checks.ts";
import { listenLocally } from "../local-server.ts";

test.describe.configure({ timeout: 180_000 });

const board = (page: Page) => page.getByRole("region", { name: "Whiteboard" });
const canvas = (page: Page) => board(page).locator("canvas.interactive");
const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join(""));

const fontIsThere = (page: Page) =>
  page.evaluate(() => document.fonts.check("20px Excalifont", "Broker"));

async function openBoard(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Whiteboard", exact: true }).click();
  await expect(canvas(page)).toBeVisible();
}

async function begin(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/interview/mock/?seed=7`);
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await openBoard(page);
}

/** Pastes into the board, as from another drawing. */
async function paste(page: Page, elements: readonly object[]): Promise<void> {
  await canvas(page).hover();
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    const text = JSON.stringify({ type: "excalidraw/clipboard", elements: pasted });
    clipboardData.setData("text/plain", text);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, elements);
}

/** Draws with a finger from one point of the board to another, both in shares of its size. */
async function drag(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await canvas(page).boundingBox();
  if (box === null) throw new Error("The board is not on the page.");
  const touch = await page.context().newCDPSession(page);
  const at = ([x, y]: readonly [number, number]) => [
    { x: box.x + box.width * x, y: box.y + box.height * y },
  ];
  const between = (share: number): [number, number] => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ];
  /* In seconds. A hand takes its time, and rests at the end; else Chromium takes it for a fling, and the next tap stops that. */
  let timestamp = Date.now() / 1000 - 2;
  const send = (type: "touchStart" | "touchMove" | "touchEnd", share?: number) => {
    timestamp += 0.2;
    const touchPoints = share === undefined ? [] : at(between(share));
    return touch.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  };
  await send("touchStart", 0);
  for (const share of [0.25, 0.5, 0.75, 0.99, 1]) await send("touchMove", share);
  await send("touchEnd");
  await touch.detach();
}

const rectangles = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    type: "rectangle",
    x: (index % 40) * 12,
    y: Math.floor(index / 40) * 12,
    width: 10,
    height: 10,
  }));

test("A whiteboard that was used once opens without a network", async ({ browser }) => {
  const server = createServer((request, response) => site.emit("request", request, response));
  const site = createSiteServer({ dist: "dist/", base: "/" });
  const home = `http://localhost:${await listenLocally(server)}`;
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(home);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((done) => {
      navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
    });
  });
  await begin(page, home);
  await canvas(page).click();
  await page.keyboard.press("t");
  await canvas(page).click();
  await page.keyboard.type("Broker");
  await page.keyboard.press("Escape");
  await expect.poll(() => kept(page)).toContain("Broker");
  await expect.poll(() => fontIsThere(page)).toBe(true);
  server.closeAllConnections();
  server.close();
  await page.reload();
  await openBoard(page);
  await expect.poll(() => fontIsThere(page)).toBe(true);
  await context.close();
});

test("A full whiteboard says so and keeps what fitted, until something is erased", async ({
  page,
  baseURL,
}) => {
  await begin(page, baseURL ?? "");
  const state = board(page).getByRole("status");
  await paste(page, rectangles(50));
  await expect.poll(() => kept(page)).toContain("rectangle");
  await paste(page, rectangles(1500));
  await expect(state).toHaveText(/The whiteboard is full\./);
  const before = (await kept(page)).length;
  expect(before).toBeLessThan(100_000);
  await page.keyboard.press("Control+z");
  await expect(state).toHaveText("");
});

test("Pictures and pages of other hosts do not stay on the whiteboard", async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).hostname));
  await begin(page, baseURL ?? "");
  const size = { x: 0, y: 0, width: 300, height: 200 };
  await paste(page, [
    ...rectangles(1),
    { id: "e", type: "embeddable", link: "https://www.youtube.com/watch?v=gQX0tM0oaPA", ...size },
    { id: "i", type: "iframe", link: "https://example.org/", ...size },
  ]);
  await expect(board(page).getByRole("status")).toHaveText(/keeps shapes and words/);
  await expect.poll(() => kept(page)).toContain("rectangle");
  expect(await kept(page)).not.toContain("youtube");
  await expect(board(page).locator("iframe")).toHaveCount(0);
  expect(asked.filter((host) => host !== "localhost")).toEqual([]);
});

test("A finger on a phone hits the tools and draws with them, and the page stays where it is", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await begin(page, baseURL ?? "");
  await canvas(page).scrollIntoViewIfNeeded();
  await expectNoSidewaysScroll(page);
  const tools = board(page).locator(".App-toolbar .ToolIcon__icon:visible");
  expect(await tools.count()).toBeGreaterThanOrEqual(9);
  const sides = board(page).locator(".mobile-misc-tools-container");
  const top = await board(page).locator(".App-toolbar--mobile").boundingBox();
  expect((await sides.boundingBox())?.y).toBeGreaterThanOrEqual(
    (top?.y ?? Number.NaN) + (top?.height ?? Number.NaN),
  );
  for (const tool of await tools.all()) {
    const size = await tool.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(40);
  }
  const where = await page.evaluate(() => scrollY);
  await board(page)
    .getByTitle(/^Rectangle/)
    .tap();
  await drag(page, [0.3, 0.4], [0.7, 0.6]);
  await expect.poll(() => kept(page)).toContain("rectangle");
  await board(page).getByTitle(/^Draw/).tap();
  await drag(page, [0.3, 0.65], [0.7, 0.8]);
  await expect.poll(() => kept(page)).toContain("freedraw");
  expect(await page.evaluate(() => scrollY)).toBe(where);
  await board(page).getByRole("button", { name: "Close" }).tap();
  await expect(board(page)).toHaveCount(0);
  await context.close();
});

test("A design is drawn by keyboard alone", async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/interview/mock/?seed=7`);
  await page.getByRole("button", { name: "Begin the interview" }).press("Enter");
  await page.getByRole("button", { name: "Whiteboard", exact: true }).press("Enter");
  await expect(board(page).locator(".excalidraw-container")).toBeFocused();
  await board(page).getByRole("button", { name: "Add a box" }).press("Enter");
  await expect(board(page).locator(".excalidraw-container")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Orders");
  await page.keyboard.press("Escape");
  await page.keyboard.down("Control");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Control");
  await expect.poll(() => kept(page)).toContain("arrow");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Broker");
  await page.keyboard.press("Escape");
  await expect.poll(() => kept(page)).toMatch(/Orders.*Broker/s);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect.poll(() => kept(page)).not.toContain("Orders");
  await page.keyboard.press("Control+z");
  await expect.poll(() => kept(page)).toMatch(/Orders.*Broker/s);
});

test("In forced colours one sees which tool and which colour are chosen", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    forcedColors: "active",
    colorScheme: "dark",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("minibroker.theme", "light"));
  await begin(page, baseURL ?? "");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  /* The paper is the system's, and dark, whatever the site was told. */
  await expect(board(page).locator(".excalidraw-container.theme--dark")).toBeVisible();
  await board(page).getByRole("button", { name: "Add a box" }).click();
  const outlined = (chosen: string) =>
    board(page)
      .locator(chosen)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outlined(".ToolIcon_type_radio:checked + .ToolIcon__icon")).toBe("solid");
  expect(await outlined(".color-picker__button.active")).toBe("solid");
  expect(await outlined(".buttonList .active")).toBe("solid");
  expect(await outlined(".Island")).toBe("solid");
  const colours = await board(page)
    .locator(".color-picker__button")
    .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).backgroundColor));
  expect(new Set(colours).size).toBeGreaterThan(4);
  await context.close();
});
