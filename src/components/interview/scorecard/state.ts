/** What the page of the scorecards shows. */
import type { PastSession } from "../../../interview/past-sessions.ts";
import type { Skill } from "../../../interview/scorecard.ts";
import type { KeptInterview } from "../../../study/interviews.ts";
import type { CourseLink, QuestionList } from "../question-data.ts";
import type { ListedScenario } from "../scenario-data.ts";

/** An answer with the words of its rubric, where the bank still has them. */
export interface ReadAnswer {
  readonly name: string;
  readonly text: string;
  /** Lines that were missed or made only partly, the most important first. */
  readonly weak: readonly {
    readonly id: string;
    readonly weight: string;
    readonly score: number;
    readonly point: string;
  }[];
  readonly taughtBy: readonly CourseLink[];
}

/** One session, opened. */
export interface OpenScorecard {
  readonly session: PastSession;
  readonly answers: readonly ReadAnswer[];
  /** Its notes; absent if they were kept on another device. */
  readonly kept: KeptInterview | undefined;
}

/** The page. */
export interface ScorecardState {
  readonly sessions: readonly PastSession[];
  readonly list: QuestionList;
  readonly scenarios: readonly ListedScenario[];
  readonly open: OpenScorecard | undefined;
  /** The withdrawal of the session that was deleted last. */
  readonly deleted: string | undefined;
}

/** What can be done on it. */
export interface ScorecardActions {
  exportMarkdown(): void;
  remove(): void;
  bringBack(): void;
}

export const skillNames: Readonly<Record<Skill, string>> = {
  correctness: "Correctness",
  depth: "Depth",
  tradeOffs: "Trade-offs",
  communication: "Communication",
};
