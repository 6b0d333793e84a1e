/**
 * The words of the diagram language and the classes that draw them. The classes themselves are in
 * `src/styles/figure.css`; a figure may use them on plain SVG elements too.
 */

/** Whose colour a mark takes: ink (producers, structure), a consumer group, failure, or what is committed. */
export type Tone = "ink" | "a" | "b" | "c" | "failed" | "committed";

/** A consumer group, in the order in which figures use them. At most three in one figure. */
export type Group = "a" | "b" | "c";

/** What a record cell says. See the table in this folder's README. */
export type CellState =
  | "plain"
  | "committed"
  | "group-a"
  | "group-b"
  | "group-c"
  | "failed"
  | "slot"
  | "lost"
  | "dropped"
  | "expired";

/** Signs that a figure's key can list. */
export type Sign =
  | "record"
  | "slot"
  | "committed"
  | "in-flight"
  | "position"
  | "lag"
  | "redelivered"
  | "crashed"
  | "failed"
  | "lost"
  | "dropped"
  | "expired"
  | "high-water"
  | "group-a"
  | "group-b"
  | "group-c";

/** Stroke class of a tone. */
export const strokeOf: Record<Tone, string> = {
  ink: "ink",
  a: "a",
  b: "b",
  c: "c",
  failed: "f",
  committed: "k",
};

/** Fill class of a tone. */
export const fillOf: Record<Tone, string> = {
  ink: "ink-f",
  a: "a-f",
  b: "b-f",
  c: "c-f",
  failed: "f-f",
  committed: "k-f",
};

/** Text class of a tone. */
export const textOf: Record<Tone, string> = {
  ink: "",
  a: "t-a",
  b: "t-b",
  c: "t-c",
  failed: "t-f",
  committed: "t-k",
};

/** Hatch pattern of a tone, for work that was handled and is not committed. */
export const hatchOf: Record<Tone, string> = {
  ink: "url(#h-flight)",
  a: "url(#h-a)",
  b: "url(#h-b)",
  c: "url(#h-c)",
  failed: "url(#h-failed)",
  committed: "url(#h-committed)",
};

/** Letter of a group's markers. */
export const letterOf: Record<Group, string> = { a: "A", b: "B", c: "C" };
