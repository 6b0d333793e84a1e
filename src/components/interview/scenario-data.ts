/** The scenarios as pages that ask them fetch them: one small list, and each on its own. */
import type { Scenario } from "../../content/scenario-schema.ts";
import type { PlannedScenario } from "../../interview/mock-plan.ts";
import { type CourseLink, fetched } from "./question-data.ts";

/** A scenario in the list. */
export interface ListedScenario extends PlannedScenario {
  readonly title: string;
}

/** A scenario with everything that a page needs to ask it. */
export interface AskableScenario
  extends Pick<
    Scenario,
    "title" | "prompt" | "level" | "minutes" | "clarify" | "rubric" | "deepDives"
  > {
  readonly id: string;
  /** The lesson that it draws on most. */
  readonly concept: string;
  readonly conceptTitle: string;
  /** The reference design, and the lessons that teach what it needs. */
  readonly taughtBy: readonly CourseLink[];
}

/** @throws {QuestionsUnavailableError} when the network does not give it, or the bank has no such scenario. */
export function fetchScenario(id: string): Promise<AskableScenario> {
  return fetched<AskableScenario>(`interview/scenarios/${encodeURIComponent(id)}.json`);
}

/** @throws {QuestionsUnavailableError} when the network does not give it. */
export function fetchScenarioList(): Promise<readonly ListedScenario[]> {
  return fetched<readonly ListedScenario[]>("interview/scenarios.json");
}
