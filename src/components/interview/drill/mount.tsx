/** Brings the drill to life: chooses a question, asks it, keeps the answer, asks the next. */
import { render } from "preact";
import { levels } from "../../../content/level.ts";
import { type PastAnswer, pastAnswers, reviewHistory } from "../../../interview/history.ts";
import { pickNext, type Wanted } from "../../../interview/pick.ts";
import { reviewsOf } from "../../../interview/reviews.ts";
import { answerDrafts } from "../../../study/answer-drafts.ts";
import type { StudyEvent } from "../../../study/events.ts";
import { Study } from "../../../study/study.ts";
import { AnswerDeletion, recordAnswer, withdraw } from "../practice-log.ts";
import { PracticeSession } from "../practice-session.ts";
import { fetchQuestion, fetchQuestionList } from "../question-data.ts";
import { Unavailable } from "../Unavailable.tsx";
import { type DrillActions, type DrillState, DrillView } from "./DrillView.tsx";

/** Draws the drill into `root`. The address says what is asked: `?question=`, `?concept=`, `?level=`. */
export async function mountDrill(root: HTMLElement): Promise<void> {
  try {
    const [study, list] = await Promise.all([Study.open(), fetchQuestionList()]);
    const address = new URLSearchParams(location.search);
    const level = levels.find((one) => one === address.get("level"));
    const wanted: Wanted = { concept: address.get("concept") ?? undefined, level };
    const drill = new Drill(root, study, { list, wanted });
    root.replaceChildren();
    await drill.ask(address.get("question") ?? undefined);
  } catch (cause) {
    root.replaceChildren();
    render(<Unavailable cause={cause} />, root);
  }
}

class Drill implements DrillActions {
  readonly #root: HTMLElement;
  readonly #study: Study;
  #shown: Pick<DrillState, "list" | "wanted">;
  #question: Omit<DrillState, "list" | "wanted"> | undefined;
  readonly #deletion: AnswerDeletion;

  constructor(root: HTMLElement, study: Study, shown: Pick<DrillState, "list" | "wanted">) {
    this.#root = root;
    this.#study = study;
    this.#deletion = new AnswerDeletion(study);
    this.#shown = shown;
  }

  /** Asks a question, or the one whose turn it is. */
  async ask(question?: string): Promise<void> {
    const events = await this.#study.events();
    const id = question ?? this.#pick(events);
    const session = new PracticeSession({
      question: await fetchQuestion(id),
      where: "drill",
      drafts: answerDrafts(),
      now: () => Date.now(),
      record: (fact) => recordAnswer(this.#study, fact, Date.now()),
      withdraw: async (event) => void (await withdraw(this.#study, event, Date.now())),
      onChange: (practice) => this.#become({ practice }),
    });
    this.#address(id);
    this.#deletion.forget();
    this.#question = { session, practice: session.state, past: [], deleted: false };
    this.#showPast(events);
  }

  want(wanted: Wanted): void {
    this.#shown = { ...this.#shown, wanted };
    this.next();
  }

  next(): void {
    this.#question?.session.leaving();
    this.ask().then(
      () => document.getElementById("question")?.focus(),
      (cause: unknown) => render(<Unavailable cause={cause} />, this.#root),
    );
  }

  again(): void {
    this.#question?.session.again();
    void this.#readPast();
  }

  async remove(answer: PastAnswer): Promise<void> {
    await this.#deletion.remove(answer, Date.now());
    await this.#readPast();
  }

  async bringBack(): Promise<void> {
    await this.#deletion.bringBack(Date.now());
    await this.#readPast();
  }

  #pick(events: readonly StudyEvent[]): string {
    const { list, wanted } = this.#shown;
    const now = Date.now();
    const reviews = reviewsOf(reviewHistory(events));
    const shown = this.#question?.session.question.id;
    const next =
      pickNext(list.questions, wanted, reviews, now, shown) ??
      pickNext(list.questions, {}, reviews, now, shown);
    return next?.id ?? "";
  }

  async #readPast(): Promise<void> {
    this.#showPast(await this.#study.events());
  }

  #showPast(events: readonly StudyEvent[]): void {
    const id = this.#question?.session.question.id;
    const past = pastAnswers(events)
      .filter(({ question }) => question === id)
      .toReversed();
    this.#become({ past, deleted: this.#deletion.undoable });
  }

  #address(question: string): void {
    const { concept, level } = this.#shown.wanted;
    const address = new URL(location.href);
    address.search = "";
    address.searchParams.set("question", question);
    if (concept !== undefined) address.searchParams.set("concept", concept);
    if (level !== undefined) address.searchParams.set("level", level);
    history.replaceState(null, "", address);
  }

  #become(change: Partial<Omit<DrillState, "list" | "wanted">>): void {
    if (this.#question === undefined) return;
    this.#question = { ...this.#question, ...change };
    render(<DrillView state={{ ...this.#shown, ...this.#question }} actions={this} />, this.#root);
  }
}
