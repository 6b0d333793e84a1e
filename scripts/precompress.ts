/** Writes `.br` and `.gz` beside every text file of the build, so that serving it costs no time. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { AstroIntegration } from "astro";

const TEXT = /\.(html|css|js|mjs|json|svg|txt|xml)$/;

/** Below this a compressed answer is no smaller than the packet that carries it. */
const WORTH_IT = 1024;

/** Compresses every text file under `folder`; returns how many. */
export async function precompressFolder(folder: URL): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  const written = await Promise.all(
    files.map(async (entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      const content = await readFile(path);
      if (content.length < WORTH_IT) return 0;
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(content, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
        }),
        promisify(gzip)(content, { level: 9 }),
      ]);
      await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      return 1;
    }),
  );
  return written.reduce<number>((sum, one) => sum + one, 0);
}

/** Runs after `astro build`. */
export function precompress(): AstroIntegration {
  return {
    name: "precompress",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        logger.info(`${await precompressFolder(dir)} files compressed`);
      },
    },
  };
}
