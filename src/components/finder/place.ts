/** What the finder can lead to without a search: every page by its name, and what can be done. */

/** What a result is. The order is that of the list. */
export const KINDS = ["do", "lesson", "exercise", "term", "question", "note", "page"] as const;
export type Kind = (typeof KINDS)[number];

/** How the list heads the results of a kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  do: "Do",
  lesson: "Lessons",
  exercise: "Exercises",
  term: "Glossary",
  question: "Questions",
  note: "Your notes",
  page: "Pages",
};

/** A page of the site, as `/finder.json` lists it. */
export interface Place {
  readonly kind: Exclude<Kind, "do">;
  readonly title: string;
  /** For `sitePath`; may end in an anchor. */
  readonly path: string;
  /** Offset of the lesson, or number of the exercise. */
  readonly offset?: number;
  /** A line about it. */
  readonly about?: string;
}
