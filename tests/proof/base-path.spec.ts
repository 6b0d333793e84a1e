/**
 * The site below a base path, on a host that sends no headers of its own, as GitHub Pages: everything a
 * learner needs is there, from the home page to a verdict.
 */
import { spawnSync } from "node:child_process";
import type { Server } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { createSiteServer } from "../../scripts/site-server.ts";
import { collectErrors } from "../e2e/page-checks.ts";
import { solution, WorkbenchPage } from "../e2e/workbench-page.ts";
import { listenLocally } from "../local-server.ts";

const BASE = "/kafka/course/";
const root = join(import.meta.dirname, "../..");
const dist = join(root, ".cache/base-path/");

// One build for both, so one worker after the other.
test.describe.configure({ mode: "default" });

let server: Server;
let home: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/astro/bin/astro.mjs"), "build", `--outDir=${dist}`],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, BASE_PATH: BASE, SITE_URL: "https://example.org" },
    },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
  server = createSiteServer({ dist, base: BASE, headers: () => ({}) });
  const port = await listenLocally(server);
  home = `http://localhost:${port}${BASE}`;
});

test.afterAll(() => server.close());

test("The whiteboard finds its script and its fonts", async ({ page }) => {
  const errors = collectErrors(page);
  await page.goto(`${home}interview/mock/`);
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await page.getByRole("button", { name: "Whiteboard", exact: true }).click();
  await page.locator(".whiteboard canvas.interactive").click();
  const font = page.waitForResponse(/\/_astro\/whiteboard\/fonts\/Excalifont\//);
  await page.keyboard.press("t");
  await page.locator(".whiteboard canvas.interactive").click();
  await page.keyboard.type("Broker");
  const answer = await font;
  expect(answer.url()).toContain(home);
  expect(answer.status()).toBe(200);
  expect(errors).toEqual([]);
});

test("A learner gets from the home page to a committed lesson", async ({ page }) => {
  const errors = collectErrors(page);
  const outside: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) outside.push(url);
  });
  await page.goto(home);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.getByRole("link", { name: /^Start at offset/ }).click();
  await expect(page).toHaveURL(`${home}lessons/the-log/`);
  const workbench = new WorkbenchPage(page);
  await workbench.touch();
  await workbench.write(await solution());
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
  await workbench.root.getByRole("button", { name: "Commit offset 4" }).click();
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
  await workbench.root.getByRole("link", { name: /^Next: / }).click();
  await expect(page).toHaveURL(`${home}lessons/partitioning/`);
  expect(errors).toEqual([]);
  expect(outside).toEqual([]);
});

test("Every link and every file of every page is there", async ({ request }) => {
  const origin = new URL(home).origin;
  const waiting = [home, `${home}404.html`];
  const seen = new Set(waiting);
  const broken: string[] = [];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const answer = await request.get(url);
    if (!answer.ok()) broken.push(`${answer.status()} ${url}`);
    if (!/html/.test(answer.headers()["content-type"] ?? "")) continue;
    for (const given of addresses(fromHtml(await answer.text()))) {
      const next = new URL(given, url);
      next.hash = "";
      if (next.origin !== origin || seen.has(next.href)) continue;
      if (!next.pathname.startsWith(BASE)) broken.push(`${given} of ${url} leaves ${BASE}`);
      seen.add(next.href);
      waiting.push(next.href);
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(30);
});

/** Attributes of the pages that hold an address, as hast names them. */
const ADDRESS = /^(href|src|data\w*Href|dataSource|dataHome)$/;

/** The addresses that a page names, in its markup. */
function addresses(parent: Root | Element): string[] {
  return parent.children.flatMap((child) =>
    child.type !== "element"
      ? []
      : [
          ...Object.entries(child.properties)
            .filter(([name, value]) => ADDRESS.test(name) && value !== "")
            .map(([, value]) => String(value)),
          ...addresses(child),
        ],
  );
}
