/** What the progress page shows: the learner's data as it is stored, and what was asked of it. */
import type { Draft } from "../../study/drafts.ts";
import type { StudyEvent } from "../../study/events.ts";
import type { ImportPlan } from "../../study/import-plan.ts";
import type { Note } from "../../study/notes.ts";
import type { Place } from "../../study/place.ts";
import type { CourseFacts } from "./course-facts.ts";
import type { Asked } from "./interviews.ts";
import type { Returning } from "./redelivery.ts";

/** The learner's data. */
export interface LearnerData {
  readonly events: readonly StudyEvent[];
  readonly drafts: readonly Draft[];
  readonly notes: readonly Note[];
  readonly place: Place | undefined;
  /** Why nothing is kept, if so. */
  readonly problem: string | undefined;
}

/** A question that stands over the page. */
export type ProgressDialog =
  | { readonly kind: "import"; readonly plan: ImportPlan }
  | { readonly kind: "rewind" }
  | { readonly kind: "start-over" };

/** What was done last, or why it was not. */
export type Outcome =
  | { readonly kind: "done"; readonly text: string; readonly undoable: boolean }
  | { readonly kind: "failed"; readonly text: string };

/** The page. */
export interface ProgressState {
  readonly facts: CourseFacts;
  readonly asked: Asked;
  readonly data: LearnerData;
  /** What comes back, soonest first; empty until its names were fetched. */
  readonly returning: readonly Returning[] | "unavailable";
  /** Milliseconds since the epoch, when the data was read. */
  readonly now: number;
  readonly dialog: ProgressDialog | undefined;
  readonly outcome: Outcome | undefined;
}

/** Everything that the learner can ask of the page. */
export interface ProgressActions {
  exportWork(): Promise<void>;
  chooseImport(file: File): Promise<void>;
  applyImport(): Promise<void>;
  ask(kind: "rewind" | "start-over"): void;
  rewind(offset: number): Promise<void>;
  startOver(): Promise<void>;
  /** Takes back what was done last on this page. */
  undo(): Promise<void>;
  /** Takes back an earlier rewind, by the id of its event. */
  undoWithdrawal(id: string): Promise<void>;
  closeDialog(): void;
}

/** What every part of the page gets. */
export interface ProgressProps {
  readonly state: ProgressState;
  readonly actions: ProgressActions;
}

/** On the server, everybody just starts. */
export const NOTHING_YET: LearnerData = {
  events: [],
  drafts: [],
  notes: [],
  place: undefined,
  problem: undefined,
};

const nothing = () => Promise.resolve();

/** On the server nothing can be asked. */
export const noProgressActions: ProgressActions = {
  exportWork: nothing,
  chooseImport: nothing,
  applyImport: nothing,
  ask() {},
  rewind: nothing,
  startOver: nothing,
  undo: nothing,
  undoWithdrawal: nothing,
  closeDialog() {},
};
