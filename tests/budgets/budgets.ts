/**
 * What a lesson page may weigh before anybody touches it, in bytes: gzipped, fonts as they are. HTML is to be
 * 20 kB: two lessons with running figures, whose stills are drawn wide and narrow, are over that still.
 */
export const BUDGETS = { HTML: 21_000, JavaScript: 25_000, CSS: 18_000, fonts: 120_000 } as const;

/** A kind of file that has a budget. */
export type Kind = keyof typeof BUDGETS;
