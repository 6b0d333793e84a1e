/**
 * Programs that would take a less careful runner down. Each gets a clear verdict within the time limit, the
 * page goes on answering meanwhile, and the next run works.
 */
import { expect, type Page, test } from "@playwright/test";
import { LIMITS, type Verdict, type VerdictStatus } from "../../exercises/grading/verdict.ts";
import { COUNTER, counter } from "../runner-page/counter.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";

let server: RunnerPageServer;

test.beforeAll(async () => {
  server = await serveRunnerPage();
});

test.afterAll(() => server.close());

/** Above the time limit: a busy machine, and starting the next worker. */
const SLACK_MS = 5000;

interface Program {
  readonly name: string;
  readonly source: string;
  readonly status: VerdictStatus;
  /** What the learner is told: of the run as a whole, or of its first test. */
  readonly told?: string;
}

/** So many small documented functions; ten thousand are about a megabyte. */
function functions(count: number): string {
  const one = (_: unknown, index: number) =>
    `/** Adds ${index} to a number, as its name says. */\nexport const add${index} = (n: number): number => n + ${index};\n`;
  return Array.from({ length: count }, one).join("\n");
}

const programs: readonly Program[] = [
  {
    name: "a loop without end in a test",
    source: counter({ next: "while (true) {}" }),
    status: "timed-out",
    told: "The run was stopped after 5 s",
  },
  {
    name: "a loop without end on import",
    source: counter({ top: "while (true) {}" }),
    status: "timed-out",
    told: "did not finish loading",
  },
  {
    name: "a promise that never settles",
    source: counter({ later: "await new Promise(() => {});" }),
    status: "failed",
  },
  {
    name: "a syntax error",
    source: counter({ next: "return (1;" }),
    status: "did-not-compile",
    told: "has a syntax error",
  },
  {
    name: "a throw on import",
    source: counter({ top: "throw new RangeError('no');" }),
    status: "crashed",
    told: "RangeError: no",
  },
  {
    name: "a million console lines",
    source: counter({ top: "for (let i = 0; i < 1e6; i++) console.log('line', i, { i });" }),
    status: "passed",
  },
  {
    name: "recursion without end",
    source: counter({ next: "return this.next();" }),
    status: "failed",
    told: "Maximum call stack size exceeded",
  },
  {
    name: "a top-level await that never ends",
    source: counter({ top: "await new Promise(() => {});" }),
    status: "timed-out",
    told: "an await at the top level",
  },
  {
    name: "a file of 1 MB",
    source: counter({ top: functions(10_000) }),
    status: "passed",
  },
  {
    name: "overwriting Promise",
    source: counter({ top: "(globalThis as any).Promise = class { then() {} };" }),
    status: "passed",
  },
  {
    name: "overwriting Date",
    source: counter({ top: "(globalThis as any).Date = undefined; performance.now = () => 1e9;" }),
    status: "passed",
  },
  {
    name: "overwriting postMessage",
    source: counter({
      top: "(globalThis as any).postMessage = () => {}; MessagePort.prototype.postMessage = () => {};",
    }),
    status: "passed",
  },
  {
    name: "overwriting the timers, Error and Map",
    source: counter({
      top: "for (const name of ['setTimeout', 'clearTimeout', 'queueMicrotask', 'Error', 'Map', 'Set']) (globalThis as any)[name] = () => { throw 1; };",
    }),
    status: "passed",
  },
  {
    name: "values that cannot be printed",
    source: counter({
      top: `
const round: any = { get bad() { throw 1; } }; round.self = round;
console.log(round, "x".repeat(1e7), new Proxy({}, { ownKeys() { throw 2; } }), new Array(1e6).fill(round));
`,
    }),
    status: "passed",
  },
];

for (const { name, source, status, told } of programs) {
  test(`A verdict in time for ${name}`, async ({ page }) => {
    await open(page);
    const ran = page.evaluate((text) => window.runnerPage.run(text), source);
    expect(await answers(page)).toBe(true);
    const { verdict } = await ran;

    expect(verdict.status, verdict.problem?.message).toBe(status);
    expect(verdict.durationMs).toBeLessThan(LIMITS.stallMs + SLACK_MS);
    if (told !== undefined) expect(words(verdict)).toContain(told);
    expect(await nextRun(page)).toBe("passed");
  });
}

test("A flood of the console is cut, and what was cut is counted", async ({ page }) => {
  await open(page);
  const flood = counter({ next: "for (let i = 0; i < 1e6; i++) console.log(i); while (true) {}" });
  const { verdict } = await page.evaluate((text) => window.runnerPage.run(text), flood);
  expect(verdict.tests[0]?.status).toBe("timed-out");
  expect(verdict.tests[0]?.console).toHaveLength(LIMITS.consoleLines);
  expect(verdict.consoleDropped).toBeGreaterThan(500_000);
});

test("A verdict in time for allocation without end", async ({ page }) => {
  await open(page);
  // The frame is a process of its own. When the browser ends that, Playwright gives up the page, which has
  // nothing to fear: so the page itself runs everything, and reports.
  const reported = report();
  const greedy = counter({
    top: "const all: unknown[] = []; for (;;) all.push(new Array(1e6).fill(all.length));",
  });
  await startRuns(page, [greedy, counter()]);
  const [verdict, next] = await reported;
  expect(["timed-out", "crashed"]).toContain(verdict?.status);
  expect(verdict?.durationMs).toBeLessThan(LIMITS.stallMs + SLACK_MS);
  expect(next?.status).toBe("passed");
});

test("A sandbox that the browser has ended is replaced", async ({ page }) => {
  await open(page);
  const reported = report();
  await startRuns(page, [counter({ top: "while (true) {}" }), counter()]);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (frame === undefined) throw new Error("there is no sandbox");
  const session = await page.context().newCDPSession(frame);
  // The session ends with the process, so there is no answer to wait for.
  session.send("Page.crash").catch(() => {});
  const [verdict, next] = await reported;
  expect(verdict?.status).toBe("crashed");
  expect(verdict?.problem?.message).toContain("used up its memory");
  expect(next?.status).toBe("passed");
});

async function open(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.evaluate((exercise) => window.runnerPage.prepare(exercise), COUNTER);
}

/** Whether the page's own thread does anything while the runner is busy. */
async function answers(page: Page): Promise<boolean> {
  return page.evaluate(() => new Promise<boolean>((done) => setTimeout(() => done(true), 50)));
}

async function nextRun(page: Page): Promise<VerdictStatus> {
  const { verdict } = await page.evaluate((text) => window.runnerPage.run(text), counter());
  return verdict.status;
}

function words(verdict: Verdict): string {
  return `${verdict.problem?.message ?? ""} ${verdict.tests[0]?.failure?.message ?? ""}`;
}

/** Has the page run some modules in turn, without waiting for it. */
async function startRuns(page: Page, sources: readonly string[]): Promise<void> {
  await page.evaluate((texts) => {
    const work = async () => {
      const verdicts = [];
      for (const text of texts) verdicts.push((await window.runnerPage.run(text)).verdict);
      await fetch("report", { method: "POST", body: JSON.stringify(verdicts) });
    };
    void work();
  }, sources);
}

/** The verdicts that the page reports at the end. */
async function report(): Promise<Verdict[]> {
  return JSON.parse(await server.nextReport());
}
