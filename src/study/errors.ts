/**
 * What can go wrong with the learner's own data. Every message says what happened, what is safe and
 * what to do; the page shows it as it is.
 */
import type { Draft } from "./drafts.ts";
import type { KeptInterview } from "./interviews.ts";
import type { Note } from "./notes.ts";

/** The browser does not keep what the learner does. The page goes on, in memory. */
export class StudyStorageError extends Error {
  override readonly name: string = "StudyStorageError";
}

/** There is no storage to write to. */
export class StorageMissingError extends StudyStorageError {
  override readonly name = "StorageMissingError";
  constructor(options?: ErrorOptions) {
    super(
      "This browser does not let the page store anything, so what you do lives only until you close the tab. Export it before you leave, or open the page in a window that is not private.",
      options,
    );
  }
}

/** Another tab holds an older version of the database open and does not let go. */
export class StorageBlockedError extends StudyStorageError {
  override readonly name = "StorageBlockedError";
  constructor(options?: ErrorOptions) {
    super(
      "Another tab with an older version of Minibroker keeps the storage locked. Close the other tabs and reload; until then your code lives only in this tab.",
      options,
    );
  }
}

/** The database was written by a later version of the site than this page. */
export class StorageNewerError extends StudyStorageError {
  override readonly name = "StorageNewerError";
  constructor(options?: ErrorOptions) {
    super(
      "Your work was saved by a newer version of Minibroker than this page. Reload to get it; nothing stored was changed.",
      options,
    );
  }
}

/** The disk, or this site's share of it, is full. */
export class StorageFullError extends StudyStorageError {
  override readonly name = "StorageFullError";
  constructor(options?: ErrorOptions) {
    super(
      "The browser has no room left for this site, so what you do from here on lives only in this tab. Export your work, free some space and reload.",
      options,
    );
  }
}

/** The database was there and then was not: deleted, corrupt, or closed by the browser. */
export class StorageLostError extends StudyStorageError {
  override readonly name = "StorageLostError";
  constructor(options?: ErrorOptions) {
    super(
      "The browser closed the storage while the page was open. Your code is still in this tab: export it, then reload.",
      options,
    );
  }
}

/** The stored draft is not the one that this write was meant to replace: another tab wrote first. */
export class DraftConflictError extends Error {
  override readonly name = "DraftConflictError";
  /** What is stored. */
  readonly stored: Draft;

  constructor(stored: Draft) {
    super(
      "This exercise was changed in another tab. Choose which version to keep; the other one stays in its earlier versions.",
    );
    this.stored = stored;
  }
}

/** The stored note is not the one that this write was meant to replace: another tab wrote first. */
export class NoteConflictError extends Error {
  override readonly name = "NoteConflictError";
  /** What is stored. */
  readonly stored: Note;

  constructor(stored: Note) {
    super("This note was changed in another tab. Reload to see what it says there.");
    this.stored = stored;
  }
}

/** The stored mock interview is not the one that this write was meant to replace: another tab wrote first, or deleted it. */
export class InterviewConflictError extends Error {
  override readonly name = "InterviewConflictError";
  /** What is stored; `undefined` once it is deleted. */
  readonly stored: KeptInterview | undefined;

  constructor(stored: KeptInterview | undefined) {
    super(
      stored === undefined
        ? "This interview was deleted in another tab. What you see here is not kept."
        : "This interview goes on in another tab. Close that tab, and reload this one to go on here.",
    );
    this.stored = stored;
  }
}

/** A file that is not an export of Minibroker, or one from a later version. */
export class InvalidExportError extends Error {
  override readonly name = "InvalidExportError";
}

/** Names the storage error behind whatever IndexedDB threw. */
export function asStorageError(cause: unknown): StudyStorageError {
  if (cause instanceof StudyStorageError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
  if (name === "QuotaExceededError") return new StorageFullError({ cause });
  if (name === "VersionError") return new StorageNewerError({ cause });
  if (name === "SecurityError" || name === "NotAllowedError")
    return new StorageMissingError({ cause });
  return new StorageLostError({ cause });
}
