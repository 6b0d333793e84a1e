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

/** Deletes earlier answers, and brings back the one that was deleted last, while the page is open. */
export class AnswerDeletion {
  readonly #study: Study;
  /** The answer, with what brings it back. */
  #last: { readonly event: string; readonly text: string; readonly withdrawal: string } | undefined;

  constructor(study: Study) {
    this.#study = study;
  }

  /** Whether there is one to bring back. */
  get undoable(): boolean {
    return this.#last !== undefined;
  }

  /** Deletes an answer: it counts no more, and its words are gone from the log. */
  async remove({ id, text }: Pick<PastAnswer, "id" | "text">, now: number): Promise<void> {
    const withdrawal = await withdraw(this.#study, id, now);
    await this.#study.rewriteAnswer(id, "");
    this.#last = { event: id, text, withdrawal };
  }

  /** Brings the answer back, with its words. */
  async bringBack(now: number): Promise<void> {
    if (this.#last === undefined) return;
    const { event, text, withdrawal } = this.#last;
    await this.#study.rewriteAnswer(event, text);
    await withdraw(this.#study, withdrawal, now);
    this.#last = undefined;
  }

  /** Lets go of it: another question is shown. */
  forget(): void {
    this.#last = undefined;
  }
}

/** Takes an event of the log back. Taking back what this returns brings it again. */
export async function withdraw(study: Study, event: string, now: number): Promise<string> {
  const { id } = await study.record({ type: "withdrawn", events: [event], reason: "undone" }, now);
  return id;
}
