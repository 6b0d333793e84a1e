/** What a lesson page may weigh before anybody touches it, in bytes: gzipped, fonts as they are. */
export const BUDGETS = { HTML: 20_000, JavaScript: 25_000, CSS: 18_000, fonts: 120_000 } as const;

/** A kind of file that has a budget. */
export type Kind = keyof typeof BUDGETS;

/** What the longest task of the main thread may take while a lesson is read, in milliseconds, by slowdown of the processor. */
export const LONGEST_TASK = [
  { slowdown: 1, ms: 100 },
  { slowdown: 4, ms: 250 },
] as const;

/**
 * How many times its budget a task may take before `npm test` fails: on a busy machine the
 * caches are everybody's, and the same task takes twice the time of its core. `npm run bench` allows nothing.
 */
export const NOISE = 2;
