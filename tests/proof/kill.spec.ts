/**
 * The process of a page is killed at 200 seeded moments while somebody types. What was typed longer ago than
 * saving may wait is there afterwards, and every lesson that was committed stays committed.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { seededRandom } from "../../exercises/broker/random.ts";
import { SAVE_AFTER_MS } from "../../src/study/draft-session.ts";
import { recordQuality } from "../quality/record.ts";
import type { LastWords } from "../storage-page/page.ts";
import { serveStoragePage } from "../storage-page/server.ts";

const KILLS = 200;
const SEED = 20_261_128;

test("What was typed is there after the page's process was killed", async ({
  playwright,
}, testInfo) => {
  test.setTimeout(20 * 60_000);
  const random = seededRandom(SEED);
  const between = (low: number, high: number) => low + Math.floor(random.next() * (high - low));
  const server = await serveStoragePage();
  // A browser of its own: all its pages are killed.
  const browser = await playwright.chromium.launch(testInfo.project.use.launchOptions);
  const context = await browser.newContext();
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => window.storagePage !== undefined);
    return page;
  };
  const committed = new Set<number>();
  let toTheLastKey = 0;
  let before = "";
  try {
    // Each page finds what the one before it left, goes on typing, and is killed.
    let page = await open();
    for (let round = 0; round < KILLS; round++) {
      // Most keys follow each other quickly; now and then the learner thinks.
      const pauses = Array.from({ length: 200 }, () =>
        random.next() < 0.1 ? between(SAVE_AFTER_MS, 2 * SAVE_AFTER_MS) : between(0, 90),
      );
      const dying = server.lastWords();
      await page.evaluate(([number, keys, end]) => window.storagePage.type(number, keys, end), [
        round,
        pauses,
        between(10, 1500),
      ] as const);
      const words: LastWords = await dying;
      const crashed = page.waitForEvent("crash");
      await killPages(browser);
      await crashed;
      await page.close();
      page = await open();
      const found = await page.evaluate(() => window.storagePage.open());

      const moment = `kill ${round} of seed ${SEED}`;
      for (const lesson of words.committed) committed.add(lesson);
      expect(found.problem, moment).toBeUndefined();
      expect(found.done, moment).toEqual([...committed]);
      if (words.safe === undefined) {
        expect([before, ...typedIn(round, found.text)], moment).toContain(found.text);
      } else {
        expect(roundOf(found.text), moment).toBe(round);
        expect(keyOf(found.text), moment).toBeGreaterThanOrEqual(keyOf(words.safe));
      }
      if (found.text === words.typed) toTheLastKey++;
      before = found.text;
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

/**
 * Ends the processes of all pages at once, as a system that needs the memory does, and waits until the browser has
 * noticed: it keeps one more process ready, which would otherwise become the next page.
 */
async function killPages(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const renderers = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  };
  const killed = await renderers();
  for (const id of killed) {
    try {
      process.kill(id, "SIGKILL");
    } catch (error) {
      // It ended by itself meanwhile.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
  await expect
    .poll(async () => (await renderers()).filter((id) => killed.includes(id)))
    .toEqual([]);
  await session.detach();
}

/** The text, if it was typed in this round. */
function typedIn(round: number, text: string): string[] {
  return roundOf(text) === round ? [text] : [];
}

function roundOf(text: string): number {
  return Number(/^\/\/ (\d+)\./.exec(text)?.[1] ?? -1);
}

function keyOf(text: string): number {
  return Number(/^\/\/ \d+\.(\d+)/.exec(text)?.[1] ?? -1);
}
