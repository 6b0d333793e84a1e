/** What the page of the mock interview shows, and what it does. */
import type { Decisions, Rubric } from "../../../interview/assessment.ts";
import type { Recognition } from "../../../interview/recogniser.ts";
import type { Score } from "../../../interview/scorecard.ts";
import type { KeptInterview, MockSession, PlanRequest } from "../../../study/interviews.ts";
import type { AskableQuestion, QuestionList } from "../question-data.ts";
import type { AskableScenario } from "../scenario-data.ts";

/** What is asked in a part of the plan. */
export type AskedPart =
  | { readonly kind: "question"; readonly question: AskableQuestion }
  | { readonly kind: "scenario"; readonly scenario: AskableScenario };

/** A part held against its rubric. */
export interface JudgedPart {
  readonly index: number;
  readonly rubric: Rubric;
  readonly recognition: Recognition;
  readonly decisions: Decisions;
  /** Everything that was said in it. */
  readonly said: string;
  /** Lines that wait for a decision. */
  readonly left: number;
}

/** A skill that the candidate judges as a whole. */
export type JudgedSkill = "tradeOffs" | "communication";

/** An interview on the page. */
export interface OpenInterview {
  readonly session: MockSession;
  /** What each part of the plan asks, in its order. */
  readonly asked: readonly AskedPart[];
  /** The part that is being judged; absent while the interview goes on. */
  readonly judged: JudgedPart | undefined;
  /** Why nothing is saved any more. */
  readonly conflict: string | undefined;
}

/** The page. */
export interface MockState {
  readonly list: QuestionList;
  readonly request: PlanRequest;
  /** Interviews that are over. */
  readonly past: readonly KeptInterview[];
  readonly open: OpenInterview | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Why the interview could not begin, or the answers not be kept. */
  readonly problem: string | undefined;
  /** Why nothing is kept beyond this tab. */
  readonly storage: string | undefined;
}

/** What can be done on it. */
export interface MockActions {
  ask(request: Partial<PlanRequest>): void;
  begin(): void;
  answer(text: string): void;
  clarify(asked: string): void;
  note(text: string): void;
  draw(drawing: string | undefined): void;
  goOn(): void;
  moveOn(): void;
  pause(): void;
  resume(): void;
  end(): void;
  /** Deletes the interview with everything in it. */
  discard(): void;
  show(part: number): void;
  score(line: string, score: Score): void;
  mistake(mistake: string, made: boolean): void;
  takeSuggestions(): void;
  skill(skill: JudgedSkill, score: Score): void;
  /** Goes on to the next part, or to the scorecard. */
  nextPart(): void;
}
