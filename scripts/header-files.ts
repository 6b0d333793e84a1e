/** Writes `_headers` into the build, for the hosts that read their headers from there. */
import { writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import { headersFile } from "./hosting.ts";

/** Runs after `astro build`. */
export function headerFiles(base: string): AstroIntegration {
  return {
    name: "header-files",
    hooks: {
      "astro:build:done": ({ dir }) => writeFile(new URL("_headers", dir), headersFile(base)),
    },
  };
}
