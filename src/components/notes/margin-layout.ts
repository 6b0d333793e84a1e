/** Puts notes into the margin: level with their words, and never over one another. */

/** A span from top to bottom, in pixels. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Space between two things in the margin, in pixels. */
const GAP = 12;

/**
 * Where each note goes.
 *
 * @param notes where each would like to be, and how high it is, from the top of the page down
 * @param taken what is in the margin already
 * @returns the top of each note, in the same order
 */
export function stacked(
  notes: readonly { readonly top: number; readonly height: number }[],
  taken: readonly Span[],
): number[] {
  const spans = [...taken];
  return notes.map(({ top, height }) => {
    let at = top;
    for (;;) {
      const inTheWay = spans.filter(
        (span) => span.top < at + height + GAP && span.bottom + GAP > at,
      );
      if (inTheWay.length === 0) break;
      at = Math.max(...inTheWay.map((span) => span.bottom)) + GAP;
    }
    spans.push({ top: at, bottom: at + height });
    return at;
  });
}
