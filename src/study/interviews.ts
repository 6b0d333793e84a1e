/** Mock interviews as they are stored. Like drafts they are state, not events: only where they stand counts. */
import type { Level } from "../content/level.ts";
import type { LineScore } from "./events.ts";

/** What the learner asks for. */
export interface PlanRequest {
  readonly level: Level;
  readonly minutes: 15 | 30 | 45;
  /** Lessons to be asked about; all if empty. */
  readonly concepts: readonly string[];
  /** Any integer. The same seed draws the same plan from the same bank. */
  readonly seed: number;
}

/** One stretch of the interview. */
export type PlanPart =
  | { readonly kind: "warm-up" | "depth"; readonly question: string; readonly minutes: number }
  | {
      readonly kind: "scenario";
      readonly scenario: string;
      readonly minutes: number;
      /** How many of its three deep dives fit. */
      readonly deepDives: number;
    };

/** One thing that was asked, and what was answered. Times are in milliseconds. */
export interface Turn {
  readonly text: string;
  readonly spentMs: number;
}

/** A question that the candidate asked about a scenario. */
export interface Clarified {
  readonly asked: string;
  /** Which of the scenario's clarifications answer it, by their place; none if the interviewer leaves it open. */
  readonly answers: readonly number[];
}

/** How the candidate judged an answer. */
export interface Judgement {
  /** By id of the rubric's line. */
  readonly scores: Readonly<Record<string, LineScore>>;
  /** Ids of the mistakes that were made. */
  readonly mistakes: readonly string[];
  readonly tradeOffs?: LineScore;
  readonly communication?: LineScore;
}

/**
 * The largest drawing that is kept, in UTF-16 units: some 500 shapes. The journal writes it with every second of the
 * interview, and `localStorage` takes about 5 million.
 */
export const DRAWING_LIMIT = 300_000;

/** A part of the plan that was reached. */
export interface MockPart {
  /** The first is the question, or the whole scenario; each that follows, a follow-up or a deep dive, in their order. */
  readonly turns: readonly [Turn, ...Turn[]];
  readonly clarified: readonly Clarified[];
  readonly judgement: Judgement;
}

/** A mock interview. */
export interface MockSession {
  /** Unique across devices. */
  readonly id: string;
  readonly request: PlanRequest;
  readonly plan: readonly PlanPart[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Being asked, holding the answers against the rubric, or done with both. */
  readonly stage: "asking" | "judging" | "judged";
  /** Parts that were reached; while asking, the last of them is the current one. */
  readonly parts: readonly MockPart[];
  readonly notes: string;
  /** What is on the whiteboard, as `interview/drawing.ts` reads it; absent while nothing is. */
  readonly drawing?: string;
  /** When the clock was last started; absent while it stands. */
  readonly runningSince?: number;
}

/** One mock interview. */
export interface KeptInterview {
  readonly session: MockSession;
  /** When a page last showed or changed it, in milliseconds since the epoch. */
  readonly seenAt: number;
  /** Counts writes. A writer names the revision it replaces, so that two tabs cannot overwrite each other unseen. */
  readonly revision: number;
}

/** An interview on its way in: the store gives it its revision. */
export type NewInterview = Omit<KeptInterview, "revision">;

/** The interview that goes on, or waits to be judged; the last one, if there are several. */
export function openInterview(interviews: readonly KeptInterview[]): KeptInterview | undefined {
  return interviews
    .filter(({ session }) => session.stage !== "judged")
    .toSorted((left, right) => right.session.startedAt - left.session.startedAt)[0];
}
