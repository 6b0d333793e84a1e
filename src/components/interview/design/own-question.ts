/** A question about the learner's own solution, with the lines of it that it is about. */
import type { QuotedLine } from "../../../interview/own-code/quote.ts";
import { lastPassed } from "../../../study/drafts.ts";
import type { StudyStore } from "../../../study/store.ts";
import type { AskableQuestion } from "../question-data.ts";
import type { AskableDesignQuestion } from "./design-data.ts";

/** The learner's solution, as far as this browser has it. */
export interface OwnSolution {
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The text that passed last; or, where that is gone, the draft as it is now. */
  readonly from: "passed" | "draft";
}

/** What is quoted, and where it stands. */
export interface OwnQuote extends Omit<OwnSolution, "code"> {
  readonly file: string;
  readonly lines: readonly QuotedLine[];
}

/** Why nothing is quoted: no solution here, no such place in it, or no network for the part that finds it. */
export type NotQuoted = "absent" | "other-shape" | "not-fetched";

/** A question as it is asked of this learner. */
export interface OwnQuestion {
  readonly question: AskableQuestion;
  readonly quote: OwnQuote | NotQuoted;
}

/** The text that passed last, which later edits do not change. An export has drafts and no versions. */
export async function ownSolution(
  store: Pick<StudyStore, "versions" | "draft">,
  exercise: string,
): Promise<OwnSolution | undefined> {
  const passed = lastPassed(await store.versions(exercise));
  if (passed !== undefined) return { code: passed.text, at: passed.at, from: "passed" };
  const draft = await store.draft(exercise);
  return draft && { code: draft.text, at: draft.updatedAt, from: "draft" };
}

/** Asks about the learner's own lines; without a quote where there are none that the question is about. */
export async function ownQuestion(
  { quotes, ...question }: AskableDesignQuestion,
  file: string,
  solution: OwnSolution | undefined,
): Promise<OwnQuestion> {
  if (solution === undefined) return { question, quote: "absent" };
  // The parser comes with the first question that quotes.
  const quoting = await import("../../../interview/own-code/quote.ts").catch((cause: unknown) => {
    console.warn(cause);
    return undefined;
  });
  if (quoting === undefined) return { question, quote: "not-fetched" };
  const found = quoting.quoteOf(solution.code, quotes);
  if (found === undefined) return { question, quote: "other-shape" };
  const { at, from } = solution;
  return {
    question: { ...question, ask: found.wanted.ask ?? question.ask },
    quote: { file, at, from, lines: found.lines },
  };
}
