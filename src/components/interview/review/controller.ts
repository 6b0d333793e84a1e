/** What the review page does. Everything that it touches is handed in. */
import { reviewHistory } from "../../../interview/history.ts";
import { dueReviews, type Review, reviewsOf } from "../../../interview/reviews.ts";
import type { Score } from "../../../interview/scorecard.ts";
import type { AnswerDrafts } from "../../../study/answer-drafts.ts";
import type { Study } from "../../../study/study.ts";
import { type DesignSheet, questionOf } from "../design/design-data.ts";
import { type OwnQuestion, ownQuestion, ownSolution } from "../design/own-question.ts";
import { recordAnswer, withdraw } from "../practice-log.ts";
import { PracticeSession, type PracticeState } from "../practice-session.ts";
import type { AskableQuestion } from "../question-data.ts";
import {
  type AskedSubject,
  ankiExport,
  type CardSubject,
  type Deck,
  isAsked,
  nameOf,
  subjectOf,
} from "./cards.ts";

/** A card of the schedule that the course still has. */
export interface ScheduledCard extends Review {
  readonly subject: CardSubject;
}

/** The card on the screen. */
export type CurrentCard =
  | {
      readonly kind: "question";
      readonly card: string;
      readonly session: PracticeSession;
      readonly practice: PracticeState;
      /** Of a question about the learner's own solution. */
      readonly design?: AskedDesign;
    }
  | {
      readonly kind: "exercise" | "term";
      readonly card: string;
      readonly subject: Exclude<CardSubject, AskedSubject>;
      /** Whether the answer is shown. */
      readonly open: boolean;
    };

/** The exercise that a question is about, and the lines that it quotes, found again in the solution. */
export interface AskedDesign {
  readonly title: string;
  readonly own: OwnQuestion;
}

/** What the review page shows. */
export interface ReviewState {
  readonly deck: Deck;
  readonly now: number;
  /** The whole schedule, soonest first, dead letters among it. */
  readonly scheduled: readonly ScheduledCard[];
  /** What is due, the longest overdue first. */
  readonly due: readonly ScheduledCard[];
  readonly current: CurrentCard | undefined;
  /** What was rated last, so that it can be taken back. */
  readonly last: { readonly event: string; readonly text: string } | undefined;
}

/** The world, as the controller sees it. */
export interface ReviewParts {
  readonly study: Study;
  readonly deck: Deck;
  readonly drafts: AnswerDrafts;
  readonly now: () => number;
  readonly fetchQuestion: (id: string) => Promise<AskableQuestion>;
  readonly fetchDesignSheet: (exercise: string) => Promise<DesignSheet>;
  /** Gives the learner a file. */
  readonly download: (name: string, text: string) => void;
  readonly onChange: (state: ReviewState) => void;
}

const NAMES: Readonly<Record<Score, string>> = { 0: "missed", 1: "partly", 2: "clearly" };

export class ReviewController {
  readonly #parts: ReviewParts;
  #state: ReviewState;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
    this.#state = {
      deck: parts.deck,
      now: parts.now(),
      scheduled: [],
      due: [],
      current: undefined,
      last: undefined,
    };
  }

  get state(): ReviewState {
    return this.#state;
  }

  /** Reads the log, and shows the first card that is due. */
  async next(): Promise<void> {
    await this.#read();
    const [first] = this.#state.due;
    if (first === undefined) this.#become({ current: undefined });
    else await this.open(first);
  }

  /** Shows a card, due or not. */
  async open({ card, subject }: ScheduledCard): Promise<void> {
    if (!isAsked(subject)) {
      this.#become({ current: { kind: subject.kind, card, subject, open: false } });
      return;
    }
    const { study, drafts, now } = this.#parts;
    const { question, design } = await this.#asked(subject);
    const session = new PracticeSession({
      question,
      where: "review",
      drafts,
      now,
      record: async (fact) => {
        const kept = await recordAnswer(study, fact, now());
        await this.#read();
        return kept;
      },
      withdraw: async (event) => {
        await withdraw(study, event, now());
        await this.#read();
      },
      onChange: (practice) => {
        const { current } = this.#state;
        if (current?.kind === "question" && current.session === session) {
          this.#become({ current: { ...current, practice } });
        }
      },
    });
    this.#become({
      current: {
        kind: "question",
        card,
        session,
        practice: session.state,
        ...(design === undefined ? {} : { design }),
      },
      last: undefined,
    });
  }

  /** Shows the answer of a term or an exercise. */
  reveal(): void {
    const { current } = this.#state;
    if (current !== undefined && current.kind !== "question") {
      this.#become({ current: { ...current, open: true } });
    }
  }

  /** Says how well a term or an exercise was known, and goes on to the next card. */
  async rate(score: Score): Promise<void> {
    const { current } = this.#state;
    if (current === undefined || current.kind === "question" || !current.open) return;
    const { card, subject } = current;
    // At once, so that a second press does not rate it twice.
    this.#become({ current: undefined });
    const { id } = await this.#parts.study.record(
      { type: "reviewed", card, score },
      this.#parts.now(),
    );
    await this.next();
    this.#become({ last: { event: id, text: `${nameOf(subject)}: ${score}, ${NAMES[score]}.` } });
  }

  /** Takes the last rating back, and shows its card again. */
  async undo(): Promise<void> {
    const { last } = this.#state;
    if (last === undefined) return;
    this.#become({ last: undefined });
    await withdraw(this.#parts.study, last.event, this.#parts.now());
    await this.next();
  }

  /** Gives the whole schedule as a file for Anki. */
  async exportToAnki(): Promise<void> {
    const { deck, fetchQuestion, fetchDesignSheet, download } = this.#parts;
    const fetchSubject = async (subject: AskedSubject): Promise<AskableQuestion> =>
      subject.kind === "question"
        ? fetchQuestion(subject.question.id)
        : questionOf(await fetchDesignSheet(subject.question.exercise), subject.id);
    download("minibroker-anki.txt", await ankiExport(this.#state.scheduled, deck, fetchSubject));
  }

  /** What is asked on a card; of the learner's own solution, with the lines that it quotes. */
  async #asked(
    subject: AskedSubject,
  ): Promise<{ readonly question: AskableQuestion; readonly design?: AskedDesign }> {
    const { study, fetchQuestion, fetchDesignSheet } = this.#parts;
    if (subject.kind === "question") return { question: await fetchQuestion(subject.question.id) };
    const { exercise } = subject.question;
    const [sheet, solution] = await Promise.all([
      fetchDesignSheet(exercise),
      ownSolution(study, exercise),
    ]);
    const own = await ownQuestion(questionOf(sheet, subject.id), sheet.file, solution);
    return { question: own.question, design: { title: sheet.title, own } };
  }

  async #read(): Promise<void> {
    const { study, deck, now } = this.#parts;
    const reviews = reviewsOf(reviewHistory(await study.events()));
    const known = (all: readonly Review[]): ScheduledCard[] =>
      all.flatMap((review) => {
        const subject = subjectOf(review.card, deck);
        return subject === undefined ? [] : [{ ...review, subject }];
      });
    const time = now();
    this.#become({
      now: time,
      scheduled: known(reviews).toSorted((left, right) => left.due - right.due),
      due: known(dueReviews(reviews, time)),
    });
  }

  #become(change: Partial<ReviewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.onChange(this.#state);
  }
}
