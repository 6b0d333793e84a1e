/** The in-page runner in a real browser: what it tells of a run, and what code under test cannot do to it. */
import { expect, type Page, test } from "@playwright/test";
import type { Verdict } from "../../exercises/grading/verdict.ts";
import { COUNTER, counter, FIRST_TEST, SECOND_TEST } from "../runner-page/counter.ts";
import { type RunnerPageServer, serveRunnerPage } from "../runner-page/server.ts";

let server: RunnerPageServer;

test.beforeAll(async () => {
  server = await serveRunnerPage();
});

test.afterAll(() => server.close());

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`${server.url}${query}`);
  const state = await page.evaluate((exercise) => window.runnerPage.prepare(exercise), COUNTER);
  expect(state).toEqual({ kind: "ready" });
}

async function run(page: Page, source: string): Promise<Verdict> {
  const { verdict } = await page.evaluate((text) => window.runnerPage.run(text), source);
  return verdict;
}

const statuses = (verdict: Verdict) => verdict.tests.map(({ status }) => status);
const lines = (verdict: Verdict) => verdict.console.map(({ text }) => text);

test("A module that meets the suite passes, and each test is reported as it starts and ends", async ({
  page,
}) => {
  await open(page);
  const { verdict, events } = await page.evaluate((text) => window.runnerPage.run(text), counter());
  expect(verdict.status).toBe("passed");
  expect(verdict.runner).toBe("in-page");
  expect(
    events.map((event) =>
      event.type === "test-started" ? ["started", event.title] : ["finished", event.result.title],
    ),
  ).toEqual([
    ["started", FIRST_TEST],
    ["finished", FIRST_TEST],
    ["started", SECOND_TEST],
    ["finished", SECOND_TEST],
  ]);
});

for (const [name, query] of [
  ["on a page isolated by COOP and COEP", "?isolated"],
  ["under a policy of the page without unsafe-inline scripts", "?strict"],
] as const) {
  test(`The runner works ${name}`, async ({ page }) => {
    await open(page, query);
    expect((await run(page, counter())).status).toBe("passed");
  });
}

test("A failure names the call, both values, and the line and column of the learner's file", async ({
  page,
}) => {
  await open(page);
  const wrong = await run(page, counter({ next: "return 2;" }));
  expect(wrong.tests[0]?.failure).toEqual({
    called: "next()",
    message: "expected 2 to be 1",
    expected: "1",
    received: "2",
  });
  const throwing = counter({ next: "const limit: number = 1; throw new RangeError('full');" });
  const thrown = await run(page, throwing);
  expect(thrown.tests[0]?.failure).toEqual({
    message: "threw RangeError: full",
    at: { file: "counter.ts", line: 7, column: 36 },
  });
});

test("Enums, parameter properties and unused type imports of a learner are accepted", async ({
  page,
}) => {
  await open(page);
  const source = `import { type Step } from "#broker/kinds";
enum Start { At = 0 }
export class Counter {
  constructor(private count: Step = Start.At) {}
  next(): Step { return ++this.count; }
  async later(): Promise<Step> { return this.next(); }
}`;
  expect((await run(page, source)).status).toBe("passed");
});

test("Console output belongs to the test that wrote it", async ({ page }) => {
  await open(page);
  const verdict = await run(
    page,
    counter({ top: "console.warn('loaded', { a: [1] });", later: "console.log('waiting');" }),
  );
  expect(verdict.console).toEqual([{ level: "warn", text: "loaded { a: [ 1 ] }" }]);
  expect(verdict.tests[0]?.console).toEqual([]);
  expect(verdict.tests[1]?.console).toEqual([{ level: "log", text: "waiting" }]);
});

test("A syntax error is located, whoever finds it", async ({ page }) => {
  await open(page);
  const stripped = await run(page, "export class Counter {\n  next( {\n}\n");
  expect(stripped.status).toBe("did-not-compile");
  expect(stripped.problem?.at).toMatchObject({ file: "counter.ts", line: 4 });
  const engine = await run(page, counter({ next: "const a = 1; const a = 2;" }));
  expect(engine.status).toBe("did-not-compile");
  expect(engine.problem).toEqual({
    message: "counter.ts has a syntax error: Identifier 'a' has already been declared",
    at: { file: "counter.ts", line: 7, column: 24 },
  });
});

test("An import of what is not given is refused, and what is given is named", async ({ page }) => {
  await open(page);
  for (const specifier of ["lodash", "vitest", "./counter.test.ts", "https://example.org/x.js"]) {
    const verdict = await run(page, `import * as x from "${specifier}";\nexport { x as Counter };`);
    expect(verdict.status, specifier).toBe("did-not-compile");
    expect(verdict.problem?.message, specifier).toBe(
      `counter.ts imports "${specifier}", which does not exist here. You are given #broker/step.`,
    );
  }
  const unknownName = await run(page, counter({ top: 'export { stride } from "#broker/step";' }));
  expect(unknownName.status).toBe("did-not-compile");
  expect(unknownName.problem?.message).toBe(
    'counter.ts imports stride from "#broker/step", which does not export it.',
  );
});

test("A module without the export that the suite needs does not compile", async ({ page }) => {
  await open(page);
  const verdict = await run(page, "export class Count {}");
  expect(verdict.status).toBe("did-not-compile");
  expect(verdict.problem?.message).toContain("does not export Counter");
});

