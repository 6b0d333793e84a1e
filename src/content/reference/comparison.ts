/** What a comparison table of the reference is made of. */
import type { SourceId } from "../sources.ts";

/** A table that compares things, one a column, by one question a row. `code` goes between backticks. */
export interface Comparison {
  /** Anchor on the page. */
  readonly id: string;
  readonly title: string;
  /** What the table shows, and what to keep in mind. */
  readonly lead: string;
  /** Head of the first column. */
  readonly question: string;
  readonly columns: readonly string[];
  /** As many cells as there are columns. */
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[];
  readonly sources: readonly SourceId[];
}

/** Day on which every cell was last compared with its sources, and what it speaks of. */
export const CHECKED = {
  day: "2026-11-23",
  versions: "Apache Kafka 4.x, RabbitMQ 4.3, Redis 8, Amazon SQS on that day",
} as const;
