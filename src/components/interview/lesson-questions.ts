/** The questions that lessons ask, from their source. */

/** A question at the end of a lesson; its answer is beside it there. */
export interface LessonQuestion {
  /** As an author writes it, with `code` between backticks. */
  readonly question: string;
  readonly level: string;
}

/** The questions of a lesson's MDX, in order. */
export function lessonQuestions(mdx: string): LessonQuestion[] {
  return [...mdx.matchAll(/<InterviewQuestion\b([^>]*)>/g)].flatMap(([, attributes = ""]) => {
    const value = (name: string): string | undefined =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const question = value("question");
    const level = value("level");
    return question === undefined || level === undefined ? [] : [{ question, level }];
  });
}
