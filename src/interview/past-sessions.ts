/** The mock interviews of the log, and their scorecards. */
import { effectiveEvents } from "../study/effective-events.ts";
import type { InterviewedFact, StudyEvent } from "../study/events.ts";
import type { PastAnswer } from "./history.ts";
import { type ScoredAnswer, scoreOf } from "./scorecard.ts";

/** A mock interview that was held and judged. */
export interface PastSession {
  readonly fact: InterviewedFact & { readonly id: string; readonly at: number };
  /** In the order in which they were asked. */
  readonly answers: readonly PastAnswer[];
}

/** Mock interviews that count, oldest first. Looks at each event once, however long the log is. */
export function pastSessions(events: readonly StudyEvent[]): PastSession[] {
  const answers = new Map<string, PastAnswer[]>();
  const held: PastSession["fact"][] = [];
  for (const event of effectiveEvents(events)) {
    if (event.type === "interviewed") held.push(event);
    if (event.type !== "answered" || event.session === undefined) continue;
    const own = answers.get(event.session);
    if (own === undefined) answers.set(event.session, [event]);
    else own.push(event);
  }
  return held
    .map((fact) => ({ fact, answers: answers.get(fact.session) ?? [] }))
    .toSorted((left, right) => left.fact.startedAt - right.fact.startedAt);
}

/** Ids of the events that a session consists of: what deleting it withdraws. */
export function eventsOf({ fact, answers }: PastSession): string[] {
  return [fact.id, ...answers.map(({ id }) => id)];
}

/** An answer of the log as the scorecard takes it. */
export function scoredAnswer(
  { question, points, mistakes, tradeOffs, communication }: PastAnswer,
  conceptOf: (question: string) => string,
): ScoredAnswer {
  return {
    question,
    concept: conceptOf(question),
    lines: points,
    mistakes: mistakes.length,
    ...(tradeOffs === undefined ? {} : { tradeOffs }),
    ...(communication === undefined ? {} : { communication }),
  };
}

/** A session as one number from 0 to 2: the mean of its answers. `undefined` if it has none. */
export function overall(answers: readonly ScoredAnswer[]): number | undefined {
  if (answers.length === 0) return undefined;
  return answers.reduce((sum, answer) => sum + scoreOf(answer), 0) / answers.length;
}
