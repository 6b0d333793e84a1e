/** How the scorecards name things. */
import { scenarioAnswer } from "../../../interview/history.ts";
import type { ScorecardState } from "./state.ts";

type Names = Pick<ScorecardState, "list" | "scenarios">;

/** The lesson that a question, or a scenario most of all, draws on; the id itself if the bank has it no more. */
export function conceptOf({ list, scenarios }: Names, question: string): string {
  return (
    list.questions.find(({ id }) => id === question)?.concept ??
    scenarios.find(({ id }) => scenarioAnswer(id) === question)?.concepts[0] ??
    question
  );
}

/** A lesson's title. */
export function conceptName({ list }: Names, concept: string): string {
  return list.concepts[concept] ?? concept;
}

/** `28 Nov 2026`. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(at);
}
