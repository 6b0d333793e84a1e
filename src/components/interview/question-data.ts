/** The bank as pages that ask from it fetch it: one small list of all questions, and each question on its own. */
import type { Level } from "../../content/level.ts";
import type { Question } from "../../content/question-schema.ts";
import { sitePath } from "../site/path.ts";

/** A question in the list. */
export interface ListedQuestion {
  readonly id: string;
  readonly ask: string;
  readonly level: Level;
  readonly minutes: number;
  /** The lesson that teaches it. */
  readonly concept: string;
}

/** The list, with the names of what is in it. */
export interface QuestionList {
  /** Easiest first within a lesson, lessons in the course's order. */
  readonly questions: readonly ListedQuestion[];
  /** Titles of the lessons by slug, in the course's order. */
  readonly concepts: Readonly<Record<string, string>>;
}

/** Somewhere in the course. */
export interface CourseLink {
  readonly title: string;
  readonly href: string;
}

/** A question with everything that a page needs to ask it. */
export interface AskableQuestion extends Omit<Question, "learn"> {
  readonly id: string;
  /** The lesson that teaches it. */
  readonly concept: string;
  readonly conceptTitle: string;
  /** Where it is taught: the section, the exercise, the figure. */
  readonly taughtBy: readonly CourseLink[];
}

/** The questions could not be fetched. */
export class QuestionsUnavailableError extends Error {
  override readonly name = "QuestionsUnavailableError";
}

/** @throws {QuestionsUnavailableError} when the network does not give it, or the bank has no such question. */
export function fetchQuestion(id: string): Promise<AskableQuestion> {
  return fetched<AskableQuestion>(`interview/questions/${encodeURIComponent(id)}.json`);
}

/** @throws {QuestionsUnavailableError} when the network does not give it. */
export function fetchQuestionList(): Promise<QuestionList> {
  return fetched<QuestionList>("interview/questions.json");
}

/** @throws {QuestionsUnavailableError} when the network does not give it, or the bank has no such thing. */
export async function fetched<Data>(path: string): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(sitePath(path));
  } catch (cause) {
    throw new QuestionsUnavailableError(
      "The question could not be fetched. What you wrote is kept; reload the page once there is a network.",
      { cause },
    );
  }
  if (!response.ok) {
    throw new QuestionsUnavailableError(
      response.status === 404
        ? "There is no such question. Choose one from the list."
        : `The question could not be fetched: the answer was ${response.status}. What you wrote is kept; reload the page.`,
    );
  }
  return response.json();
}
