/** What the cards of the reviews are called, and what they show. */
import { type AnkiCard, ankiFile } from "../../../interview/anki.ts";
import type { Review } from "../../../interview/reviews.ts";
import { inlineHtml } from "../../../typography/text.ts";
import type { Definition } from "../../glossary/definitions.ts";
import type { ListedDesignQuestion } from "../design/design-data.ts";
import type {
  AskableQuestion,
  CourseLink,
  ListedQuestion,
  QuestionList,
} from "../question-data.ts";

/** What the page knows of the course when it is built. */
export interface ReviewFacts {
  /** By id. */
  readonly exercises: Readonly<Record<string, CourseLink>>;
  /** By slug; those that are written. */
  readonly lessons: Readonly<Record<string, CourseLink>>;
  /** Questions about the learner's own solutions, by the id that the log has. */
  readonly design: Readonly<Record<string, ListedDesignQuestion>>;
}

/** Everything that a card may be about. */
export interface Deck extends ReviewFacts {
  readonly list: QuestionList;
  readonly terms: ReadonlyMap<string, Definition>;
}

/** What a card is about. */
export type CardSubject =
  | { readonly kind: "question"; readonly question: ListedQuestion }
  | { readonly kind: "design"; readonly id: string; readonly question: ListedDesignQuestion }
  | { readonly kind: "exercise"; readonly exercise: CourseLink }
  | { readonly kind: "term"; readonly term: Definition };

/** A card that is answered as in a drill. */
export type AskedSubject = Extract<CardSubject, { kind: "question" | "design" }>;

/** Whether a card is answered as in a drill. */
export function isAsked(subject: CardSubject): subject is AskedSubject {
  return subject.kind === "question" || subject.kind === "design";
}

/** What a card is about; `undefined` if the course no longer has it. */
export function subjectOf(card: string, deck: Deck): CardSubject | undefined {
  const [kind] = card.split(":", 1);
  const id = card.slice(`${kind}:`.length);
  if (kind === "question") {
    const question = deck.list.questions.find((one) => one.id === id);
    return question === undefined ? undefined : { kind, question };
  }
  if (kind === "design") {
    const question = Object.hasOwn(deck.design, card) ? deck.design[card] : undefined;
    return question === undefined ? undefined : { kind, id: card, question };
  }
  if (kind === "exercise") {
    const exercise = Object.hasOwn(deck.exercises, id) ? deck.exercises[id] : undefined;
    return exercise === undefined ? undefined : { kind, exercise };
  }
  const term = kind === "term" ? deck.terms.get(id) : undefined;
  return term === undefined ? undefined : { kind: "term", term };
}

/** A card in one line. */
export function nameOf(subject: CardSubject): string {
  switch (subject.kind) {
    case "question":
    case "design":
      return subject.question.ask;
    case "exercise":
      return subject.exercise.title;
    case "term":
      return subject.term.term;
  }
}

/** The lesson to reread before a card is answered again, where there is one. */
export function lessonOf(subject: CardSubject, deck: Deck): CourseLink | undefined {
  if (subject.kind === "exercise") return subject.exercise;
  return subject.kind === "term" ? undefined : deck.lessons[subject.question.concept];
}

/** All cards of a schedule as a file for Anki. Exercises are left out: Anki cannot run them. */
export async function ankiExport(
  reviews: readonly Review[],
  deck: Deck,
  fetchQuestion: (subject: AskedSubject) => Promise<AskableQuestion>,
): Promise<string> {
  const cards = await Promise.all(
    reviews.map(async ({ card: id }): Promise<AnkiCard | undefined> => {
      const subject = subjectOf(id, deck);
      if (subject?.kind === "term") {
        const { term, definition } = subject.term;
        const tags = ["minibroker", "term"];
        return { id, front: inlineHtml(term), back: inlineHtml(definition), tags };
      }
      if (subject === undefined || !isAsked(subject)) return undefined;
      // Without a quote: a card has no room for it, and the learner's code goes on changing.
      const question = await fetchQuestion(subject);
      return {
        id,
        front: inlineHtml(question.ask),
        back: backOf(question),
        tags: [
          "minibroker",
          ...(subject.kind === "design" ? ["design"] : []),
          question.concept,
          question.level,
        ],
      };
    }),
  );
  return ankiFile(cards.filter((card) => card !== undefined));
}

function backOf({ hits, answer }: AskableQuestion): string {
  const points = [...hits.must, ...hits.should].map(({ point }) => `<li>${inlineHtml(point)}</li>`);
  const paragraphs = answer.trim().split(/\n\s*\n/);
  return `<ul>${points.join("")}</ul>${paragraphs.map((one) => `<p>${inlineHtml(one.replaceAll("\n", " "))}</p>`).join("")}`;
}
