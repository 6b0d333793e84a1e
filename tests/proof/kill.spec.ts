/**
 * The process of a page is killed at 200 seeded moments while somebody types. What was typed longer ago than
 * saving may wait is there afterwards, and every lesson that was committed stays committed.
 */
import { type Browser, expect, test } from "@playwright/test";
import { seededRandom } from "../../exercises/broker/random.ts";
import { SAVE_AFTER_MS } from "../../src/study/draft-session.ts";
import { recordQuality } from "../quality/record.ts";
import { serveStoragePage } from "../storage-page/server.ts";

const KILLS = 200;
const SEED = 20_261_128;

test("What was typed is there after the page's process was killed", async ({
  playwright,
}, testInfo) => {
  test.setTimeout(30 * 60_000);
  const random = seededRandom(SEED);
  const between = (low: number, high: number) => low + Math.floor(random.next() * (high - low));
  const server = await serveStoragePage();
  // A browser of its own: all its pages are killed.
  const browser = await playwright.chromium.launch(testInfo.project.use.launchOptions);
  try {
    const context = await browser.newContext();
    const committed = new Set<number>();
    let toTheLastKey = 0;
    for (let round = 0; round < KILLS; round++) {
      const page = await context.newPage();
      await page.goto(server.url);
      // Most keys follow each other quickly; now and then the learner thinks.
      const pauses = Array.from({ length: 200 }, () =>
        random.next() < 0.1 ? between(SAVE_AFTER_MS, 2 * SAVE_AFTER_MS) : between(0, 90),
      );
      const dying = server.lastWords();
      await page.waitForFunction(() => window.storagePage !== undefined);
      await page.evaluate(([number, keys, end]) => window.storagePage.type(number, keys, end), [
        round,
        pauses,
        between(10, 1500),
      ] as const);
      const words = await dying;
      const crashed = page.waitForEvent("crash");
      await killPages(browser);
      await crashed;
      await page.close();

      const next = await context.newPage();
      await next.goto(server.url);
      await next.waitForFunction(() => window.storagePage !== undefined);
      const found = await next.evaluate(() => window.storagePage.open());
      await next.close();

      const moment = `kill ${round} of seed ${SEED}`;
      for (const lesson of words.committed) committed.add(lesson);
      expect(found.problem, moment).toBeUndefined();
      expect(found.done, moment).toEqual([...committed]);
      if (words.safe !== undefined) {
        expect(keyOf(found.text), moment).toBeGreaterThanOrEqual(keyOf(words.safe));
        expect(roundOf(found.text), moment).toBe(round);
      }
      if (found.text === words.typed) toTheLastKey++;
    }
    recordQuality("Pages killed while typing", "npm run proof -- kill", [
      { what: `kills, at moments of seed ${SEED}`, result: String(KILLS) },
      { what: `texts lost that were older than ${SAVE_AFTER_MS} ms`, result: "0" },
      { what: "texts kept to the last key", result: `${toTheLastKey} of ${KILLS}` },
      { what: "committed lessons lost", result: `0 of ${committed.size}` },
    ]);
  } finally {
    await browser.close();
    server.close();
  }
});

/** Ends the processes of all pages at once, as a system that needs the memory does. */
async function killPages(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  for (const { type, id } of processInfo) {
    if (type !== "renderer") continue;
    try {
      process.kill(id, "SIGKILL");
    } catch (error) {
      // It ended by itself meanwhile.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
  await session.detach();
}

function roundOf(text: string): number {
  return Number(/^\/\/ (\d+)\./.exec(text)?.[1] ?? -1);
}

function keyOf(text: string): number {
  return Number(/^\/\/ \d+\.(\d+)/.exec(text)?.[1] ?? -1);
}
