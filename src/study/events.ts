/**
 * The learner's history: an append-only log of what they did. Everything the site says about progress
 * is a projection of it, so it can be rebuilt, exported and merged.
 */
import type { RunnerKind, Verdict, VerdictStatus } from "../../exercises/grading/verdict.ts";
import type { Level } from "../content/level.ts";

/** Something the learner did, without its place in the log. */
export type StudyFact =
  | {
      readonly type: "ran";
      readonly exercise: string;
      readonly status: VerdictStatus;
      readonly passed: number;
      readonly total: number;
      /** Titles of the tests that did not pass. */
      readonly failed: readonly string[];
      readonly runner: RunnerKind;
      readonly durationMs: number;
    }
  /**
   * The learner closed a lesson. Offsets are lessons; a lesson may be committed once. `exercise` is the one
   * that was solved; a lesson without any is closed by its quick checks.
   */
  | { readonly type: "committed"; readonly exercise?: string; readonly lesson: number }
  /** A quick check was answered. The question is its name: one that was rewritten is a new one. */
  | {
      readonly type: "checked";
      readonly lesson: number;
      /** Anchor of the section that asks. */
      readonly section: string;
      readonly question: string;
      readonly right: boolean;
      /** How often this question was answered on this page, starting at 1. */
      readonly attempt: number;
    }
  /** Levels start at 1. */
  | {
      readonly type: "hint-shown";
      readonly exercise: string;
      readonly task: string;
      readonly level: number;
    }
  | { readonly type: "suite-revealed"; readonly exercise: string }
  | { readonly type: "solution-revealed"; readonly exercise: string }
  | { readonly type: "reset"; readonly exercise: string }
  | { readonly type: "reset-undone"; readonly exercise: string }
  /** An interview question was answered, and the learner held the answer against its rubric. */
  | AnsweredFact
  /** A mock interview was held and judged. Its answers are events of their own, with its id. */
  | InterviewedFact
  /** A term's definition was read. */
  | { readonly type: "looked-up"; readonly term: string }
  /** An exercise or a term came back, and the learner said how well they knew it. `card` as in the reviews. */
  | { readonly type: "reviewed"; readonly card: string; readonly score: LineScore }
  | { readonly type: "imported"; readonly events: number; readonly drafts: number }
  /**
   * Takes back events by id, such as those of an import. The log keeps them; projections skip them. Taking
   * back a withdrawal brings its events back.
   */
  | {
      readonly type: "withdrawn";
      readonly events: readonly string[];
      readonly reason?: WithdrawalReason;
    };

/**
 * Why events no longer count: the course was begun again, or from a lesson on; that was taken back; or a mock
 * interview was deleted.
 */
export type WithdrawalReason = "started-over" | "rewound" | "undone" | "deleted";

/** 0 missed, 1 partly, 2 clearly: the scale of every rubric. */
export type LineScore = 0 | 1 | 2;

/** Where a question was answered. */
export type AnsweredWhere = "drill" | "mock" | "review" | "design";

/** The longest answer that is kept, in UTF-16 units: three hours of speech. The box takes no more. */
export const ANSWER_LIMIT = 20_000;

/** An answer with what the learner made of it. */
export interface AnsweredFact {
  readonly type: "answered";
  /** Id in the bank; a question about the learner's own design has one of its own kind. */
  readonly question: string;
  readonly where: AnsweredWhere;
  /** The mock interview that it belongs to. */
  readonly session?: string;
  /** As it was typed or heard. */
  readonly text: string;
  /** Time spent answering. */
  readonly seconds: number;
  /** Every line of the rubric, in its order. */
  readonly points: readonly {
    readonly point: string;
    readonly weight: "must" | "should" | "bonus";
    /** What the page suggested: 2 or 0. */
    readonly suggested: LineScore;
    /** What the learner decided. */
    readonly score: LineScore;
  }[];
  /** Mistakes that the learner says they made, and whether the page had suggested them. */
  readonly mistakes: readonly { readonly mistake: string; readonly suggested: boolean }[];
  /** The answer as a whole, from its lines: what the schedule of reviews goes by. */
  readonly score: LineScore;
  /** As the learner judged them, where they were asked. */
  readonly tradeOffs?: LineScore;
  readonly communication?: LineScore;
}

/** A mock interview, as it was asked for and as it went. */
export interface InterviewedFact {
  readonly type: "interviewed";
  readonly session: string;
  readonly level: Level;
  /** As planned. */
  readonly minutes: number;
  /** Lessons to be asked about; all if empty. */
  readonly concepts: readonly string[];
  /** What the plan was drawn from. */
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Time spent, pauses not counted. */
  readonly seconds: number;
}

/** An entry of the log. */
export type StudyEvent = StudyFact & {
  /** Unique across devices, so that two histories can be merged. */
  readonly id: string;
  /** Milliseconds since the epoch, by the learner's clock. */
  readonly at: number;
};

/** Makes a log entry of a fact. */
export function studyEvent(
  fact: StudyFact,
  at: number,
  id: string = crypto.randomUUID(),
): StudyEvent {
  return { ...fact, id, at };
}

/** What the log keeps of a verdict: enough to say how a run went and which promises were broken. */
export function ranFact(verdict: Verdict): StudyFact {
  const failed = verdict.tests.filter((test) => test.status !== "passed").map((test) => test.title);
  return {
    type: "ran",
    exercise: verdict.exercise,
    status: verdict.status,
    passed: verdict.tests.length - failed.length,
    total: verdict.tests.length,
    failed,
    runner: verdict.runner,
    durationMs: Math.round(verdict.durationMs),
  };
}
