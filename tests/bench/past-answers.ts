/**
 * How long pages take to open for somebody who has answered 2,000 questions, run hundreds of tests and held forty mock
 * interviews. What counts is the time for which the page's thread had a core, until the page shows what it knows of
 * them; how long it took on the clock is told beside it, and says as much of the machine's other programs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { createSiteServer } from "../../scripts/site-server.ts";
import { pack } from "../../src/study/packed-answers.ts";
import { listenLocally } from "../local-server.ts";
import { ANSWERS, pastLog } from "./past-log.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const dist = join(root, "dist/");

/** From the first byte to the log being shown. */
const LIMIT_MS = 200;
/** Of several readings the shortest counts: noise only adds. The first fills the caches, as after two weeks of use. */
const READINGS = 5;

/** How often a page is asked whether it is ready. */
const POLL_MS = 20;

/** After which a page is given up. */
const PATIENCE_MS = 60_000;

/** A page, and what is in it once it shows what the log says. */
interface LogPage {
  readonly name: string;
  readonly path: string;
  readonly shown: string;
}

/** In place of what is shown: the page has loaded, and waits for nothing. */
const SETTLED = "";

const PAGES: readonly LogPage[] = [
  { name: "home", path: "", shown: "[data-due]:not([hidden])" },
  { name: "lesson", path: "lessons/offsets/", shown: ".is-done, .is-ahead" },
  { name: "exercises", path: "exercises/", shown: ".works .rec--done, .works .rec--ahead" },
  { name: "exercise", path: "exercises/consumer-offsets/", shown: SETTLED },
  { name: "progress", path: "progress/", shown: "[data-ready]" },
  { name: "interview", path: "interview/", shown: "[data-due]:not([hidden])" },
  { name: "drill", path: "interview/drill/", shown: "#answer" },
  { name: "drill, one question", path: "interview/drill/?question=slow-consumer", shown: ".past" },
  { name: "review", path: "interview/review/", shown: ".days" },
  { name: "mock interview", path: "interview/mock/", shown: "main h1" },
  { name: "scorecards", path: "interview/scorecard/", shown: ".sessions" },
  { name: "one scorecard", path: "interview/scorecard/?session=s39", shown: ".scorecard" },
  { name: "own design", path: "interview/design/consumer-offsets/", shown: ".own-code" },
  { name: "scenario", path: "interview/scenarios/payment-ledger/", shown: SETTLED },
  { name: "notes", path: "notes/", shown: SETTLED },
  { name: "playground", path: "playground/", shown: SETTLED },
  { name: "reference", path: "reference/", shown: SETTLED },
  { name: "glossary", path: "reference/glossary/", shown: SETTLED },
  { name: "cheat sheet", path: "reference/cheat-sheet/", shown: SETTLED },
];

/** Opens every page that reads the log, and reports what it cost. */
export async function benchPastAnswers(): Promise<Row[]> {
  const server = createSiteServer({ dist, base: "/" });
  const port = await listenLocally(server);
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const used = await newLearner(browser, port);
    await fillLog(used.page);
    const fresh = await newLearner(browser, port);
    const rows: Row[] = [];
    for (const one of PAGES) {
      const empty = await readings(() => open(fresh, { ...one, shown: SETTLED }));
      const full = await readings(() => open(used, one));
      rows.push({
        name: `Opens after ${ANSWERS.toLocaleString("en-GB")} answers: ${one.name} (of this ${whole(empty.thread)} without any; ${whole(full.clock)} by the clock)`,
        value: full.thread,
        unit: "ms",
        limit: LIMIT_MS,
      });
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}

/** A browser of one learner. */
interface Learner {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Somebody whose database is there and empty. */
async function newLearner(browser: Browser, port: number): Promise<Learner> {
  const context = await browser.newContext({
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto("/progress/");
  await page.locator("[data-ready]").waitFor();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, session };
}

/** Milliseconds of the page's thread, and of the clock. */
interface Reading {
  readonly thread: number;
  readonly clock: number;
}

async function readings(once: () => Promise<Reading>): Promise<Reading> {
  const all: Reading[] = [];
  for (let count = 0; count < READINGS; count++) all.push(await once());
  return {
    thread: Math.min(...all.map(({ thread }) => thread)),
    clock: Math.min(...all.map(({ clock }) => clock)),
  };
}

function whole(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

/** Puts the log into the database that the site itself has made. */
async function fillLog(page: Page): Promise<void> {
  const questions = readdirSync(join(dist, "interview/questions"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(".json", ""));
  const code = readFileSync(join(root, "exercises/broker/consumer-offsets.ts"), "utf8");
  await page.evaluate(
    async ({ events, version }) => {
      const opening = indexedDB.open("minibroker");
      await new Promise((resolve, reject) => {
        opening.onsuccess = resolve;
        opening.onerror = () => reject(opening.error);
      });
      const database = opening.result;
      const transaction = database.transaction(["events", "versions"], "readwrite");
      for (const event of events) transaction.objectStore("events").add(event);
      transaction.objectStore("versions").put([version], version.exercise);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    {
      events: pastLog(questions, Date.now()).map(pack),
      version: {
        exercise: "consumer-offsets",
        at: 1,
        reason: "ran",
        text: code,
        note: "30 of 30",
      },
    },
  );
}

/**
 * Opens a page once, from another one of the site, and waits until it shows what it knows; one that knows nothing,
 * until it has loaded. The start of a browser's process is not the page's, nor is what a trace or Playwright's own
 * scripts cost, so the browser's counter of the thread's time is read over its protocol, and the page is asked by it.
 */
async function open({ page, session }: Learner, { path, shown }: LogPage): Promise<Reading> {
  await page.goto("/404.html", { waitUntil: "load" });
  await session.send("Page.navigate", { url: new URL(`/${path}`, page.url()).href });
  const ready =
    shown === SETTLED
      ? "document.readyState === 'complete' && document.querySelector('main .waiting') === null"
      : `document.querySelector(${JSON.stringify(shown)}) !== null`;
  const here = `location.pathname !== '/404.html' && ${ready} ? performance.now() : 0`;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const { result } = await session.send("Runtime.evaluate", { expression: here });
    const { metrics } = await session.send("Performance.getMetrics");
    const thread = metrics.find(({ name }) => name === "TaskDuration");
    if (thread !== undefined && Number(result.value) > 0) {
      return { thread: thread.value * 1000, clock: Number(result.value) };
    }
    await delay(POLL_MS);
  }
  throw new Error(`/${path} does not show ${shown === SETTLED ? "itself" : shown}.`);
}
