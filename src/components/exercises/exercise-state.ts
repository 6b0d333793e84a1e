/** How an exercise stands, in a few words. */
import type { ExerciseProgress } from "../../study/progress.ts";

/** What the index of exercises says about one. */
export interface ExerciseState {
  readonly kind: "not-begun" | "begun" | "solved" | "committed";
  /** Without a full stop. */
  readonly text: string;
  /** Name of the button that opens it. */
  readonly open: string;
}

/**
 * @param work what the history says, untouched included
 * @param hasDraft whether the learner wrote something
 * @param committed whether its lesson was committed
 */
export function exerciseState(
  work: ExerciseProgress,
  tests: number,
  hasDraft: boolean,
  committed: boolean,
): ExerciseState {
  const runs = `${work.attempts} ${work.attempts === 1 ? "run" : "runs"}`;
  if (committed) return { kind: "committed", text: `Committed, after ${runs}`, open: "Look again" };
  if (work.solved)
    return { kind: "solved", text: "All tests pass, not committed", open: "Commit it" };
  if (work.last !== undefined) {
    const { status, passed } = work.last;
    const how =
      status === "did-not-compile" ? "Does not compile" : `${passed} of ${tests} tests pass`;
    return { kind: "begun", text: `${how}, ${runs}`, open: "Go on" };
  }
  if (hasDraft) return { kind: "begun", text: "Begun, not run yet", open: "Go on" };
  return { kind: "not-begun", text: "Not begun", open: "Begin" };
}
