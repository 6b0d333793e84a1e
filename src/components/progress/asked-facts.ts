/** How much the site asks, counted at build time for the progress page. */
import { getCollection } from "astro:content";
import { designSheets } from "../interview/design/design-bank.ts";
import { questionsByLesson } from "../interview/entry.ts";
import type { Asked } from "./interviews.ts";

/** Counts the bank, the scenarios and the questions about the learner's own solutions. */
export async function askedOfLearners(): Promise<Asked> {
  const [byLesson, scenarios, sheets] = await Promise.all([
    questionsByLesson(),
    getCollection("scenarios"),
    designSheets(),
  ]);
  return {
    questions: byLesson.reduce((sum, { questions }) => sum + questions.length, 0),
    scenarios: scenarios.length,
    design: Object.fromEntries(
      sheets.map(({ sheet: { exercise, questions } }) => [exercise, questions.length]),
    ),
  };
}
