/**
 * The in-page runner for a long time: a thousand runs in a row and two hundred that are cancelled half-way leave
 * nothing behind; two tabs, twenty exercises in turn, a machine that slept and one that is slow change no verdict.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { seededRandom } from "../../exercises/broker/random.ts";
import { LIMITS, type Verdict } from "../../exercises/grading/verdict.ts";
import { median } from "../bench/median.ts";
import { solving, TALLY } from "../hostile/tally.ts";
import { recordQuality } from "../quality/record.ts";
import { exerciseFolders, readPayload } from "../runner-page/kit.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";

const RUNS = 1000;
const CANCELLED = 200;
const EXERCISES = 20;
/** How long the machine sleeps, in seconds: longer than a run may be silent. */
const SLEPT_S = LIMITS.stallMs / 1000 + 2;
/** Runs whose median time is compared: the first and the last so many. */
const WINDOW = 100;

let server: RunnerPageServer;
let browser: Browser;
let page: Page;

test.describe.configure({ mode: "default", timeout: 20 * 60_000 });

test.beforeAll(async ({ playwright }, testInfo) => {
  server = await serveRunnerPage();
  // A browser of its own: nothing else has workers in it, and it may be put to sleep.
  browser = await playwright.chromium.launch(testInfo.project.use.launchOptions);
});

test.beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate((exercise) => window.runnerPage.prepare(exercise), TALLY);
});

test.afterEach(() => page.close());

test.afterAll(async () => {
  await browser.close();
  server.close();
});

test("A thousand runs in a row end like the first, and leave nothing behind", async () => {
  const first = await runMany(WINDOW);
  const before = await heapBytes();
  const middle = await runMany(RUNS - 2 * WINDOW);
  const last = await runMany(WINDOW);
  const after = await heapBytes();
  expect([...first, ...middle, ...last].filter(({ status }) => status !== "passed")).toEqual([]);
  const slower = median(last.map(({ ms }) => ms)) / median(first.map(({ ms }) => ms));
  const growth = after / before;
  // One waits for the next run.
  await expect.poll(workers).toBe(1);
  // Noise is some hundred kilobytes; a verdict or a worker kept by each run would be many megabytes.
  expect(growth).toBeLessThan(1.5);
  recordQuality("A thousand runs in a row", "npm run proof -- load", [
    { what: "runs that passed", result: `${RUNS} of ${RUNS}` },
    {
      what: "memory of the page, after the last run against after the hundredth",
      result: `${growth.toFixed(2)} ×`,
    },
    {
      what: "time of a run, median of the last hundred against the first",
      result: `${slower.toFixed(2)} ×`,
    },
    { what: "workers left, besides the one that waits", result: "0" },
  ]);
});

test("Two hundred runs that are cancelled half-way leave no worker, and the next run passes", async () => {
  const random = seededRandom(6);
  const moments = Array.from({ length: CANCELLED }, () => Math.floor(random.next() * 120));
  const statuses = await page.evaluate(
    async ([source, times]) => {
      const seen: string[] = [];
      for (const ms of times) seen.push((await window.runnerPage.run(source, ms)).verdict.status);
      return seen;
    },
    [solving({ next: "for (;;) {}" }), moments] as const,
  );
  expect(statuses.filter((status) => status !== "cancelled")).toEqual([]);
  const [next] = await runMany(1);
  expect(next?.status).toBe("passed");
  await expect.poll(workers).toBe(1);
  recordQuality("Runs cancelled half-way", "npm run proof -- load", [
    { what: "runs that were cancelled", result: `${CANCELLED} of ${CANCELLED}` },
    { what: "workers left, besides the one that waits", result: "0" },
    { what: "the run after them", result: "passed" },
  ]);
});

