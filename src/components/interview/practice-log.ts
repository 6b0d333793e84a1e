/** Between the practice and the learner's log. */
import { type PastAnswer, questionCard, reviewHistory } from "../../interview/history.ts";
import { reviewsOf } from "../../interview/reviews.ts";
import type { AnsweredFact } from "../../study/events.ts";
import type { Study } from "../../study/study.ts";
import type { KeptAnswer } from "./practice-session.ts";

/** Puts an answer into the log, and says when its question comes back. */
export async function recordAnswer(
  study: Study,
  fact: AnsweredFact,
  now: number,
): Promise<KeptAnswer> {
  const { id, at } = await study.record(fact, now);
  const card = questionCard(fact.question);
  const own = reviewHistory(await study.events()).filter((answered) => answered.card === card);
  const [review] = reviewsOf(own);
  const due = review === undefined || review.deadLetter ? undefined : Math.max(review.due, at);
  return { id, score: fact.score, due };
}

/** An answer that was deleted, with what brings it back while the page is open. */
export interface DeletedAnswer {
  readonly event: string;
  readonly text: string;
  readonly withdrawal: string;
}

/** Deletes an answer: it counts no more, and its words are gone from the log. */
export async function deleteAnswer(
  study: Study,
  { id, text }: Pick<PastAnswer, "id" | "text">,
  now: number,
): Promise<DeletedAnswer> {
  const withdrawal = await withdraw(study, id, now);
  await study.rewriteAnswer(id, "");
  return { event: id, text, withdrawal };
}

/** Brings a deleted answer back, with its words. */
export async function restoreAnswer(
  study: Study,
  { event, text, withdrawal }: DeletedAnswer,
  now: number,
): Promise<void> {
  await study.rewriteAnswer(event, text);
  await withdraw(study, withdrawal, now);
}

/** Takes an event of the log back. Taking back what this returns brings it again. */
export async function withdraw(study: Study, event: string, now: number): Promise<string> {
  const { id } = await study.record({ type: "withdrawn", events: [event], reason: "undone" }, now);
  return id;
}
