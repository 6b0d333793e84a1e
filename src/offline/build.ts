/** Makes `service-worker.js` for a finished build. */
import { readdir, readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { build } from "esbuild";
import { type BuiltFile, keptFiles, versionOf } from "./kept-files.ts";

/** Runs after `astro build`, behind everything that writes files a reader needs. */
export function serviceWorker(base: string): AstroIntegration {
  return {
    name: "service-worker",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const kept = keptFiles(await builtFiles(fileURLToPath(dir)), base);
        const version = versionOf(kept);
        await build({
          entryPoints: [fileURLToPath(new URL("./service-worker.ts", import.meta.url))],
          outfile: fileURLToPath(new URL("service-worker.js", dir)),
          bundle: true,
          minify: true,
          format: "iife",
          target: "es2022",
          legalComments: "none",
          define: {
            KEPT: JSON.stringify(kept),
            VERSION: JSON.stringify(version),
            BASE: JSON.stringify(base),
            "process.env.NODE_ENV": '"production"',
          },
        });
        logger.info(`version ${version} keeps ${kept.length} files`);
      },
    },
  };
}

async function builtFiles(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = `${entry.parentPath}/${entry.name}`;
        return {
          path: relative(folder, file).split(sep).join("/"),
          content: await readFile(file),
        };
      }),
  );
}
