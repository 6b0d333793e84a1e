import type { Draft, Version } from "./drafts.ts";
import type { StudyEvent } from "./events.ts";
import type { KeptInterview, NewInterview } from "./interviews.ts";
import type { NewNote, Note } from "./notes.ts";

/** A draft on its way in: the store gives it its revision. */
export type NewDraft = Omit<Draft, "revision">;

/** Where the log, the drafts, their earlier versions, the notes and the mock interviews are kept. */
export interface StudyStore {
  /** Appends events; one whose id is already there is left out, so that an import can be repeated. */
  append(events: readonly StudyEvent[]): Promise<void>;
  /** The whole log, in the order it was written. */
  events(): Promise<StudyEvent[]>;
  /**
   * Puts another text into an answer of the log: none, when the learner deletes it. It is the one thing in the log that
   * changes, since somebody who deletes their own words wants them gone.
   */
  rewriteAnswer(event: string, text: string): Promise<void>;
  draft(exercise: string): Promise<Draft | undefined>;
  drafts(): Promise<Draft[]>;
  /**
   * Writes a draft over the one it replaces.
   *
   * @param replaces the revision that the writer has seen; 0 if there was none.
   * @throws {DraftConflictError} if another revision is stored.
   */
  saveDraft(draft: NewDraft, replaces: number): Promise<Draft>;
  /**
   * Forgets a draft, so that the exercise begins from its starter again. Keep it as a version first.
   *
   * @param replaces the revision that the writer has seen.
   * @throws {DraftConflictError} if another revision is stored.
   */
  removeDraft(exercise: string, replaces: number): Promise<void>;
  /** Keeps an earlier text; drops the oldest beyond `VERSIONS_KEPT`. */
  keepVersion(version: Version): Promise<void>;
  /** Earlier texts of an exercise, oldest first. */
  versions(exercise: string): Promise<Version[]>;
  /** All notes, the deleted ones among them. */
  notes(): Promise<Note[]>;
  /**
   * Writes a note over the one it replaces.
   *
   * @param replaces the revision that the writer has seen; 0 if there was none.
   * @throws {NoteConflictError} if another revision is stored.
   */
  saveNote(note: NewNote, replaces: number): Promise<Note>;
  /** All mock interviews, those that go on and those that are over. */
  interviews(): Promise<KeptInterview[]>;
  interview(id: string): Promise<KeptInterview | undefined>;
  /**
   * Writes a mock interview over the one it replaces.
   *
   * @param replaces the revision that the writer has seen; 0 if there was none.
   * @throws {InterviewConflictError} if another revision is stored, or none any more.
   */
  saveInterview(interview: NewInterview, replaces: number): Promise<KeptInterview>;
  /** Forgets a mock interview, with its answers and its notes. */
  removeInterview(id: string): Promise<void>;
  close(): void;
}
