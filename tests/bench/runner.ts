/**
 * How long a learner waits from Run to the verdict in the page, against the same suite by `vitest run` and
 * in bare Node, for every exercise's solution. The three take turns, so that whatever else the machine does
 * falls on all of them.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { exerciseFolders, readPayload } from "../runner-page/kit.ts";
import { serveRunnerPage } from "../runner-page/server.ts";
import { median } from "./median.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const scratch = join(root, "exercises/.variants/bench");
const ROUNDS = 5;

/** Medians for one exercise, in milliseconds. */
interface Times {
  readonly inPage: number;
  readonly vitestRun: number;
  readonly bareNode: number;
}

/** Measures every exercise and reports the least favourable ratios. */
export async function benchRunner(): Promise<Row[]> {
  const server = await serveRunnerPage();
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const times: Times[] = [];
    for (const folder of exerciseFolders()) times.push(await measure(page, folder));
    const worst = (ratio: (time: Times) => number) => Math.max(...times.map(ratio));
    return [
      {
        name: "Run to verdict in the page, warm, against vitest run",
        value: worst(({ inPage, vitestRun }) => inPage / vitestRun),
        limit: 0.2,
        unit: "×",
      },
      {
        name: "Run to verdict in the page, warm, against bare Node",
        value: worst(({ inPage, bareNode }) => inPage / bareNode),
        limit: 3,
        unit: "×",
      },
      {
        name: "Run to verdict in the page, warm, slowest exercise",
        value: worst(({ inPage }) => inPage),
        unit: "ms",
      },
      {
        name: "A suite in bare Node, slowest exercise",
        value: worst(({ bareNode }) => bareNode),
        limit: 300,
        unit: "ms",
      },
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measure(page: Page, folder: string): Promise<Times> {
  const payload = await readPayload(folder);
  const { id } = payload.exercise;
  const place = join(scratch, folder);
  mkdirSync(place, { recursive: true });
  const suite = join(place, `${id}.test.ts`);
  copyFileSync(join(root, "exercises", folder, `${id}.test.ts`), suite);
  writeFileSync(join(place, `${id}.ts`), payload.solution);
  // Without one Vitest takes the next configuration further up, which is for other tests.
  writeFileSync(join(place, "vitest.config.mjs"), "export default {};\n");

  const inPage: number[] = [];
  const vitestRun: number[] = [];
  const bareNode: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Ready means that a worker waits, as it does for a learner who has looked at the page for a moment.
    await page.evaluate((exercise) => window.runnerPage.prepare(exercise), payload);
    const { verdict } = await page.evaluate(
      (text) => window.runnerPage.run(text),
      payload.solution,
    );
    if (verdict.status !== "passed")
      throw new Error(`${folder}: ${JSON.stringify(verdict.problem)}`);
    inPage.push(verdict.durationMs);
    bareNode.push(Number(node(join(import.meta.dirname, "bare-node.ts"), suite)));
    const start = performance.now();
    node(join(root, "node_modules/vitest/vitest.mjs"), "run", `--root=${place}`);
    vitestRun.push(performance.now() - start);
  }
  return { inPage: median(inPage), vitestRun: median(vitestRun), bareNode: median(bareNode) };
}

/** Runs a script in a fresh process, and gives back what it printed. */
function node(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}
