/** The questions about the learner's own solution of an exercise, as pages fetch them. */
import type { QuotedPlace } from "../../../content/design-question-schema.ts";
import { type AskableQuestion, fetched, QuestionsUnavailableError } from "../question-data.ts";

/** A question with the places that it may quote. Its `id` is what the log names it by. */
export interface AskableDesignQuestion extends AskableQuestion {
  readonly quotes: readonly QuotedPlace[];
}

/** All questions about one exercise. */
export interface DesignSheet {
  readonly exercise: string;
  readonly title: string;
  /** The learner's file, such as `partition-log.ts`. */
  readonly file: string;
  readonly questions: readonly AskableDesignQuestion[];
}

/** A question in a list, without what is only needed once it is asked. */
export interface ListedDesignQuestion {
  readonly exercise: string;
  readonly ask: string;
  /** The lesson that teaches it. */
  readonly concept: string;
}

/** @throws {QuestionsUnavailableError} when the network does not give it, or there are none about this exercise. */
export function fetchDesignSheet(exercise: string): Promise<DesignSheet> {
  return fetched<DesignSheet>(`interview/design/${encodeURIComponent(exercise)}.json`);
}

/** @throws {QuestionsUnavailableError} when the sheet does not have it. */
export function questionOf(sheet: DesignSheet, id: string): AskableDesignQuestion {
  const question = sheet.questions.find((one) => one.id === id);
  if (question === undefined) {
    throw new QuestionsUnavailableError(`There is no such question about ${sheet.title}.`);
  }
  return question;
}
