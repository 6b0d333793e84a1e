/** Lays out the values that a test compared. */

/** A value that fits on one line of this many characters is put on one. */
const ONE_LINE = 72;

/**
 * Puts a small pretty-printed value on one line: `[2, 4]`. Larger ones, and those with a line break inside a
 * string, stay as they are.
 */
export function compact(value: string): string {
  if (!value.includes("\n")) return value;
  const lines = value.split("\n");
  const insideString = lines.some(
    (line) => (line.replaceAll(/\\./g, "").split('"').length - 1) % 2,
  );
  if (insideString) return value;
  const joined = lines
    .map((line) => line.trim())
    .join(" ")
    .replaceAll(/([[({]) /g, "$1")
    .replaceAll(/,? ([\])}])/g, "$1");
  return joined.length <= ONE_LINE ? joined : value;
}
