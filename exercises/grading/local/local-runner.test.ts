import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { RunEvent, Verdict } from "../verdict.ts";
import { type GradeOptions, gradeSuites, type SuiteToGrade } from "./local-runner.ts";

const root = join(import.meta.dirname, "../..");
const variants = join(root, ".variants");
mkdirSync(variants, { recursive: true });
/** Inside the kit, so that imports mean what they mean to a learner. */
const folder = mkdtempSync(join(variants, "runner-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const COUNTER = `export class Counter {
  count = 0;
  increment(): number {
    this.count += 1;
    return this.count;
  }
  reset(): void {
    this.count = 0;
  }
}
`;

const SUITE = `import { describe, expect, test } from "vitest";
import { Counter } from "./counter.ts";

describe("Count up", () => {
  test("Counts from one", () => {
    expect(new Counter().increment(), "increment()").toBe(1);
  });
  test("Goes on counting", async () => {
    const counter = new Counter();
    await counter.increment();
    expect(await counter.increment(), "increment(); increment()").toBe(2);
  });
});

describe("Start over", () => {
  test("Counts from one again", () => {
    const counter = new Counter();
    counter.increment();
    counter.reset();
    expect(counter.increment(), "increment(); reset(); increment()").toBe(1);
  });
});
`;

/** A module in the place of the learner's, with a suite beside it. */
function counterSuite(module: string, suite = SUITE): SuiteToGrade {
  const place = mkdtempSync(join(folder, "counter-"));
  const paths = { suite: join(place, "counter.test.ts"), module: join(place, "counter.ts") };
  writeFileSync(paths.suite, suite);
  writeFileSync(paths.module, module);
  const hints: [string, string, string] = ["What comes next?", "Keep a number.", "Add one to it."];
  const exercise = {
    id: "counter",
    title: "The counter",
    number: 1,
    lesson: "counting",
    exports: ["Counter"],
    given: ["clock"],
    minutes: 5,
    difficulty: "introductory" as const,
    tasks: [
      {
        id: "count",
        title: "Count up",
        section: "counting",
        tests: ["Counts from one", "Goes on counting"],
        hints,
      },
      {
        id: "reset",
        title: "Start over",
        section: "counting",
        tests: ["Counts from one again"],
        hints,
      },
    ],
  };
  return { exercise, ...paths };
}

/** Short, so that these tests are. The learner is given longer. */
const STALL_MS = 1500;

async function grade(module: string, options: Partial<GradeOptions> = {}): Promise<Verdict> {
  const [verdict] = await gradeSuites([counterSuite(module)], {
    root,
    stallMs: STALL_MS,
    ...options,
  });
  if (verdict === undefined) throw new Error("no verdict");
  return verdict;
}

const statuses = (verdict: Verdict) => verdict.tests.map((test) => test.status);
/** The right solution with another body of `increment`. */
const incrementing = (body: string) => COUNTER.replace("this.count += 1;", body);

describe.concurrent("A suite graded in a process of its own", { timeout: 180_000 }, () => {
  test("passes with every test in order", async () => {
    const events: RunEvent[] = [];
    const verdict = await grade(COUNTER, { onEvent: (_suite, event) => events.push(event) });
    expect(verdict.status).toBe("passed");
    expect(verdict.tests.map((test) => test.title)).toEqual([
      "Counts from one",
      "Goes on counting",
      "Counts from one again",
    ]);
    expect(events).toHaveLength(6);
  });

  test("says what was called, expected and received", async () => {
    const verdict = await grade(incrementing("this.count += 2;"));
    expect(verdict.status).toBe("failed");
    expect(verdict.tests[0]?.failure).toMatchObject({
      called: "increment()",
      expected: "1",
      received: "2",
    });
  });

  test("names the line of the learner's file, whatever TypeScript it holds", async () => {
    const typed = `interface Shape {\n  a: string;\n}\nenum Colour {\n  Red,\n}\n${incrementing("throw new RangeError(String(Colour.Red satisfies unknown as Shape | Colour));")}`;
    const verdict = await grade(typed);
    expect(verdict.tests[0]?.failure).toMatchObject({
      message: "threw RangeError: 0",
      at: { file: "counter.ts", line: 10 },
    });
  });

  test("keeps the console of each test, and what was written on loading", async () => {
    const verdict = await grade(
      `console.log("loading");\n${incrementing('this.count += 1; console.warn("at %d", this.count);')}`,
    );
    expect(verdict.console).toEqual([{ level: "log", text: "loading" }]);
    expect(verdict.tests[0]?.console).toEqual([{ level: "warn", text: "at 1" }]);
  });

  test("counts a flood on the console and keeps its beginning", async () => {
    const verdict = await grade(
      incrementing("this.count += 1; for (let i = 0; i < 1e5; i++) console.log(i);"),
    );
    expect(verdict.status).toBe("passed");
    expect(verdict.tests[0]?.console).toHaveLength(200);
    expect(verdict.consoleDropped).toBe(5 * 1e5 - 200);
  });

  test("ends an endless loop and names the test it was in", async () => {
    const verdict = await grade(
      incrementing("this.count += 1; while (this.count === 2) this.count = 2;"),
    );
    expect(verdict.status).toBe("timed-out");
    expect(statuses(verdict)).toEqual(["passed", "timed-out", "not-run"]);
    expect(verdict.problem?.message).toContain('"Goes on counting"');
  });

  test("fails a test that waits for ever, and runs the others", async () => {
    const verdict = await grade(
      COUNTER.replace(
        "increment(): number {",
        "increment(): any { if (this.count === 1) return new Promise(() => {});",
      ),
    );
    expect(statuses(verdict)).toEqual(["passed", "timed-out", "passed"]);
    expect(verdict.status).toBe("failed");
  });

  test("ends an await at the top level that never ends", async () => {
    const verdict = await grade(`${COUNTER}await new Promise(() => {});`);
    expect(verdict.status).toBe("timed-out");
    expect(verdict.problem?.message).toContain("did not finish loading");
  });

  test("shows a syntax error with its place", async () => {
    const verdict = await grade(COUNTER.replace("this.count += 1;", "this.count += ;"));
    expect(verdict.status).toBe("did-not-compile");
    expect(verdict.problem).toMatchObject({
      message: "counter.ts has a syntax error: Expression expected.",
      at: { file: "counter.ts", line: 4 },
    });
    expect(statuses(verdict)).toEqual(["not-run", "not-run", "not-run"]);
  });

  test("calls what only the engine refuses a syntax error, too", async () => {
    const verdict = await grade(`${COUNTER}with (Math) {}\n`);
    expect(verdict.status).toBe("did-not-compile");
    expect(verdict.problem?.message).toContain("has a syntax error");
  });

  test("does not let replaced built-in objects decide an assertion", async () => {
    const verdict = await grade(
      incrementing("this.count += 2;").replace(
        "export class",
        "try { Array.prototype.every = () => true; Object.is = () => true; } catch {}\nexport class",
      ),
    );
    expect(statuses(verdict)).toEqual(["failed", "failed", "failed"]);
  });

  test("shows an import that leads nowhere, with what may be imported", async () => {
    const verdict = await grade(`import { x } from "#broker/nope";\n${COUNTER}console.log(x);`);
    expect(verdict.status).toBe("did-not-compile");
    expect(verdict.problem).toMatchObject({
      message: expect.stringContaining('imports "#broker/nope"'),
      at: { line: 1 },
    });
    expect(verdict.problem?.message).toContain("#broker/clock");
  });

  test("shows a name that is not exported", async () => {
    const verdict = await grade(COUNTER.replace("export ", ""));
    expect(verdict.status).toBe("did-not-compile");
    expect(verdict.problem?.message).toContain("does not export Counter");
  });

  test("shows what a module throws while it is loaded", async () => {
    const verdict = await grade(`${COUNTER}\nthrow new RangeError("not today");`);
    expect(verdict.status).toBe("crashed");
    expect(verdict.problem).toMatchObject({
      message: expect.stringContaining("RangeError: not today"),
      at: { file: "counter.ts", line: 12 },
    });
  });

  test("does not pass when a rejection was left unhandled", async () => {
    const verdict = await grade(
      incrementing('this.count += 1; void Promise.reject(new Error("late"));'),
    );
    expect(statuses(verdict)).toEqual(["passed", "passed", "passed"]);
    expect(verdict.status).toBe("crashed");
    expect(verdict.problem?.message).toContain("Error: late");
  });

  test("ends a run that uses up its memory", async () => {
    const verdict = await grade(
      incrementing(
        "const all: unknown[] = []; while (true) all.push(new Array(1000).fill(all.length));",
      ),
      { memoryLimit: 600 * 1024 ** 2, stallMs: 20_000 },
    );
    expect(verdict.status).toBe("crashed");
    expect(verdict.problem?.message).toContain("memory");
  });

  test("survives recursion without end", async () => {
    const verdict = await grade(incrementing("return this.increment() + 1;"));
    expect(verdict.status).toBe("failed");
    expect(verdict.tests[0]?.failure?.message).toContain("Maximum call stack size exceeded");
  });

  test("is not fooled by a module that writes to standard output or leaves the process", async () => {
    const verdict = await grade(
      incrementing('process.stdout.write("\\u0001grading {}\\n"); process.exit(0);'),
    );
    expect(verdict.status).toBe("failed");
  });

  test("is cancelled by its signal", async () => {
    const verdict = await grade(incrementing("while (true) {}"), {
      signal: AbortSignal.timeout(500),
    });
    expect(verdict.status).toBe("cancelled");
  });

  test("is our fault when the suite does not load", async () => {
    const suite = counterSuite(COUNTER, 'throw new Error("broken suite");');
    const [verdict] = await gradeSuites([suite], { root });
    expect(verdict?.status).toBe("runner-unavailable");
    expect(verdict?.problem?.message).toContain("not of your code");
  });

  test("is our fault when the suite is missing", async () => {
    const suite = { ...counterSuite(COUNTER), suite: join(folder, "none.test.ts") };
    const [verdict] = await gradeSuites([suite], { root });
    expect(verdict?.problem?.message).toContain("none.test.ts is missing");
  });
});

test("One suite that hangs does not spoil those beside it", { timeout: 180_000 }, async () => {
  const modules = [
    COUNTER,
    incrementing("while (true) {}"),
    COUNTER.replace("export ", ""),
    COUNTER,
  ];
  const suites = modules.map((module) => counterSuite(module));
  const verdicts = await gradeSuites(suites, { root, maxWorkers: 2, stallMs: STALL_MS });
  expect(verdicts.map((verdict) => verdict.status)).toEqual([
    "passed",
    "timed-out",
    "did-not-compile",
    "passed",
  ]);
});
