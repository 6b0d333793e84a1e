/** The points of a question in order. Apart from the schema, since a page that asks needs no schema library. */
import type { Point, Question, Weight } from "./question-schema.ts";

/** The points of a question, the most important first. */
export function pointsOf({ hits }: Pick<Question, "hits">): (Point & { weight: Weight })[] {
  const weights = ["must", "should", "bonus"] as const;
  return weights.flatMap((weight) => hits[weight].map((one) => ({ ...one, weight })));
}
