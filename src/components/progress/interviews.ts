/** What the interview practice comes to: how each question went the last time, and the mock interviews one by one. */
import { designAnswer, type PastAnswer, scenarioAnswer } from "../../interview/history.ts";
import { overall, type PastSession, scoredAnswer } from "../../interview/past-sessions.ts";
import type { Score } from "../../interview/scorecard.ts";

/** What the site asks. It goes into the page as JSON. */
export interface Asked {
  /** Questions of the bank. */
  readonly questions: number;
  readonly scenarios: number;
  /** The questions about the learner's own solutions, by exercise. */
  readonly design: Readonly<Record<string, number>>;
}

/** A kind of question, and how its questions went. */
export interface AnsweredRow {
  readonly kind: "question" | "design" | "scenario";
  readonly answered: number;
  /** How many the site asks. */
  readonly of: number;
  /** How many were answered so the last time, by score. */
  readonly last: Readonly<Record<Score, number>>;
}

/** A mock interview as one number. */
export interface HeldInterview {
  readonly session: string;
  readonly level: string;
  /** As planned. */
  readonly minutes: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** From 0 to 2. */
  readonly score: number;
}

/** The interview practice. */
export interface Interviews {
  readonly rows: readonly AnsweredRow[];
  /** Oldest first. */
  readonly held: readonly HeldInterview[];
}

/**
 * Sums up what the log says of the practice. A question counts once, however often it was answered, and by the last
 * answer. One that the site has dropped since still shows how it went, and counts for no more than the site asks now.
 *
 * @param answers oldest first
 */
export function interviewsOf(
  answers: readonly PastAnswer[],
  sessions: readonly PastSession[],
  asked: Asked,
): Interviews {
  const last = new Map(answers.map(({ question, score }) => [question, score]));
  const counts = { question: tally(), design: tally(), scenario: tally() };
  for (const [question, score] of last) counts[kindOf(question)][score]++;
  const of = {
    question: asked.questions,
    design: Object.values(asked.design).reduce((sum, count) => sum + count, 0),
    scenario: asked.scenarios,
  };
  return {
    rows: (["question", "design", "scenario"] as const).map((kind) => ({
      kind,
      answered: Math.min(of[kind], counts[kind][0] + counts[kind][1] + counts[kind][2]),
      of: of[kind],
      last: counts[kind],
    })),
    held: sessions.flatMap(({ fact, answers: own }) => {
      const score = overall(own.map((answer) => scoredAnswer(answer, String)));
      const { session, level, minutes, startedAt } = fact;
      return score === undefined ? [] : [{ session, level, minutes, startedAt, score }];
    }),
  };
}

function tally(): Record<Score, number> {
  return { 0: 0, 1: 0, 2: 0 };
}

function kindOf(question: string): AnsweredRow["kind"] {
  if (question.startsWith(designAnswer(""))) return "design";
  return question.startsWith(scenarioAnswer("")) ? "scenario" : "question";
}