test("Twenty exercises in turn in two tabs at once get the right verdicts", async () => {
  const other = await browser.newPage();
  await other.goto(server.url);
  const payloads = await Promise.all(exerciseFolders().map(readPayload));
  const turns = Array.from({ length: EXERCISES }, (_, turn) => turn);
  const play = async (tab: Page, from: number) => {
    for (const turn of turns) {
      const payload = payloads[(turn + from) % payloads.length];
      if (payload === undefined) throw new Error("the kit has no exercise");
      const verdicts = await tab.evaluate(
        async ([exercise, right, wrong]) => {
          await window.runnerPage.prepare(exercise);
          const passed = (await window.runnerPage.run(right)).verdict;
          const failed = (await window.runnerPage.run(wrong)).verdict;
          return [passed.exercise, passed.status, failed.status];
        },
        [payload, payload.solution, payload.starter] as const,
      );
      expect(verdicts).toEqual([payload.exercise.id, "passed", "failed"]);
      // Every other time as when one leaves a lesson.
      if (turn % 2 === 1) await tab.evaluate(() => window.runnerPage.restart());
    }
  };
  await Promise.all([play(page, 0), play(other, 1)]);
  await other.close();
  recordQuality("Exercises in turn, in two tabs", "npm run proof -- load", [
    {
      what: `openings, of ${payloads.length} exercises in turn, in each of two tabs at once`,
      result: String(EXERCISES),
    },
    { what: "wrong verdicts, of a solution and a starter after each", result: "0" },
  ]);
});

test("A machine that sleeps in the middle of a run hangs no right solution", async () => {
  // Each awaits something that takes a moment, so that the sleep falls into the run, or into one of its tests.
  const moment = "await new Promise((done) => setTimeout(done, 800));";
  for (const source of [solving({ end: moment }), solving({ later: moment })]) {
    const running = page.evaluate((text) => window.runnerPage.run(text), source);
    await sleepFor(SLEPT_S * 1000);
    const { verdict } = await running;
    expect(verdict.status, words(verdict)).toBe("passed");
  }
  recordQuality("A machine that sleeps", "npm run proof -- load", [
    {
      what: `right solutions that pass, with ${SLEPT_S} s of sleep in the run or in a test`,
      result: "2 of 2",
    },
  ]);
});

test("A machine that gives the browser a sixth of its time changes no verdict", async () => {
  const stop = slowDown();
  try {
    for (const folder of exerciseFolders()) {
      const payload = await readPayload(folder);
      const verdicts = await page.evaluate(
        async ([exercise, ...sources]) => {
          await window.runnerPage.prepare(exercise);
          const all = [];
          for (const source of sources) all.push((await window.runnerPage.run(source)).verdict);
          return all;
        },
        [payload, payload.solution, payload.starter] as const,
      );
      const [right, wrong] = verdicts;
      expect(right?.status, `${folder}: ${words(right)}`).toBe("passed");
      expect(wrong?.status, `${folder}: ${words(wrong)}`).toBe("failed");
    }
  } finally {
    await stop();
  }
  const all = exerciseFolders().length;
  recordQuality("A slow machine", "npm run proof -- load", [
    {
      what: "exercises whose solution passes and whose starter fails, where the browser gets a sixth of the time",
      result: `${all} of ${all}`,
    },
  ]);
});

/** What went wrong, for the message of an assertion. */
function words(verdict: Verdict | undefined): string {
  const failures = verdict?.tests.flatMap(({ title, failure }) =>
    failure === undefined ? [] : `${title}: ${failure.message}`,
  );
  return [verdict?.problem?.message ?? [], failures ?? []].flat().join("; ");
}

async function runMany(count: number): Promise<{ status: string; ms: number }[]> {
  return page.evaluate(
    async ([source, times]) => {
      const seen = [];
      for (let run = 0; run < times; run++) {
        const start = performance.now();
        const { verdict } = await window.runnerPage.run(source);
        seen.push({ status: verdict.status, ms: performance.now() - start });
      }
      return seen;
    },
    [solving(), count] as const,
  );
}

/** What the page's own objects take, once everything that can go is gone. */
async function heapBytes(): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

/** How many workers live in the browser. */
async function workers(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{}] });
  await session.detach();
  return targetInfos.filter(({ type }) => type === "worker").length;
}

/** Stops every process of the browser, as a closed lid does, and wakes them up again. */
async function sleepFor(ms: number): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const ids = processInfo.map(({ id }) => id);
  for (const id of ids) signal(id, "SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const id of ids) signal(id, "SIGCONT");
}

/**
 * Lets the browser run for a fifth of a second and wait for a whole one, over and over: each wait is as long as a test
 * may wait.
 *
 * @returns what ends it.
 */
function slowDown(): () => Promise<void> {
  let slow = true;
  const slowed = (async () => {
    while (slow) {
      await sleepFor(LIMITS.testTimeoutMs);
      await new Promise((resolve) => setTimeout(resolve, LIMITS.testTimeoutMs / 5));
    }
  })();
  return () => {
    slow = false;
    return slowed;
  };
}

/** Signals a process of the browser, unless it has ended meanwhile. */
function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
