/** One program that attacks the runner, or is merely broken, and what must come of it. */
import type { VerdictStatus } from "../../exercises/grading/verdict.ts";

/** A program and the verdict that it must get. */
export interface Program {
  /** What it does, as a phrase. Unique. */
  readonly name: string;
  readonly source: string;
  /** The statuses that are right in the page; more than one where the engine decides which limit comes first. */
  readonly inPage: readonly VerdictStatus[];
  /** Where the right statuses in a terminal are others. */
  readonly locally?: readonly VerdictStatus[];
  /** Why it is not run in a terminal. */
  readonly notLocally?: string;
  /** It solves nothing, so that no test may pass. */
  readonly cheats?: boolean;
}
