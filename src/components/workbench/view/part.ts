import type { WorkbenchActions } from "../actions.ts";
import type { WorkbenchFacts } from "../exercise.ts";
import type { WorkbenchState } from "../state.ts";

/** What every part of the workbench is drawn from. */
export interface PartProps {
  readonly facts: WorkbenchFacts;
  readonly state: WorkbenchState;
  readonly actions: WorkbenchActions;
  /** Keys are written for a Mac. */
  readonly apple: boolean;
}
