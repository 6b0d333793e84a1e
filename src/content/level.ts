/** Who is asked. Each level is expected to answer the questions of those before it. */
export const levels = ["junior", "mid", "senior", "staff"] as const;

/** One of `levels`. */
export type Level = (typeof levels)[number];
