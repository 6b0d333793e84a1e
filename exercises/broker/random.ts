/**
 * Chance, handed in. The same seed gives the same run, so a failure found once can be found again.
 */

/** Where a module gets its randomness from. */
export interface Random {
  /** A number in [0, 1), evenly spread. */
  next(): number;
}

/**
 * A seeded generator, mulberry32 by Tommy Ettinger (public domain): 32 bits of state, good enough to
 * shuffle and to jitter, not for secrets.
 *
 * @param seed any integer; only its low 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
  };
}
