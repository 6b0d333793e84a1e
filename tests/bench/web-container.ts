/**
 * How long a learner waits from Run to the verdict in a container, against Vitest in watch mode in plain Node,
 * for every exercise's solution; and how long the second start of a container, with the packages that an earlier visit
 * kept, takes against the first, which installs them. The container is the stand-in's, so that the two run on the same
 * Node and what is measured is ours.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { exerciseFolders, readPayload } from "../runner-page/kit.ts";
import { serveContainerRunnerPage } from "../stand-in/runner-page-server.ts";
import { type StandIn, startStandIn } from "../stand-in/server.ts";
import { median } from "./median.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const scratch = join(root, "exercises/.variants/bench-container");
const ROUNDS = 5;
const CACHE = "minibroker-container-modules";

/** Measures every exercise and reports the least favourable ratios. */
export async function benchWebContainer(): Promise<Row[]> {
  const standIn = await startStandIn();
  const server = await serveContainerRunnerPage(standIn.url);
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    const ratios: number[] = [];
    const firstStarts: number[] = [];
    const secondStarts: number[] = [];
    for (const [index, folder] of exerciseFolders().entries()) {
      await page.goto(server.url);
      const payload = await readPayload(folder);
      // The two take turns here too.
      const first = index % 2 === 0;
      if (first) await page.evaluate((name) => caches.delete(name), CACHE);
      (first ? firstStarts : secondStarts).push(await start(page, payload));
      ratios.push(await warmRatio(page, folder, payload));
      await keptForNextTime(page);
      await untilGone(page, standIn);
    }
    return [
      {
        name: "Edit to verdict in a container, warm, against vitest --watch",
        value: Math.max(...ratios),
        limit: 1.5,
        unit: "×",
      },
      { name: "First start of a container", value: median(firstStarts) / 1000, unit: "s" },
      {
        name: "Second start of a container against the first",
        value: median(secondStarts) / median(firstStarts),
        limit: 1,
        unit: "×",
      },
    ];
  } finally {
    await browser.close();
    server.close();
    standIn.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Payload = Awaited<ReturnType<typeof readPayload>>;

async function start(page: Page, payload: Payload): Promise<number> {
  const { state, tookMs } = await page.evaluate(
    (exercise) => window.containerPage.prepare(exercise),
    payload,
  );
  if (state.kind !== "ready") throw new Error(`no container: ${JSON.stringify(state)}`);
  return tookMs;
}

/** The two take turns, so that whatever else the machine does falls on both. */
async function warmRatio(page: Page, folder: string, payload: Payload): Promise<number> {
  const watch = await Watch.start(folder, payload);
  const inContainer: number[] = [];
  const watched: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const text = `${payload.solution}// ${round}\n`;
    const { verdict, tookMs } = await page.evaluate(
      (source) => window.containerPage.run(source),
      text,
    );
    if (verdict.status !== "passed")
      throw new Error(`${folder}: ${JSON.stringify(verdict.problem)}`);
    const watchedMs = await watch.save(text);
    // The first round warms both up.
    if (round === 0) continue;
    inContainer.push(tookMs);
    watched.push(watchedMs);
  }
  watch.end();
  return median(inContainer) / median(watched);
}

/** Vitest in watch mode on one exercise. */
class Watch {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #module: string;
  #heard: () => void = () => {};

  private constructor(process: ChildProcessWithoutNullStreams, module: string) {
    this.#process = process;
    this.#module = module;
    process.stdout.on("data", (text: Buffer) => {
      if (/Waiting for file changes/.test(text.toString())) this.#heard();
    });
  }

  static async start(folder: string, { exercise, solution }: Payload): Promise<Watch> {
    const place = join(scratch, folder);
    mkdirSync(place, { recursive: true });
    copyFileSync(
      join(root, "exercises", folder, `${exercise.id}.test.ts`),
      join(place, `${exercise.id}.test.ts`),
    );
    const module = join(place, `${exercise.id}.ts`);
    writeFileSync(module, solution);
    // Without one Vitest takes the next configuration further up, which is for other tests.
    writeFileSync(join(place, "vitest.config.mjs"), "export default {};\n");
    const script = join(root, "node_modules/vitest/vitest.mjs");
    const { CI: _ci, ...env } = process.env;
    const vitest = spawn(process.execPath, [script, "--watch", `--root=${place}`], {
      env: { ...env, NO_COLOR: "1" },
    });
    const watch = new Watch(vitest, module);
    await watch.#next();
    return watch;
  }

  /** Saves the module; how long it took until the run was over, in milliseconds. */
  async save(text: string): Promise<number> {
    const start = performance.now();
    const over = this.#next();
    writeFileSync(this.#module, text);
    await over;
    return performance.now() - start;
  }

  end(): void {
    this.#process.kill();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = resolve;
    });
  }
}

/** The first visit keeps what it installed a moment after its first run. */
async function keptForNextTime(page: Page): Promise<void> {
  await page.evaluate(async (name) => {
    const giveUpAt = performance.now() + 120_000;
    while ((await (await caches.open(name)).keys()).length === 0) {
      if (performance.now() > giveUpAt) throw new Error("the packages were not kept");
      await new Promise<void>((resolve) => globalThis.setTimeout(resolve, 50));
    }
  }, CACHE);
}

/** Removing the files of a container takes a while, and would slow down the start of the next. */
async function untilGone(page: Page, { containers }: StandIn): Promise<void> {
  await page.goto("about:blank");
  while (containers.size > 0) await setTimeout(50);
}
