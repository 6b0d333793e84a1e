/** The whiteboard where things go wrong: without a network, full, and with things on it that it does not keep. */
import { createServer } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { createSiteServer } from "../../scripts/site-server.ts";
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
