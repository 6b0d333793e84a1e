/**
 * One question from the first word to the log: answered against the clock, held against its rubric, kept. Drill, review
 * and mock interview show it in their own ways. Everything that it touches is handed in.
 */
import {
  answeredFact,
  type Decisions,
  linesLeft,
  UNDECIDED,
  withMistake,
  withScore,
  withSuggestions,
} from "../../interview/assessment.ts";
import { type Recognition, recognise } from "../../interview/recogniser.ts";
import type { Score } from "../../interview/scorecard.ts";
import {
  type AnswerDraft,
  type AnswerDrafts,
  covers,
  latest,
  type Seen,
  withWordsOf,
} from "../../study/answer-drafts.ts";
import type { AnsweredFact, AnsweredWhere } from "../../study/events.ts";
import type { AskableQuestion } from "./question-data.ts";

/** An answer that is in the log. */
export interface KeptAnswer {
  /** Of its event. */
  readonly id: string;
  readonly score: Score;
  /** When the question comes back, in milliseconds since the epoch; `undefined` for a dead letter. */
  readonly due: number | undefined;
}

/** Where a question stands. */
export interface PracticeState {
  readonly phase: "answering" | "scoring" | "done";
  readonly text: string;
  /** What another tab wrote to the same question, in place of which this text is shown; empty if none did. */
  readonly aside: string;
  /** Whether the browser keeps what is typed. */
  readonly kept: "kept" | "not-kept";
  /** Time spent answering. */
  readonly seconds: number;
  readonly paused: boolean;
  /** What the answer seems to say. Made when the rubric is first shown, and anew when the answer changed. */
  readonly recognition: Recognition;
  readonly decisions: Decisions;
  /** Lines that wait for a decision. */
  readonly left: number;
  /** Once it is done. */
  readonly answer: KeptAnswer | undefined;
  /** Why it could not be kept; the answer stays where it is. */
  readonly problem: string | undefined;
}

/** The world, as the session sees it. */
export interface PracticeParts {
  readonly question: AskableQuestion;
  readonly where: AnsweredWhere;
  /** The mock interview that it belongs to. */
  readonly session?: string;
  /** Under which the draft is kept; the question's id if not given. */
  readonly draftKey?: string;
  readonly drafts: AnswerDrafts;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly record: (fact: AnsweredFact) => Promise<KeptAnswer>;
  readonly withdraw: (event: string) => Promise<void>;
  readonly onChange: (state: PracticeState) => void;
}

const NOTHING_HEARD: Recognition = { points: [], mistakes: [] };

export class PracticeSession {
  readonly #parts: PracticeParts;
  readonly #key: string;
  #state: PracticeState;
  /** What this page has seen of the draft. */
  #seen: Seen;
  /** Time spent before the clock was last started, in milliseconds. */
  #spent: number;
  /** When it was last started. */
  #since: number | undefined;

  /** Takes up a draft where there is one. The clock runs while the answer is open. */
  constructor(parts: PracticeParts) {
    this.#parts = parts;
    this.#key = parts.draftKey ?? parts.question.id;
    const draft = parts.drafts.read(this.#key);
    const decisions = draft === undefined ? UNDECIDED : draft;
    const phase = draft?.phase ?? "answering";
    const text = draft?.text ?? "";
    this.#seen = draft?.seen ?? {};
    this.#spent = (draft?.seconds ?? 0) * 1000;
    this.#since = phase === "answering" ? parts.now() : undefined;
    this.#state = {
      phase,
      text,
      aside: draft?.aside ?? "",
      kept: "kept",
      seconds: draft?.seconds ?? 0,
      paused: false,
      recognition: phase === "scoring" ? recognise(text, parts.question) : NOTHING_HEARD,
      decisions: { scores: decisions.scores, mistakes: decisions.mistakes },
      left: linesLeft(decisions, parts.question),
      answer: undefined,
      problem: undefined,
    };
  }

  get state(): PracticeState {
    return this.#state;
  }

  get question(): AskableQuestion {
    return this.#parts.question;
  }

  /** Takes what was typed. It is kept before this returns. */
  edit(text: string): void {
    this.#become({ text });
  }

  /** Takes what was heard, at the end of what is there. */
  hear(text: string): void {
    const before = this.#state.text;
    this.edit(before === "" || /\s$/.test(before) ? `${before}${text}` : `${before} ${text}`);
  }

  /** Follows what another tab writes to the same question; returns a function that stops it. */
  watch(): () => void {
    return this.#parts.drafts.watch(this.#key, () => this.#changedElsewhere());
  }

  /** Puts what another tab wrote in place of the text, and the text aside. */
  swapAside(): void {
    const { text, aside } = this.#state;
    this.#become({ text: aside, aside: text });
  }

  /** Lets go of what another tab wrote. */
  dropAside(): void {
    this.#become({ aside: "" });
  }

