/**
 * The longest task of the main thread while somebody reads a lesson: it opens, is scrolled to its end and a quick
 * check is answered. What counts is the time that the thread had a core, so that a busy machine makes nothing long;
 * of several readings the shortest counts, because noise only adds.
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { createSiteServer } from "../../scripts/site-server.ts";
import { listenLocally } from "../local-server.ts";
import { LONGEST_TASK } from "./budgets.ts";
import { longestTask, type Task } from "./tasks.ts";
import { traced } from "./traced.ts";

/** The longest task of a lesson at one speed. */
export interface Reading {
  readonly lesson: string;
  /** How many times slower than this machine. */
  readonly slowdown: number;
  readonly task: Task;
}

/** Readings of a lesson that is over its budget, before that is believed. */
const TRIES = 3;

/** Reads every lesson at every speed that has a budget. @param dist folder of the build, with a slash at its end. */
export async function readLessons(
  dist: string,
  base: string,
  lessons: readonly string[],
): Promise<Reading[]> {
  const server = createSiteServer({ dist, base });
  const port = await listenLocally(server);
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const readings: Reading[] = [];
    for (const { slowdown, ms } of LONGEST_TASK) {
      for (const lesson of lessons) {
        const url = `http://localhost:${port}${base}lessons/${lesson}/`;
        let task = await readOnce(browser, url, slowdown);
        for (let tries = 1; task.ms > ms && tries < TRIES; tries++) {
          const again = await readOnce(browser, url, slowdown);
          if (again.ms < task.ms) task = again;
        }
        readings.push({ lesson, slowdown, task });
      }
    }
    return readings;
  } finally {
    await browser.close();
    server.close();
  }
}

async function readOnce(browser: Browser, url: string, slowdown: number): Promise<Task> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const events = await traced(context, page, slowdown, () => read(page, url));
  await context.close();
  return longestTask(events);
}

async function read(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.mouse.move(700, 500);
  for (let top = 0; top < height; top += 700) {
    await page.mouse.wheel(0, 700);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.locator("quick-check .choice").first().click();
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 5000 })));
}
