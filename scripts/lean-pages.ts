/**
 * Writes each page of the build anew, a little shorter: quotes that mean nothing are left out, and so
 * are hashes in the content security policy that this page does not need.
 *
 * Astro lists a hash for every script of the site in every page. A script of the site's own is allowed by
 * `'self'` already, so those hashes allow nothing more, and they are the part of a page that compresses least.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { elements } from "./page-elements.ts";

/**
 * The same page, shorter.
 *
 * @param needed hashes that stay in every policy, for scripts that are put in later: `sha256-...`
 */
export function leanPage(html: string, needed: readonly string[]): string {
  const tree = fromHtml(html);
  const all = elements(tree);
  const keep = new Set([...needed, ...all.flatMap(inlineScriptHash)]);
  for (const { tagName, properties } of all) {
    if (tagName !== "meta" || !isPolicy(properties["httpEquiv"])) continue;
    properties["content"] = String(properties["content"]).replace(
      / '(sha256-[^']+)'/g,
      (written, hash: string) => (keep.has(hash) ? written : ""),
    );
  }
  return toHtml(tree, {
    preferUnquoted: true,
    closeEmptyElements: true,
    characterReferences: { useShortestReferences: true, omitOptionalSemicolons: false },
    collapseEmptyAttributes: true,
  });
}

/** Runs after `astro build`, before anything that reads the pages. */
export function leanPages(needed: readonly string[]): AstroIntegration {
  return {
    name: "lean-pages",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const files = await readdir(dir, { recursive: true, withFileTypes: true });
        await Promise.all(
          files
            .filter(({ name }) => name.endsWith(".html"))
            .map(async ({ parentPath, name }) => {
              const page = `${parentPath}/${name}`;
              await writeFile(page, leanPage(await readFile(page, "utf8"), needed));
            }),
        );
      },
    },
  };
}

function isPolicy(name: unknown): boolean {
  return String(name).toLowerCase() === "content-security-policy";
}

function inlineScriptHash({ tagName, properties, children }: Element): string[] {
  if (tagName !== "script" || "src" in properties) return [];
  const text = children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return [`sha256-${createHash("sha256").update(text).digest("base64")}`];
}
