/** How long a lesson takes to read, from its source. */

/** Words a minute for technical prose read with care. */
const PACE = 200;

/** Minutes to read a lesson's MDX, at least one. Code and figures are looked at, not read: only prose counts. */
export function readingMinutes(mdx: string): number {
  const prose = mdx
    .replace(/^(import|export) .*$/gm, "")
    .replace(/```[\s\S]*?```/g, "")
    .replace(/<\/?[A-Za-z][^>]*>/g, "");
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return Math.max(1, Math.round(words.length / PACE));
}

/** How many quick checks a lesson's MDX asks. */
export function quickChecks(mdx: string): number {
  return mdx.match(/^<QuickCheck$|^<QuickCheck\s/gm)?.length ?? 0;
}