  /** Shows the time anew; for a clock that ticks. */
  tick(): void {
    if (this.#since !== undefined) this.#show({ seconds: this.#seconds() });
  }

  /** Keeps the time spent, for a page that is being left: beside the newest words, whoever wrote them. */
  leaving(): void {
    this.#changedElsewhere();
    if (this.#state.phase !== "done" && this.#begun()) this.#become({});
  }

  /** Stops the clock, or lets it go on. */
  pause(): void {
    if (this.#state.phase !== "answering") return;
    const paused = !this.#state.paused;
    this.#run(!paused);
    this.#become({ paused });
  }

  /** The answer is finished: the clock stops, and the rubric opens. */
  showRubric(): void {
    if (this.#state.phase !== "answering") return;
    this.#run(false);
    const recognition = recognise(this.#state.text, this.#parts.question);
    this.#become({ phase: "scoring", paused: false, recognition });
  }

  /** The answer is taken up again. What was decided stays. */
  backToAnswer(): void {
    if (this.#state.phase !== "scoring") return;
    this.#run(true);
    this.#become({ phase: "answering" });
  }

  score(point: string, score: Score): void {
    this.#decide(withScore(this.#state.decisions, point, score));
  }

  mistake(mistake: string, made: boolean): void {
    this.#decide(withMistake(this.#state.decisions, mistake, made));
  }

  /** Takes every suggestion about a line that is still open. */
  takeSuggestions(): void {
    this.#decide(withSuggestions(this.#state.decisions, this.#state.recognition));
  }

  /** Puts the answer into the log, once every line is decided. */
  async keep(): Promise<void> {
    const { phase, left, text, decisions } = this.#state;
    if (phase !== "scoring" || left > 0) return;
    const { question, where, session, record } = this.#parts;
    const fact = answeredFact(
      {
        question: question.id,
        where,
        ...(session === undefined ? {} : { session }),
        text,
        seconds: this.#seconds(),
      },
      question,
      decisions,
    );
    // At once, so that a second press does not keep it twice.
    this.#show({ phase: "done", problem: undefined });
    try {
      const answer = await record(fact);
      this.#forget();
      this.#show({ answer });
    } catch (cause) {
      console.error(cause);
      this.#show({
        phase: "scoring",
        problem: "The answer could not be put into your log. It is still here: try again.",
      });
    }
  }

  /** Takes the answer out of the log again, and goes back to its rubric. */
  async undo(): Promise<void> {
    const { answer } = this.#state;
    if (answer === undefined) return;
    await this.#parts.withdraw(answer.id);
    this.#become({ phase: "scoring", answer: undefined });
  }

  /** Begins the question anew, with an empty pad. */
  again(): void {
    this.#spent = 0;
    this.#since = this.#parts.now();
    this.#show({
      phase: "answering",
      text: "",
      seconds: 0,
      paused: false,
      decisions: UNDECIDED,
      left: linesLeft(UNDECIDED, this.#parts.question),
      answer: undefined,
      problem: undefined,
    });
  }

  #decide(decisions: Decisions): void {
    if (this.#state.phase !== "scoring") return;
    this.#become({ decisions, left: linesLeft(decisions, this.#parts.question) });
  }

  #run(running: boolean): void {
    const now = this.#parts.now();
    if (this.#since !== undefined) this.#spent += now - this.#since;
    this.#since = running ? now : undefined;
  }

  #seconds(): number {
    const running = this.#since === undefined ? 0 : this.#parts.now() - this.#since;
    return Math.max(0, Math.floor((this.#spent + running) / 1000));
  }

  #begun(): boolean {
    return this.#state.text !== "" || this.#state.phase === "scoring";
  }

  /** Changes the state, keeps the draft, and shows it. */
  #become(change: Partial<PracticeState>): void {
    const state = { ...this.#state, ...change, seconds: this.#seconds() };
    const { phase, text, aside, seconds, decisions } = state;
    if (phase === "done") {
      this.#show(state);
      return;
    }
    const draft = { key: this.#key, text, aside, seconds, phase, ...decisions };
    const kept = this.#parts.drafts.keep(draft, this.#seen);
    this.#seen = kept?.seen ?? this.#seen;
    this.#show({
      ...state,
      aside: kept?.aside ?? aside,
      kept: kept === undefined ? "not-kept" : "kept",
    });
  }

  /** The answer is in the log. What another tab wrote is there when the question is asked again. */
  #forget(): void {
    const { drafts } = this.#parts;
    const { aside } = this.#state;
    if (aside === "") {
      drafts.forget(this.#key, this.#seen);
      return;
    }
    const other = {
      key: this.#key,
      text: aside,
      aside: "",
      seconds: 0,
      phase: "answering",
    } as const;
    this.#seen = drafts.keep({ ...other, ...UNDECIDED }, this.#seen)?.seen ?? this.#seen;
  }

  /**
   * Another tab wrote. If it has seen what is on this page, or has put it aside, this page goes on with its words. If
   * not, the two wrote in the same moment, or the browser refused to keep this page's: then the other's go aside here.
   */
  #changedElsewhere(): void {
    const draft = this.#parts.drafts.read(this.#key);
    if (draft === undefined || covers(this.#seen, draft.seen)) return;
    if (this.#state.phase === "done") return;
    const hasOurs = withWordsOf(draft, this.#state).aside === draft.aside;
    const hasSeenOurs = this.#state.kept === "kept" && covers(draft.seen, this.#seen);
    if (hasOurs || hasSeenOurs) {
      this.#follow(draft);
    } else {
      this.#seen = latest(this.#seen, draft.seen);
      this.#become({ aside: withWordsOf(this.#state, draft).aside });
    }
  }

  #follow({ seen, text, aside, seconds, phase, scores, mistakes }: AnswerDraft): void {
    const { question, now } = this.#parts;
    const decisions = { scores, mistakes };
    this.#seen = latest(this.#seen, seen);
    this.#spent = seconds * 1000;
    this.#since = phase === "answering" && !this.#state.paused ? now() : undefined;
    this.#show({
      phase,
      text,
      aside,
      seconds,
      decisions,
      left: linesLeft(decisions, question),
      recognition: phase === "scoring" ? recognise(text, question) : this.#state.recognition,
    });
  }

  #show(change: Partial<PracticeState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.onChange(this.#state);
  }
}
