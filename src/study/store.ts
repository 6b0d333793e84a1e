import type { Draft, Version } from "./drafts.ts";
import type { StudyEvent } from "./events.ts";

/** A draft on its way in: the store gives it its revision. */
export type NewDraft = Omit<Draft, "revision">;

/** Where the log, the drafts and the earlier versions are kept. */
export interface StudyStore {
  /** Appends events; one whose id is already there is left out, so that an import can be repeated. */
  append(events: readonly StudyEvent[]): Promise<void>;
  /** The whole log, in the order it was written. */
  events(): Promise<StudyEvent[]>;
  draft(exercise: string): Promise<Draft | undefined>;
  drafts(): Promise<Draft[]>;
  /**
   * Writes a draft over the one it replaces.
   *
   * @param replaces the revision that the writer has seen; 0 if there was none.
   * @throws {DraftConflictError} if another revision is stored.
   */
  saveDraft(draft: NewDraft, replaces: number): Promise<Draft>;
  /** Keeps an earlier text; drops the oldest beyond `VERSIONS_KEPT`. */
  keepVersion(version: Version): Promise<void>;
  /** Earlier texts of an exercise, oldest first. */
  versions(exercise: string): Promise<Version[]>;
  close(): void;
}
