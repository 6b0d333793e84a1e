/** What the log says about the interview practice: the answers that count, and what is to come back. */
import { effectiveEvents } from "../study/effective-events.ts";
import type { AnsweredFact, StudyEvent } from "../study/events.ts";
import { projection } from "../study/projection.ts";
import type { Answered } from "./reviews.ts";

/** An answer of the log. */
export type PastAnswer = AnsweredFact & { readonly id: string; readonly at: number };

/** Failed runs without one that passed, from which on an exercise comes back. One or two are how the work goes. */
export const FAILED_OFTEN = 3;

/** The answers that were not withdrawn, oldest first. */
export function pastAnswers(events: readonly StudyEvent[]): PastAnswer[] {
  return effectiveEvents(events).filter((event) => event.type === "answered");
}

const DESIGN = "design:";

/** By what the log names an answer to a question about the learner's own solution of an exercise. */
export function designAnswer(question: string): string {
  return `${DESIGN}${question}`;
}

/** Names the card of a question; one about the learner's own solution names itself. Exercises and terms have `exercise:` and `term:`. */
export function questionCard(question: string): string {
  return question.startsWith(DESIGN) ? question : `question:${question}`;
}

const SCENARIO = "scenario:";

/** By what the log names an answer to a scenario, which is no question of the bank. */
export function scenarioAnswer(scenario: string): string {
  return `${SCENARIO}${scenario}`;
}

function isScenario(question: string): boolean {
  return question.startsWith(SCENARIO);
}

const DAY = 86_400_000;

/**
 * The history that the schedule of reviews follows from. A question is in it once it was answered, wherever that was;
 * a scenario is not, since it takes half an hour. An exercise is in it once it failed often: with a weak answer, and
 * with a better one each day on which it passes anew. A term is in it once it was looked up: that is half an answer.
 */
export const reviewHistory = projection((events): readonly Answered[] => {
  const history: Answered[] = [];
  const failures = new Map<string, number>();
  const lastDay = new Map<string, number>();
  /** What happens in passing counts once a day. */
  const inPassing = (card: string, at: number, score: Answered["score"]): void => {
    const today = Math.floor(at / DAY);
    if (lastDay.get(card) === today) return;
    lastDay.set(card, today);
    history.push({ card, at, score });
  };
  for (const event of effectiveEvents(events)) {
    const { at } = event;
    if (event.type === "answered" && !isScenario(event.question)) {
      history.push({ card: questionCard(event.question), at, score: event.score });
    } else if (event.type === "reviewed") {
      history.push({ card: event.card, at, score: event.score });
    } else if (event.type === "looked-up") {
      inPassing(`term:${event.term}`, at, 1);
    } else if (event.type === "ran") {
      const card = `exercise:${event.exercise}`;
      const before = failures.get(card) ?? 0;
      if (event.status === "passed") {
        failures.set(card, 0);
        const returning = lastDay.has(card) && before < FAILED_OFTEN;
        if (returning) inPassing(card, at, before === 0 ? 2 : 1);
      } else if (event.status !== "runner-unavailable" && event.status !== "cancelled") {
        failures.set(card, before + 1);
        if (before + 1 === FAILED_OFTEN) inPassing(card, at, 0);
      }
    }
  }
  return history;
});