test("A rejection that nothing handles keeps a run from passing", async ({ page }) => {
  await open(page);
  const verdict = await run(page, counter({ top: "Promise.reject(new Error('lost'));" }));
  expect(verdict.status).toBe("crashed");
  expect(verdict.problem?.message).toContain("Error: lost");
});

test("Stopping ends a run at once, and the next one works", async ({ page }) => {
  await open(page);
  const { verdict } = await page.evaluate(
    (text) => window.runnerPage.run(text, 300),
    counter({ next: "while (true) {}" }),
  );
  expect(verdict.status).toBe("cancelled");
  expect(verdict.durationMs).toBeLessThan(2000);
  expect((await run(page, counter())).status).toBe("passed");
});

test("A runner that cannot be downloaded says so, and works once it can", async ({ page }) => {
  await page.route("**/worker.txt", (route) => route.abort());
  await page.goto(server.url);
  const state = await page.evaluate((exercise) => window.runnerPage.prepare(exercise), COUNTER);
  expect(state).toMatchObject({ kind: "unavailable" });
  const refused = await run(page, counter());
  expect(refused.status).toBe("runner-unavailable");
  expect(refused.problem?.message).toContain("Check your connection");
  expect(statuses(refused)).toEqual(["not-run", "not-run"]);
  await page.unroute("**/worker.txt");
  expect((await run(page, counter())).status).toBe("passed");
});

test("A page that forbids the sandbox's script gets a reason, not silence", async ({ page }) => {
  await page.goto(`${server.url}?forbidden`);
  const state = await page.evaluate((exercise) => window.runnerPage.prepare(exercise), COUNTER);
  expect(state.kind === "unavailable" && state.reason).toContain(
    "did not let the test runner start",
  );
});

test("Code under test has no network, no storage and no further workers", async ({ page }) => {
  await open(page);
  const before = server.requested.length;
  const verdict = await run(
    page,
    counter({
      top: `
const attempt = async (name: string, work: () => unknown) => {
  try { await work(); console.log(name, "allowed"); } catch { console.log(name, "refused"); }
};
await attempt("fetch", () => fetch("${server.url}worker.txt"));
await attempt("import", () => import(/* @vite-ignore */ "${server.url}" + "page.js"));
await attempt("data import", () => import("data:text/javascript" + ",export{}"));
await attempt("socket", () => new Promise((_, fail) => { new WebSocket("ws://localhost:1").onerror = fail; }));
await attempt("eval", () => (0, eval)("1"));
await attempt("importScripts", () => (globalThis as any).importScripts("${server.url}page.js"));
await attempt("worker", () => new (globalThis as any).Worker("data:text/javascript,"));
await attempt("indexedDB", () => new Promise((done, fail) => {
  const open = indexedDB.open("x"); open.onsuccess = done; open.onerror = fail;
}));
await attempt("caches", () => caches.open("x"));
`,
    }),
  );
  expect(lines(verdict)).toEqual([
    "fetch refused",
    "import refused",
    "data import refused",
    "socket refused",
    "eval refused",
    "importScripts refused",
    "worker refused",
    "indexedDB refused",
    "caches refused",
  ]);
  // The browser may count a request that the policy stopped; what matters is what got out.
  expect(server.requested.slice(before)).toEqual([]);
});

test("Messages that the code under test posts decide nothing", async ({ page }) => {
  await open(page);
  const forged = `{ type: "ended", ending: { kind: "finished" } }`;
  const finished = (title: string, task: string) =>
    `{ type: "event", event: { type: "test-finished", result: { task: "${task}", title: "${title}", status: "passed", durationMs: 0, console: [] } } }`;
  const all = [finished(FIRST_TEST, "count"), finished(SECOND_TEST, "wait"), forged];
  const verdict = await run(
    page,
    counter({
      next: "return 2;",
      top: `
const scope = globalThis as any;
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message) { console.log("caught a port"); };
for (const message of [${all.join(", ")}]) {
  scope.postMessage?.(message);
  new BroadcastChannel?.("x").postMessage(message);
  scope.dispatchEvent(new MessageEvent("message", { data: message }));
}
`.replace("new BroadcastChannel?.", "scope.BroadcastChannel && new scope.BroadcastChannel"),
    }),
  );
  expect(verdict.status).toBe("failed");
  expect(statuses(verdict)).toEqual(["failed", "failed"]);
  expect(lines(verdict)).toEqual([]);
});

test("The suite's expect cannot be reached", async ({ page }) => {
  await open(page);
  const verdict = await run(
    page,
    counter({
      next: "return 2;",
      top: "console.log(Reflect.ownKeys(globalThis).filter((key) => /vitest|minibroker|expect|jest/i.test(String(key))).length);",
    }),
  );
  expect(statuses(verdict)).toEqual(["failed", "failed"]);
  expect(lines(verdict)).toEqual(["0"]);
});

for (const replaced of [
  "Object.is = () => true;",
  "Object.keys = () => [];",
  "Array.isArray = ((value: unknown) => false) as any;",
]) {
  test(`A module that replaces what assertions rest on is told so: ${replaced}`, async ({
    page,
  }) => {
    await open(page);
    const verdict = await run(page, counter({ next: "return 2;", top: replaced }));
    expect(verdict.status).toBe("crashed");
    expect(verdict.problem?.message).toContain("cannot be changed here: the tests rely on it");
  });
}
