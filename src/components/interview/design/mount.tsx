/** Brings the questions about the learner's own solution to life. */
import { render } from "preact";
import { designAnswer, type PastAnswer, pastAnswers } from "../../../interview/history.ts";
import { answerDrafts } from "../../../study/answer-drafts.ts";
import type { StudyEvent } from "../../../study/events.ts";
import { exerciseProgress, progressOf } from "../../../study/progress.ts";
import { Study } from "../../../study/study.ts";
import { AnswerDeletion, recordAnswer, withdraw } from "../practice-log.ts";
import { PracticeSession } from "../practice-session.ts";
import { Unavailable } from "../Unavailable.tsx";
import { type DesignActions, type DesignState, DesignView, NotSolved } from "./DesignView.tsx";
import { type DesignSheet, fetchDesignSheet, questionOf } from "./design-data.ts";
import { lastScores, slugOf, whoseTurn } from "./own-answers.ts";
import { type OwnSolution, ownQuestion, ownSolution } from "./own-question.ts";

/** Draws the questions about `root`'s exercise into it. The address says which is asked: `?question=`. */
export async function mountDesign(root: HTMLElement): Promise<void> {
  try {
    const exercise = root.dataset["exercise"] ?? "";
    const [study, sheet] = await Promise.all([Study.open(), fetchDesignSheet(exercise)]);
    const events = await study.events();
    root.replaceChildren();
    if (!exerciseProgress(progressOf(events), exercise).solved) {
      render(<NotSolved sheet={sheet} />, root);
      return;
    }
    const design = new Design(root, study, sheet, await ownSolution(study, exercise));
    const asked = new URLSearchParams(location.search).get("question");
    const turn = whoseTurn(sheet, lastScores(sheet, pastAnswers(events)));
    await design.show(asked === null ? (turn ?? "") : designAnswer(asked), events);
  } catch (cause) {
    root.replaceChildren();
    render(<Unavailable cause={cause} />, root);
  }
}

class Design implements DesignActions {
  readonly #root: HTMLElement;
  readonly #study: Study;
  readonly #sheet: DesignSheet;
  readonly #solution: OwnSolution | undefined;
  #state: DesignState | undefined;
  readonly #deletion: AnswerDeletion;

  constructor(
    root: HTMLElement,
    study: Study,
    sheet: DesignSheet,
    solution: OwnSolution | undefined,
  ) {
    this.#root = root;
    this.#study = study;
    this.#deletion = new AnswerDeletion(study);
    this.#sheet = sheet;
    this.#solution = solution;
  }

  /** Asks a question of the sheet. @param events the log, where it was just read. */
  async show(id: string, events?: readonly StudyEvent[]): Promise<void> {
    const asked = questionOf(this.#sheet, id);
    const { question, quote } = await ownQuestion(asked, this.#sheet.file, this.#solution);
    const session = new PracticeSession({
      question,
      where: "design",
      drafts: answerDrafts(),
      now: () => Date.now(),
      record: async (fact) => {
        const kept = await recordAnswer(this.#study, fact, Date.now());
        await this.#readPast();
        return kept;
      },
      withdraw: async (event) => {
        await withdraw(this.#study, event, Date.now());
        await this.#readPast();
      },
      onChange: (practice) => {
        if (this.#state?.session === session) this.#become({ practice });
      },
    });
    const address = new URL(location.href);
    address.searchParams.set("question", slugOf(id));
    history.replaceState(null, "", address);
    this.#deletion.forget();
    this.#state = {
      sheet: this.#sheet,
      answered: new Map(),
      session,
      practice: session.state,
      quote,
      past: [],
      deleted: false,
    };
    this.#showPast(events ?? (await this.#study.events()));
  }

  ask(question: string): void {
    this.#state?.session.leaving();
    this.show(question).then(
      () => document.getElementById("question")?.focus(),
      (cause: unknown) => render(<Unavailable cause={cause} />, this.#root),
    );
  }

  again(): void {
    this.#state?.session.again();
  }

  async remove(answer: PastAnswer): Promise<void> {
    await this.#deletion.remove(answer, Date.now());
    await this.#readPast();
  }

  async bringBack(): Promise<void> {
    await this.#deletion.bringBack(Date.now());
    await this.#readPast();
  }

  async #readPast(): Promise<void> {
    this.#showPast(await this.#study.events());
  }

  #showPast(events: readonly StudyEvent[]): void {
    const answers = pastAnswers(events);
    const id = this.#state?.session.question.id;
    this.#become({
      answered: lastScores(this.#sheet, answers),
      past: answers.filter(({ question }) => question === id).toReversed(),
      deleted: this.#deletion.undoable,
    });
  }

  #become(change: Partial<DesignState>): void {
    if (this.#state === undefined) return;
    this.#state = { ...this.#state, ...change };
    render(<DesignView state={this.#state} actions={this} />, this.#root);
  }
}
