/**
 * The learner's history: an append-only log of what they did. Everything the site says about progress
 * is a projection of it, so it can be rebuilt, exported and merged.
 */
import type { RunnerKind, Verdict, VerdictStatus } from "../../exercises/grading/verdict.ts";

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

/** Why events no longer count: the course was begun again, or from a lesson on; or that was taken back. */
export type WithdrawalReason = "started-over" | "rewound" | "undone";

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
