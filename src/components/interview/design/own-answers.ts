/** What the log says about the questions of an exercise's sheet. */
import { designAnswer, type PastAnswer } from "../../../interview/history.ts";
import type { Score } from "../../../interview/scorecard.ts";
import type { DesignSheet } from "./design-data.ts";

/** The id of a question as addresses have it: without what tells it from the bank's. */
export function slugOf(id: string): string {
  return id.slice(designAnswer("").length);
}

/** How each question of the sheet was answered last, by its id; those that never were are absent. */
export function lastScores(
  { questions }: DesignSheet,
  answers: readonly PastAnswer[],
): Map<string, Score> {
  const ids = new Set(questions.map(({ id }) => id));
  return new Map(
    answers
      .filter(({ question }) => ids.has(question))
      .map(({ question, score }) => [question, score]),
  );
}

/** The first question that was not answered yet; else the first that went worst. */
export function whoseTurn(
  { questions }: DesignSheet,
  answered: ReadonlyMap<string, Score>,
): string | undefined {
  const [worst] = questions.toSorted(
    (left, right) => (answered.get(left.id) ?? -1) - (answered.get(right.id) ?? -1),
  );
  return worst?.id;
}
