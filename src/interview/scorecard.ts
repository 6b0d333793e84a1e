/** The scorecard of a session: by concept and by skill, always on the same scale. */
import type { Weight } from "../content/question-schema.ts";

/** What each score of a line means, shown beside every scorecard. */
export const scale = [
  { score: 0, name: "missed", means: "not said, or said wrongly" },
  { score: 1, name: "partly", means: "touched on, or only after a hint" },
  { score: 2, name: "clearly", means: "said plainly and unasked, with its reason" },
] as const;

/** A score of `scale`. */
export type Score = (typeof scale)[number]["score"];

/** What is judged, and by what. */
export const skills = {
  correctness: "The musts, less what was said wrongly: a mistake takes half a point.",
  depth: "The shoulds and the bonus lines.",
  tradeOffs: "0 names no price, 1 names one when asked, 2 weighs both sides unasked.",
  communication:
    "0 hard to follow, 1 follows no order, 2 sums up, goes in order and minds the time.",
} as const;

/** One of `skills`. */
export type Skill = keyof typeof skills;

/** An answer, as its candidate scored it. */
export interface ScoredAnswer {
  readonly question: string;
  readonly concept: string;
  readonly lines: readonly {
    readonly point: string;
    readonly weight: Weight;
    readonly score: Score;
  }[];
  /** Mistakes that the candidate confirmed. */
  readonly mistakes: number;
  /** As the candidate judged them; absent if they did not. */
  readonly tradeOffs?: Score;
  readonly communication?: Score;
}

/** A session on one page. Means are from 0 to 2; absent where nothing was judged. */
export interface Scorecard {
  readonly byConcept: Readonly<Record<string, number>>;
  readonly bySkill: Readonly<Partial<Record<Skill, number>>>;
  /** Musts that were missed, for the way back to the lesson. */
  readonly missed: readonly { readonly question: string; readonly point: string }[];
}

/** A must counts three times, a should twice. A bonus line counts only once it was earned. */
const weights: Readonly<Record<Weight, number>> = { must: 3, should: 2, bonus: 1 };
const MISTAKE_COSTS = 0.5;

/** The scorecard of some answers, in any order. */
export function scorecardOf(answers: readonly ScoredAnswer[]): Scorecard {
  const concepts = [...new Set(answers.map(({ concept }) => concept))].toSorted();
  const byConcept = concepts.map((concept): [string, number] => {
    const own = answers.filter((answer) => answer.concept === concept);
    return [concept, mean(own.map(scoreOf)) ?? 0];
  });
  const means: readonly (readonly [Skill, number | undefined])[] = [
    ["correctness", mean(answers.map(correctness))],
    ["depth", mean(answers.flatMap(depth))],
    ["tradeOffs", mean(answers.flatMap(({ tradeOffs = [] }) => tradeOffs))],
    ["communication", mean(answers.flatMap(({ communication = [] }) => communication))],
  ];
  return {
    byConcept: Object.fromEntries(byConcept),
    bySkill: Object.fromEntries(means.filter(([, score]) => score !== undefined)),
    missed: answers.flatMap(({ question, lines }) =>
      lines
        .filter(({ weight, score }) => weight === "must" && score === 0)
        .map(({ point }) => ({ question, point })),
    ),
  };
}

/** One answer from 0 to 2. */
export function scoreOf(answer: ScoredAnswer): number {
  const counted = answer.lines.filter(({ weight, score }) => weight !== "bonus" || score > 0);
  const all = counted.reduce((sum, { weight }) => sum + weights[weight], 0);
  const got = counted.reduce((sum, { weight, score }) => sum + weights[weight] * score, 0);
  return all === 0 ? 0 : lessMistakes(got / all, answer);
}

function correctness(answer: ScoredAnswer): number {
  const musts = answer.lines.filter(({ weight }) => weight === "must");
  return lessMistakes(mean(musts.map(({ score }) => score)) ?? 0, answer);
}

function depth({ lines }: ScoredAnswer): number[] {
  return lines
    .filter(({ weight, score }) => weight === "should" || (weight === "bonus" && score > 0))
    .map(({ score }) => score);
}

function lessMistakes(score: number, { mistakes }: ScoredAnswer): number {
  return Math.max(0, score - mistakes * MISTAKE_COSTS);
}

function mean(scores: readonly number[]): number | undefined {
  if (scores.length === 0) return undefined;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
