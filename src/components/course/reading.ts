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

/** `45 min`, `1 h`, `12 h 20 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
