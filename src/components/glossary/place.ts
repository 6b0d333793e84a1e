/** Where a tip goes: under the word, or over it where there is no room, and never out of the window. */

/** Pixels between the word and the tip, and between the tip and the window's edge. */
const GAP = 6;
const EDGE = 12;

/** Sizes in pixels. */
interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly windowWidth: number;
  readonly windowHeight: number;
}

/** The tip's corner, in pixels from the window's. `word` is where the term stands in the window. */
export function besideWord(
  word: Pick<DOMRect, "left" | "top" | "bottom">,
  { width, height, windowWidth, windowHeight }: Sizes,
): { readonly left: number; readonly top: number } {
  const left = Math.max(EDGE, Math.min(word.left, windowWidth - width - EDGE));
  const below = word.bottom + GAP;
  const above = word.top - GAP - height;
  return { left, top: below + height <= windowHeight || above < 0 ? below : above };
}
