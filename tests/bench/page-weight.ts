/**
 * What a lesson page fetches before anybody touches it: gzipped bytes by kind, over all written lessons, in
 * a real browser, served as `npm start` serves it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { findOrInstallBrowser } from "../../scripts/browser.ts";
import { STYLE } from "../budgets/weigh.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const port = 4387;

/** Thousands of bytes, gzipped. */
interface Weight {
  readonly lesson: string;
  readonly document: number;
  readonly script: number;
  readonly stylesheet: number;
}

const kinds = ["document", "script", "stylesheet"] as const;

/**
 * A lesson page of the nearest peer, measured likewise: the starter of TutorialKit 1.6. HTML has no limit: here it
 * holds the text, the figures and the code to begin from.
 */
const TUTORIALKIT = { document: 14.8, script: 387, stylesheet: 27 } as const;

/** The heaviest lesson as a share of the peer's page. */
function againstPeer(kind: (typeof kinds)[number], weights: readonly Weight[]): Row {
  const names = { document: "HTML", script: "JavaScript", stylesheet: "CSS" } as const;
  const most = Math.max(...weights.map((weight) => weight[kind]));
  return {
    name: `${names[kind]} against a page of TutorialKit 1.6, ${TUTORIALKIT[kind]} kB`,
    value: most / TUTORIALKIT[kind],
    unit: "×",
    ...(kind === "document" ? {} : { limit: 1 }),
  };
}

/** Weighs every written lesson and reports the heaviest of each kind. */
export async function benchPageWeight(): Promise<Row[]> {
  const server = spawn(process.execPath, [join(root, "scripts/serve.ts")], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout, "data");
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser().path,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const weights: Weight[] = [];
    for (const slug of lessonSlugs()) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const bytes = { document: 0, script: 0, stylesheet: 0 };
      const bodies: Promise<void>[] = [];
      page.on("response", (response) => {
        const kind = response.request().resourceType();
        if (kind !== "document" && kind !== "script" && kind !== "stylesheet") return;
        bodies.push(
          response.text().then((body) => {
            for (const [, css = ""] of body.matchAll(STYLE)) bytes.stylesheet += gzipped(css);
            bytes[kind] += gzipped(kind === "document" ? body.replace(STYLE, "") : body);
          }),
        );
      });
      await page.goto(`http://localhost:${port}/lessons/${slug}/`, { waitUntil: "networkidle" });
      await Promise.all(bodies);
      weights.push({
        lesson: slug,
        document: bytes.document / 1000,
        script: bytes.script / 1000,
        stylesheet: bytes.stylesheet / 1000,
      });
      await page.close();
    }
    return [
      heaviest("HTML", "document", weights),
      heaviest("JavaScript", "script", weights, 25),
      heaviest("CSS", "stylesheet", weights),
      ...kinds.map((kind) => againstPeer(kind, weights)),
    ];
  } finally {
    await browser.close();
    server.kill();
  }
}

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

function heaviest(
  name: string,
  kind: "document" | "script" | "stylesheet",
  weights: readonly Weight[],
  limit?: number,
): Row {
  const most = weights.reduce((a, b) => (b[kind] > a[kind] ? b : a));
  return {
    name: `${name} of a lesson page before any touch (${most.lesson})`,
    value: most[kind],
    unit: "kB",
    ...(limit === undefined ? {} : { limit }),
  };
}

function lessonSlugs(): string[] {
  return readdirSync(join(root, "src/content/lessons"))
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => file.slice(0, -".mdx".length));
}
