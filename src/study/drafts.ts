/** The learner's unsent code, as it is stored. Drafts are state, not events: only the last one counts. */

/** What the learner has written for one exercise. */
export interface Draft {
  readonly exercise: string;
  readonly text: string;
  /** Hash of the starter that the draft began from: a changed exercise is noticed by it. */
  readonly starterHash: string;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
  /** Counts writes. A writer names the revision it replaces, so that two tabs cannot overwrite each other unseen. */
  readonly revision: number;
}

/** Why an earlier text was kept. */
export type VersionReason =
  | "ran"
  | "before-reset"
  | "before-solution"
  | "other-tab"
  | "before-import"
  | "before-restore"
  | "before-terminal";

/** An earlier text of the learner's, kept so that it can be brought back. */
export interface Version {
  readonly exercise: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: VersionReason;
  readonly text: string;
  /** How the run went, where the reason is a run: `9 of 12`. */
  readonly note?: string;
}

/** Earlier texts kept per exercise; the oldest goes first. */
export const VERSIONS_KEPT = 30;

/** Adds a version to a list, oldest first: the same text twice in a row is kept once, the later. */
export function withVersion(versions: readonly Version[], version: Version): Version[] {
  const last = versions.at(-1);
  const before = last?.text === version.text ? versions.slice(0, -1) : versions;
  return [...before, version].slice(-VERSIONS_KEPT);
}

/** How a run went, as the version of its text notes it. */
export function runNote(passed: number, total: number): string {
  return `${passed} of ${total}`;
}

/** The latest text that passed all tests, if it is among the versions, which are oldest first. */
export function lastPassed(versions: readonly Version[]): Version | undefined {
  return versions.findLast(({ reason, note }) => {
    const [passed, total] = note?.split(" of ") ?? [];
    return reason === "ran" && passed !== undefined && passed === total && total !== "0";
  });
}

/**
 * Names a starter by its text: 32-bit FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, and the length.
 * It tells versions of one file apart; it is not for secrets.
 */
export function starterHash(starter: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < starter.length; index++) {
    hash = Math.imul(hash ^ starter.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `${hash.toString(16).padStart(8, "0")}-${starter.length}`;
}
