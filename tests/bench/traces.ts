/**
 * What recording costs a run that passes: from Run to verdict in the page, each exercise's solution by its
 * suite, and by the same suite with a recorder that does nothing. The two take turns, and the median of their
 * ratios counts, so that work elsewhere on the machine, which falls on one run and not on its neighbour, does not.
 */
import { chromium, type Page } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import type { ExercisePayload } from "../../src/grading/exercise-payload.ts";
import { exerciseFolders, readPayload } from "../runner-page/kit.ts";
import { serveRunnerPage } from "../runner-page/server.ts";
import type { Row } from "./row.ts";

const ROUNDS = 25;

const RECORDER = /^import .* from "#grading\/trace";$/m;
/** A recorder that records nothing and hands everything through. */
const NO_RECORDER =
  'const startTrace = () => ({ add() {}, restart() {}, watch: (target) => target }), errorName = () => "";';

/** Measures every exercise whose suite records, and reports their average and the worst. */
export async function benchTraces(): Promise<Row[]> {
  const server = await serveRunnerPage();
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const ratios: number[] = [];
    for (const folder of exerciseFolders()) {
      const payload = await readPayload(folder);
      if (RECORDER.test(payload.suite)) ratios.push(await compare(page, payload));
    }
    return [
      {
        name: "A passing run with traces, against one without, on average",
        value: ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length,
        limit: 1.1,
        unit: "×",
      },
      {
        name: "A passing run with traces, against one without, worst exercise",
        value: Math.max(...ratios),
        unit: "×",
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/** How long a run takes against one whose suite records nothing. */
async function compare(page: Page, payload: ExercisePayload): Promise<number> {
  const plain = { ...payload, suite: payload.suite.replace(RECORDER, NO_RECORDER) };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const took = { traced: 0, plain: 0 };
    // Whichever comes second finds the machine warmer, so they change places.
    const turns = round % 2 === 0 ? (["traced", "plain"] as const) : (["plain", "traced"] as const);
    for (const turn of turns) took[turn] = await run(page, turn === "traced" ? payload : plain);
    ratios.push(took.traced / took.plain);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** Milliseconds from Run to the verdict of a solution, while a worker waits for it. */
async function run(page: Page, payload: ExercisePayload): Promise<number> {
  await page.evaluate((exercise) => window.runnerPage.prepare(exercise), payload);
  const { verdict } = await page.evaluate((text) => window.runnerPage.run(text), payload.solution);
  if (verdict.status === "passed") return verdict.durationMs;
  throw new Error(`${payload.exercise.id}: ${JSON.stringify(verdict.problem)}`);
}
