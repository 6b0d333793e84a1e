/** Which files of a build the service worker keeps from the first visit on. */
import { createHash } from "node:crypto";

/** A file of the build. */
export interface BuiltFile {
  /** Path below `dist/`, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** An address to keep, and a revision where the address does not change with the content. */
export interface KeptFile {
  readonly url: string;
  readonly revision: string | null;
}

/** Copies for hosts, and what a reader downloads or a crawler reads. */
const NEVER =
  /\.(br|gz|zip|map|xml)$|^(_headers|robots\.txt|service-worker\.js|\.nojekyll)$|^cards\//;

const HASHED = /^_astro\//;

/** Fonts of the whiteboard: half a megabyte in small files, of which a drawing needs one or two. */
const WHITEBOARD = /^_astro\/whiteboard\//;

/** The runner in the page: heavy, and needed for the first run without a network. */
const RUNNER = /^_astro\/worker\.[\w-]+\.txt$/;

/**
 * In bytes. A heavier hashed file (the editor and its language service, a container's client) is kept once a
 * learner has used it; a reader need not fetch megabytes to read.
 */
export const KEPT_ONCE_USED_FROM = 150_000;

/**
 * What to keep: every page, the data of every exercise, the runner, styles, fonts and scripts.
 *
 * @param base path below which the site is, with a slash at both ends
 */
export function keptFiles(files: readonly BuiltFile[], base: string): KeptFile[] {
  return files
    .filter(({ path, content }) => {
      if (NEVER.test(path) || WHITEBOARD.test(path)) return false;
      return !HASHED.test(path) || content.length < KEPT_ONCE_USED_FROM || RUNNER.test(path);
    })
    .map(({ path, content }) => ({
      // The address that links use; asking a host for index.html may end in a redirect.
      url: `${base}${path.replace(/(^|\/)index\.html$/, "$1")}`,
      revision: HASHED.test(path) ? null : digest(content),
    }))
    .toSorted((left, right) => (left.url < right.url ? -1 : 1));
}

/** Names a version of the site: another one exactly if a kept file changed. */
export function versionOf(kept: readonly KeptFile[]): string {
  return digest(new TextEncoder().encode(JSON.stringify(kept)));
}

function digest(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
