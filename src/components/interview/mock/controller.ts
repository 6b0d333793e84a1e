/** Drives the page of the mock interview. Everything that it touches is handed in. */
import { withMistake, withScore, withSuggestions } from "../../../interview/assessment.ts";
import { clarificationsFor } from "../../../interview/clarifying.ts";
import { type KeepingEnvironment, KeptSession } from "../../../interview/kept-session.ts";
import { drawPlan, NothingToAskError, type PlanBank } from "../../../interview/mock-plan.ts";
import * as mock from "../../../interview/mock-session.ts";
import type { Score } from "../../../interview/scorecard.ts";
import { studyEvent } from "../../../study/events.ts";
import {
  type Judgement,
  type KeptInterview,
  type MockSession,
  openInterview,
  type PlanPart,
  type PlanRequest,
} from "../../../study/interviews.ts";
import type { Study } from "../../../study/study.ts";
import type { QuestionList } from "../question-data.ts";
import { factsOf, judgedPart } from "./judged-part.ts";
import type { AskedPart, JudgedSkill, MockActions, MockState } from "./state.ts";

/** The world, as the page sees it. */
export interface MockParts {
  readonly study: Study;
  readonly list: QuestionList;
  readonly bank: PlanBank;
  readonly request: PlanRequest;
  readonly keeping: KeepingEnvironment;
  readonly newId: () => string;
  readonly newSeed: () => number;
  readonly fetchPart: (part: PlanPart) => Promise<AskedPart>;
  readonly onChange: (state: MockState) => void;
  readonly onJudged: (session: string) => void;
  /** The questions could not be fetched. */
  readonly onFailed: (cause: unknown) => void;
}

/** The page of the mock interview. */
export class MockController implements MockActions {
  readonly #parts: MockParts;
  #request: PlanRequest;
  #past: readonly KeptInterview[] = [];
  #kept: KeptSession | undefined;
  #asked: readonly AskedPart[] = [];
  /** The part that is being judged. */
  #judging = 0;
  #problem: string | undefined;

  constructor(parts: MockParts) {
    this.#parts = parts;
    this.#request = parts.request;
  }

  get state(): MockState {
    const { list, study, keeping } = this.#parts;
    return {
      list,
      request: this.#request,
      past: this.#past,
      open: this.#open(),
      now: keeping.now(),
      problem: this.#problem,
      storage: study.problem?.message,
    };
  }

  /** Takes up the interview that goes on, if there is one. */
  async start(): Promise<void> {
    const { study, keeping } = this.#parts;
    const interviews = await study.interviews();
    this.#past = interviews.filter(({ session }) => session.stage === "judged");
    const open = openInterview(interviews);
    if (open !== undefined) {
      await this.#show(await KeptSession.open(open, study, keeping));
    }
    this.#changed();
  }

  ask(request: Partial<PlanRequest>): void {
    this.#request = { ...this.#request, ...request };
    this.#problem = undefined;
    this.#changed();
  }

  begin(): void {
    const { study, bank, keeping, newId } = this.#parts;
    let plan: PlanPart[];
    try {
      plan = drawPlan(this.#request, bank);
    } catch (cause) {
      if (!(cause instanceof NothingToAskError)) throw cause;
      this.#problem = cause.message;
      this.#changed();
      return;
    }
    this.#attempt(async () => {
      /* Fetched first: the clock starts when there is something to answer. */
      this.#asked = await Promise.all(plan.map(this.#parts.fetchPart));
      const begun = mock.begin(newId(), this.#request, plan, keeping.now());
      this.#kept = await KeptSession.begin(begun, study, keeping);
      this.#changed();
    });
  }

  answer(text: string): void {
    this.#become((session) => mock.answer(session, text));
  }

  clarify(asked: string): void {
    const open = this.#open();
    if (open === undefined || asked.trim() === "") return;
    const here = open.asked[mock.place(open.session).part];
    if (here?.kind !== "scenario") return;
    const answers = clarificationsFor(asked, here.scenario.clarify);
    this.#become((session) => mock.clarify(session, { asked: asked.trim(), answers }));
  }

  note(notes: string): void {
    this.#become((session) => ({ ...session, notes }));
  }

  draw(drawing: string | undefined): void {
    this.#become((session) => mock.draw(session, drawing));
  }

  goOn(): void {
    this.#become((session, now) => mock.goOn(session, now));
  }

