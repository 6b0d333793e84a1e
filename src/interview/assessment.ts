/**
 * An answer held against its rubric. The recogniser suggests; the candidate decides each line, and only what they
 * decided counts. Pure: the same steps give the same assessment, so that one can be kept and taken up again.
 */
import type { Question, Weight } from "../content/question-schema.ts";
import { pointsOf } from "../content/rubric.ts";
import { ANSWER_LIMIT, type AnsweredFact } from "../study/events.ts";
import { type PointSuggestion, type Recognition, recognise } from "./recogniser.ts";
import { type Score, type ScoredAnswer, scoreOf } from "./scorecard.ts";

/** What was decided so far. */
export interface Decisions {
  /** By the id of the point. */
  readonly scores: Readonly<Record<string, Score>>;
  /** Ids of the mistakes that the candidate says they made. */
  readonly mistakes: readonly string[];
}

/** Nothing is decided. */
export const UNDECIDED: Decisions = { scores: {}, mistakes: [] };

/** A question as far as an assessment needs it. */
export type Rubric = Pick<Question, "hits" | "mistakes">;

/** The score that a suggestion proposes. Words that were found are taken at their word; the candidate knows better. */
export function proposed({ state }: Pick<PointSuggestion, "state">): Score {
  return state === "covered" ? 2 : 0;
}

/** Decides one line. */
export function withScore(decisions: Decisions, point: string, score: Score): Decisions {
  return { ...decisions, scores: { ...decisions.scores, [point]: score } };
}

/** Takes every suggestion about a line that was not decided yet. */
export function withSuggestions(decisions: Decisions, { points }: Recognition): Decisions {
  const suggested = points.map((one): [string, Score] => [one.point.id, proposed(one)]);
  return { ...decisions, scores: { ...Object.fromEntries(suggested), ...decisions.scores } };
}

/** Says that a mistake was made, or was not. */
export function withMistake(decisions: Decisions, mistake: string, made: boolean): Decisions {
  const others = decisions.mistakes.filter((id) => id !== mistake);
  return { ...decisions, mistakes: made ? [...others, mistake] : others };
}

/** How many lines wait for a decision. */
export function linesLeft({ scores }: Decisions, rubric: Rubric): number {
  return pointsOf(rubric).filter(({ id }) => scores[id] === undefined).length;
}

/**
 * An answer as a whole, on the scale of its lines. Clearly needs two thirds of what the lines give and every must at
 * least partly; under one third it is missed.
 */
export function wholeScore(answer: Pick<ScoredAnswer, "lines" | "mistakes">): Score {
  const score = scoreOf({ question: "", concept: "", ...answer });
  const mustMissed = answer.lines.some((line) => line.weight === "must" && line.score === 0);
  if (score < 2 / 3) return 0;
  return mustMissed || score < 4 / 3 ? 1 : 2;
}

/** What the caller knows of an answer beside its rubric. */
export type AnswerFacts = Pick<
  AnsweredFact,
  "question" | "where" | "session" | "text" | "seconds" | "tradeOffs" | "communication"
>;

/** The fact for the log. A line that was not decided counts as missed. */
export function answeredFact(
  facts: AnswerFacts,
  rubric: Rubric,
  decisions: Decisions,
): AnsweredFact {
  const text = facts.text.slice(0, ANSWER_LIMIT);
  const { points, mistakes } = recognise(text, rubric);
  const lines = points.map((one): AnsweredFact["points"][number] & { weight: Weight } => ({
    point: one.point.id,
    weight: one.weight,
    suggested: proposed(one),
    score: decisions.scores[one.point.id] ?? 0,
  }));
  return {
    ...facts,
    type: "answered",
    text,
    points: lines,
    mistakes: decisions.mistakes.map((mistake) => ({
      mistake,
      suggested: mistakes.some((one) => one.mistake.id === mistake),
    })),
    score: wholeScore({ lines, mistakes: decisions.mistakes.length }),
  };
}
