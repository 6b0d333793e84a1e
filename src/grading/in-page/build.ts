/**
 * Builds the scripts of the in-page runner, and hands them to the site as a Vite plugin.
 *
 * The site imports `virtual:in-page-runner`. The worker's bundle comes as a URL: a text file with a hash in
 * its name, fetched when a learner first needs it. The frame's script is small and comes inline.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const VIRTUAL_MODULE = "virtual:in-page-runner";
const RESOLVED_MODULE = `\0${VIRTUAL_MODULE}`;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = (file: string) => `${root}src/grading/in-page/${file}`;

/** The in-page runner's scripts, as text. */
export interface InPageScripts {
  readonly workerSource: string;
  readonly frameScript: string;
  /** The policy of the sandbox: its own script, modules and workers from blobs, and nothing else. */
  readonly frameCsp: string;
  /** What a page with a policy of its own has to allow, since the sandbox inherits it: `'sha256-...'`. */
  readonly frameScriptHash: string;
}

/** Bundles both scripts. Takes about a third of a second. */
export async function buildInPageScripts(): Promise<InPageScripts> {
  const [workerSource, frameScript] = await Promise.all([
    bundle("worker.ts", [here("captured-globals.ts")]),
    bundle("frame.ts", []),
  ]);
  const digest = createHash("sha256").update(frameScript).digest("base64");
  const frameScriptHash = `'sha256-${digest}'`;
  const frameCsp = `default-src 'none'; script-src ${frameScriptHash} blob:; worker-src blob:`;
  return { workerSource, frameScript, frameCsp, frameScriptHash };
}

async function bundle(entry: string, inject: string[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    inject,
    bundle: true,
    // One classic script: a module worker does not start in an opaque origin.
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    // The script goes into HTML; `</script>` must not end it early.
    charset: "ascii",
    legalComments: "none",
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return output.text.trim();
}

/** The hooks of a Vite plugin that are used here. Vite's own type would tie this to one of its versions. */
interface VitePlugin {
  readonly name: string;
  resolveId(id: string): string | undefined;
  load(id: string): Promise<string | undefined>;
}

/** Provides `virtual:in-page-runner` in `astro dev` and `astro build`. */
export function inPageRunner(): VitePlugin {
  return {
    name: "in-page-runner",
    resolveId: (id) => (id === VIRTUAL_MODULE ? RESOLVED_MODULE : undefined),
    async load(id) {
      if (id !== RESOLVED_MODULE) return undefined;
      const { workerSource, frameScript, frameCsp } = await buildInPageScripts();
      // A `.txt` file: Vite would take a script for a module of its own, and rewrite its `import()`.
      const folder = `${root}.cache/in-page-runner`;
      await mkdir(folder, { recursive: true });
      await writeFile(`${folder}/worker.txt`, workerSource);
      return [
        `export { default as workerUrl } from ${JSON.stringify(`${folder}/worker.txt?url&no-inline`)};`,
        `export const frameScript = ${JSON.stringify(frameScript)};`,
        `export const frameCsp = ${JSON.stringify(frameCsp)};`,
      ].join("\n");
    },
  };
}
