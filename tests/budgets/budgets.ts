/** What a lesson page may weigh before anybody touches it, in bytes: gzipped, fonts as they are. */
export const BUDGETS = { HTML: 20_000, JavaScript: 25_000, CSS: 18_000, fonts: 120_000 } as const;

/** A kind of file that has a budget. */
export type Kind = keyof typeof BUDGETS;
