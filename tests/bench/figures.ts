/**
 * Running figures: what they weigh, and whether 12 partitions with 500 records in view leave time for 60 frames
 * a second.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { FIGURE_LIMITS, weighFigures } from "./figure-weight.ts";
import { median } from "./median.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const FRAME_MS = 1000 / 60;

/** Weighs every scene, and plays the crowded figure. */
export async function benchFigures(): Promise<Row[]> {
  const { stage, scenes } = await weighFigures();
  const { work, frames } = await playCrowd();
  return [
    {
      name: "The stage of running figures",
      value: stage / 1000,
      limit: FIGURE_LIMITS.stage / 1000,
      unit: "kB",
    },
    ...Object.entries(scenes).map(
      ([id, bytes]): Row => ({
        name: `Scene ${id}, on top of the stage`,
        value: bytes / 1000,
        limit: FIGURE_LIMITS.scene / 1000,
        unit: "kB",
      }),
    ),
    {
      name: "One event, 12 partitions and 500 records: script, style, layout",
      value: median(work),
      limit: FRAME_MS,
      unit: "ms",
    },
    { name: "Between two frames of its movement (median)", value: median(frames), unit: "ms" },
  ];
}

async function playCrowd(): Promise<{ work: number[]; frames: number[] }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "crowd.tsx")],
    bundle: true,
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const styles = ["tokens", "base", "controls", "figure", "scene"].map((name) =>
    readFileSync(join(root, `src/styles/${name}.css`), "utf8"),
  );
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.setContent(`<style>${styles.join("\n")}</style>`);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    await page.evaluate(() => window.showCrowd());
    return await page.evaluate(() => window.stepCrowd());
  } finally {
    await browser.close();
  }
}
