/** What the drawings of lessons and of running figures have in common as SVG. */

/** Ids come from the content, so that a rebuilt page is byte for byte the same. FNV-1a, 32 bits. */
export function plateId(content: string): string {
  let hash = 0x811c9dc5;
  for (const char of content) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `p-${(hash >>> 0).toString(36)}`;
}

/** One unit of room at both sides, for lines that lie on an edge. */
export function plateBox(width: number, height: number): string {
  return `-1 0 ${width + 2} ${height}`;
}