  moveOn(): void {
    this.#become((session, now) => mock.moveOn(session, now));
  }

  pause(): void {
    this.#become((session, now) => mock.pause(session, now));
    void this.#kept?.flush();
  }

  resume(): void {
    this.#become((session, now) => mock.resume(session, now));
  }

  end(): void {
    this.#judging = 0;
    this.#become((session, now) => mock.end(session, now));
  }

  discard(): void {
    this.#attempt(async () => {
      await this.#kept?.remove();
      this.#kept = undefined;
      this.#request = { ...this.#request, seed: this.#parts.newSeed() };
      this.#changed();
    });
  }

  show(part: number): void {
    this.#judging = part;
    this.#changed();
  }

  score(line: string, score: Score): void {
    this.#judge((judgement) => ({ ...judgement, ...withScore(judgement, line, score) }));
  }

  mistake(mistake: string, made: boolean): void {
    this.#judge((judgement) => ({ ...judgement, ...withMistake(judgement, mistake, made) }));
  }

  takeSuggestions(): void {
    const judged = this.#open()?.judged;
    if (judged === undefined) return;
    const points = judged.recognition.points.filter(({ why }) => why !== "");
    const suggestions = { ...judged.recognition, points };
    this.#judge((judgement) => ({ ...judgement, ...withSuggestions(judgement, suggestions) }));
  }

  skill(skill: JudgedSkill, score: Score): void {
    this.#judge((judgement) => ({ ...judgement, [skill]: score }));
  }

  nextPart(): void {
    const open = this.#open();
    if (open?.judged === undefined || open.judged.left > 0) return;
    const later = open.session.parts.findIndex(
      (part, index) => index !== this.#judging && !this.#isJudged(part, index),
    );
    if (later >= 0) this.show(later);
    else this.#attempt(() => this.#close());
  }

  /** The clock moved. */
  tick(): void {
    if (this.#kept?.session.runningSince === undefined) return;
    this.#kept.seen();
    this.#changed();
  }

  /** The page is being left. */
  leaving(): void {
    if (this.#kept === undefined) return;
    this.#kept.seen();
    void this.#kept.flush();
  }

  async #show(kept: KeptSession): Promise<void> {
    this.#asked = await Promise.all(kept.session.plan.map(this.#parts.fetchPart));
    this.#kept = kept;
    const next = kept.session.parts.findIndex((part, index) => !this.#isJudged(part, index));
    this.#judging = Math.max(0, next);
  }

  #isJudged(part: MockSession["parts"][number], index: number): boolean {
    const asked = this.#asked[index];
    return asked === undefined || judgedPart(asked, part, index).left === 0;
  }

  async #close(): Promise<void> {
    const kept = this.#kept;
    if (kept === undefined) return;
    const { study, keeping, onJudged } = this.#parts;
    const { id } = kept.session;
    const now = keeping.now();
    /* Named by their place, so that closing twice writes once. */
    const events = factsOf(kept.session, this.#asked).map((fact, index) =>
      studyEvent(fact, now, `${id}-${index}`),
    );
    await study.append(events);
    kept.become(mock.close(kept.session));
    await kept.flush();
    onJudged(id);
  }

  #open(): MockState["open"] {
    const kept = this.#kept;
    if (kept === undefined) return undefined;
    const { session } = kept;
    const asked = this.#asked[this.#judging];
    const part = session.parts[this.#judging];
    const judging = session.stage !== "asking" && asked !== undefined && part !== undefined;
    return {
      session,
      asked: this.#asked,
      judged: judging ? judgedPart(asked, part, this.#judging) : undefined,
      conflict: kept.conflict?.message,
    };
  }

  #judge(change: (judgement: Judgement) => Judgement): void {
    const part = this.#judging;
    this.#become((session) => {
      const before = session.parts[part];
      return before === undefined ? session : mock.judge(session, part, change(before.judgement));
    });
  }

  #become(change: (session: MockSession, now: number) => MockSession): void {
    const kept = this.#kept;
    if (kept === undefined) return;
    kept.become(change(kept.session, this.#parts.keeping.now()));
    this.#changed();
  }

  #attempt(work: () => Promise<void>): void {
    work().catch((cause: unknown) => this.#parts.onFailed(cause));
  }

  #changed(): void {
    this.#parts.onChange(this.state);
  }
}
