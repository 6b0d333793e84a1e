/** What an import would change, apart from the import itself, which needs the shapes of all versions of the file. */
import type { Draft } from "./drafts.ts";
import type { StudyEvent } from "./events.ts";
import type { KeptInterview } from "./interviews.ts";
import type { Note } from "./notes.ts";

/** What an import would change. */
export interface ImportPlan {
  readonly newEvents: readonly StudyEvent[];
  /** Events of the file that are here already. */
  readonly knownEvents: number;
  readonly newDrafts: readonly Draft[];
  /** Drafts of the file that are newer than the ones here, and would take their place. */
  readonly replacedDrafts: readonly { readonly mine: Draft; readonly imported: Draft }[];
  /** Drafts that stay as they are here: the same, or newer than the file's. */
  readonly keptDrafts: readonly Draft[];
  readonly newNotes: readonly Note[];
  /** Notes of the file that were changed, or deleted, after the ones here. */
  readonly replacedNotes: readonly { readonly mine: Note; readonly imported: Note }[];
  readonly newInterviews: readonly KeptInterview[];
  /** Mock interviews of the file that went on after the ones here. */
  readonly replacedInterviews: readonly {
    readonly mine: KeptInterview;
    readonly imported: KeptInterview;
  }[];
  /** Offsets of lessons that would become done. */
  readonly newlyDone: readonly number[];
}

/** Whether a plan changes nothing. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  return [
    plan.newEvents,
    plan.newDrafts,
    plan.replacedDrafts,
    plan.newNotes,
    plan.replacedNotes,
    plan.newInterviews,
    plan.replacedInterviews,
  ].every((part) => part.length === 0);
}
