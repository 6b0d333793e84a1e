/** Mock interviews as they are stored. Like drafts they are state, not events: only where they stand counts. */
import type { MockSession } from "../interview/mock-session.ts";

/** One mock interview. */
export interface KeptInterview {
  readonly session: MockSession;
  /** When a page last showed or changed it, in milliseconds since the epoch. */
  readonly seenAt: number;
  /** Counts writes. A writer names the revision it replaces, so that two tabs cannot overwrite each other unseen. */
  readonly revision: number;
}

/** An interview on its way in: the store gives it its revision. */
export type NewInterview = Omit<KeptInterview, "revision">;

/** The interview that goes on, or waits to be judged; the last one, if there are several. */
export function openInterview(interviews: readonly KeptInterview[]): KeptInterview | undefined {
  return interviews
    .filter(({ session }) => session.stage !== "judged")
    .toSorted((left, right) => right.session.startedAt - left.session.startedAt)[0];
}
