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
  /** The learner closed a lesson. Offsets are lessons; a lesson may be committed once. */
  | { readonly type: "committed"; readonly exercise: string; readonly lesson: number }
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
  /** Takes back events by id, such as those of an import. The log keeps them; projections skip them. */
  | { readonly type: "withdrawn"; readonly events: readonly string[] };

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
