/** The stages of a scenario. Apart from the schema, since a page that asks needs no schema library. */
/** The stages of a design interview, in the order in which a good one goes through them. */
export const stages = [
  "requirements",
  "estimate",
  "design",
  "deepDives",
  "failureModes",
  "tradeOffs",
] as const;

/** One of `stages`. */
export type Stage = (typeof stages)[number];
