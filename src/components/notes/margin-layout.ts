/** Finds room in the margin of a lesson. */

/** A span from top to bottom, in pixels. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Space between two things in the margin, in pixels. */
export const GAP = 12;

/**
 * The first place at or below `top` where something of this height stands clear of everything that is there.
 *
 * @param taken what is in the margin already, in any order
 */
export function freeTop(top: number, height: number, taken: readonly Span[]): number {
  let at = top;
  for (;;) {
    const inTheWay = taken.filter((span) => span.top < at + height + GAP && span.bottom + GAP > at);
    if (inTheWay.length === 0) return at;
    at = Math.max(...inTheWay.map((span) => span.bottom)) + GAP;
  }
}
