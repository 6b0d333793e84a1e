/**
 * Every hostile program of `tests/hostile`, one after the other on one page, each followed by a program that is
 * right: none gets another verdict than it must, none reaches the network or the site's storage, and none
 * spoils the run after it.
 */
import { expect, type Page, test } from "@playwright/test";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import { OUTSIDE } from "../hostile/escapes.ts";
import { complaint } from "../hostile/judge.ts";
import { listenOutside, type Outside } from "../hostile/outside.ts";
import type { Program } from "../hostile/program.ts";
import { CATEGORIES } from "../hostile/programs.ts";
import { solving, TALLY } from "../hostile/tally.ts";
import { recordQuality } from "../quality/record.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";

const programs = Object.values(CATEGORIES).flat();

/** What the page reports of one program: its verdict, and that of the right one that ran next. */
interface Pair {
  readonly hostile: Verdict;
  readonly next: Verdict;
}

let server: RunnerPageServer;
let outside: Outside;

test.beforeAll(async () => {
  server = await serveRunnerPage();
  outside = await listenOutside();
});

test.afterAll(() => {
  server.close();
  outside.close();
});

test("No hostile program changes a verdict, gets out, or breaks the next run", async ({
  playwright,
}, testInfo) => {
  test.setTimeout(20 * 60_000);
  // A browser of its own, with less memory, so that programs which use all of it are done sooner.
  const { launchOptions } = testInfo.project.use;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), "--js-flags=--max-old-space-size=384"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate(keepSomething);
    await page.evaluate((exercise) => window.runnerPage.prepare(exercise), TALLY);
    // Playwright gives up a page when the browser ends a frame's process. So the page plays on its own.
    const sources = programs.map(({ source }) => source.replaceAll(OUTSIDE, outside.address));
    const reports = nextPair();
    play(page, sources);

    const wrong: string[] = [];
    const asExpected = new Map<Program, boolean>();
    let pending = reports;
    for (const [index, program] of programs.entries()) {
      const { hostile, next } = await pending;
      if (index < programs.length - 1) pending = nextPair();
      const found = complaint(program, hostile, program.inPage);
      asExpected.set(program, found === undefined && next.status === "passed");
      console.log(`${index + 1}/${programs.length} ${program.name}: ${hostile.status}`);
      if (found !== undefined) wrong.push(found);
      if (hostile.console.some(({ text }) => text === "out"))
        wrong.push(`${program.name}: got out`);
      if (next.status !== "passed") wrong.push(`${program.name}: the next run ${next.status}`);
    }
    const kept: unknown = JSON.parse(await server.nextReport());

    expect.soft(wrong).toEqual([]);
    expect.soft(outside.calls).toBe(0);
    expect(kept).toEqual({ databases: ["minibroker"], stored: ["kept"], cookies: "", caches: 0 });
    recordQuality("Hostile programs in the page", "npm run proof -- hostile.spec", [
      ...Object.entries(CATEGORIES).map(([name, those]) => ({
        what: name,
        result: `${those.filter((one) => asExpected.get(one)).length} of ${those.length} as they must end, and the run after each passed`,
      })),
      { what: "connections to a host outside", result: String(outside.calls) },
    ]);
  } finally {
    await browser.close();
  }
});

async function nextPair(): Promise<Pair> {
  return JSON.parse(await server.nextReport());
}

/** Gives the site something to lose. */
async function keepSomething(): Promise<void> {
  localStorage.setItem("kept", "yes");
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open("minibroker");
    opening.onsuccess = () => {
      opening.result.close();
      resolve(undefined);
    };
    opening.onerror = () => reject(opening.error);
  });
}

/** Has the page run each module and a right one after it, report both, and at the end what the site still has. */
function play(page: Page, sources: readonly string[]): void {
  page
    .evaluate(
      async ([texts, right]) => {
        const report = (value: unknown) =>
          fetch("report", { method: "POST", body: JSON.stringify(value) });
        /** Once more if the machine was too busy to start a worker, which says nothing about the program. */
        const run = async (text: string) => {
          const { verdict } = await window.runnerPage.run(text);
          if (verdict.status !== "runner-unavailable") return verdict;
          return (await window.runnerPage.run(text)).verdict;
        };
        for (const text of texts) {
          const hostile = await run(text);
          const next = await run(right);
          await report({ hostile, next });
        }
        const databases = await indexedDB.databases();
        await report({
          databases: databases.map(({ name }) => name),
          stored: Object.keys(localStorage),
          cookies: document.cookie,
          caches: (await caches.keys()).length,
        });
      },
      [sources, solving()] as const,
    )
    // The page goes on when Playwright has lost it.
    .catch(() => {});
}
