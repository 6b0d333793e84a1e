/**
 * Which points of a rubric an answer seems to make, and by which words. It compares words and understands
 * nothing, so what it returns is a suggestion with its reason, for the candidate to confirm or correct.
 */
import type { Mistake, Point, Question, Weight } from "../content/question-schema.ts";
import { pointsOf } from "../content/rubric.ts";
import { find, type Match, type Phrase, phrase } from "./phrase.ts";
import { type Sentence, sentencesOf, type Word } from "./words.ts";

/** What was found in an answer. */
export interface Evidence {
  /** The phrase of the rubric that the answer seems to say. */
  readonly phrase: string;
  /** The sentence that says it, as it was written. */
  readonly sentence: string;
  /** The words that matched: as written, with where they stand in the answer. */
  readonly words: readonly Pick<Word, "text" | "start" | "end">[];
}

/** What the answer seems to do with a point. */
export interface PointSuggestion {
  readonly point: Pick<Point, "id" | "point">;
  readonly weight: Weight;
  /** `denied`: the words are there, and negated. */
  readonly state: "covered" | "denied" | "absent";
  readonly evidence?: Evidence;
  /** Why, in a sentence for the candidate. */
  readonly why: string;
}

/** A mistake that the answer seems to make. */
export interface MistakeSuggestion {
  readonly mistake: Pick<Mistake, "id" | "mistake" | "why">;
  readonly evidence: Evidence;
  readonly why: string;
}

/** What an answer seems to say. */
export interface Recognition {
  readonly points: readonly PointSuggestion[];
  readonly mistakes: readonly MistakeSuggestion[];
}

/** In a sentence with one of these, a mistake is named and not made. */
const distancing =
  /\b(wrong|mistakes?|myths?|na[iï]ve(ly)?|misconception|trap|pitfall|people (think|say|assume)|tempt(ing|ed|ation)|bug(gy)?|problem with|danger(ous)?|weak answer)\b/i;

/**
 * Compares an answer with the rubric of its question.
 *
 * @param answer as it was typed, or as speech recognition heard it.
 */
export function recognise(
  answer: string,
  question: Pick<Question, "hits" | "mistakes">,
): Recognition {
  const sentences = sentencesOf(answer);
  return {
    points: pointsOf(question).map(({ id, point, weight, heard }) => ({
      point: { id, point },
      weight,
      ...stateOf(best(heard, sentences), answer),
    })),
    mistakes: question.mistakes.flatMap(({ id, mistake, why, heard }) => {
      const made = sentences.filter(({ start, end }) => !distancing.test(answer.slice(start, end)));
      const match = best(heard, made);
      if (match === undefined || match.negatedBy !== undefined) return [];
      const evidence = evidenceOf(match, answer);
      return [{ mistake: { id, mistake, why }, evidence, why: reason(evidence) }];
    }),
  };
}

function stateOf(
  match: Match | undefined,
  answer: string,
): Pick<PointSuggestion, "state" | "evidence" | "why"> {
  if (match === undefined) {
    return { state: "absent", why: "Nothing in the answer has the words of this point." };
  }
  const evidence = evidenceOf(match, answer);
  if (match.negatedBy === undefined) return { state: "covered", evidence, why: reason(evidence) };
  return {
    state: "denied",
    evidence,
    why: `${reason(evidence)} “${match.negatedBy.text}” before it seems to say the opposite.`,
  };
}

const compiled = new Map<string, Phrase>();

function phraseOf(text: string): Phrase {
  const known = compiled.get(text) ?? phrase(text);
  compiled.set(text, known);
  return known;
}

/** The match that says it plainly, if there is one, or else one that is negated. */
function best(heard: readonly string[], sentences: readonly Sentence[]): Match | undefined {
  const matches = heard.flatMap((text) => {
    const wanted = phraseOf(text);
    return sentences.map((sentence) => find(wanted, sentence)).filter((one) => one !== undefined);
  });
  return matches.find(({ negatedBy }) => negatedBy === undefined) ?? matches[0];
}

function evidenceOf({ phrase: { text }, sentence, words }: Match, answer: string): Evidence {
  return {
    phrase: text,
    sentence: answer.slice(sentence.start, sentence.end).trim(),
    words: words.map(({ text: written, start, end }) => ({ text: written, start, end })),
  };
}

function reason({ words }: Evidence): string {
  const said = words.map(({ text }) => `“${text}”`);
  return said.length === 1
    ? `The answer says ${said.join("")}.`
    : `One sentence has ${said.slice(0, -1).join(", ")} and ${said.at(-1)}.`;
}
