/** A phrase of a rubric, and whether a sentence says it. */
import { distance } from "fastest-levenshtein";
import { negators, smallWords } from "./vocabulary.ts";
import { keyOf, type Sentence, type Word } from "./words.ts";

/** Words that must follow each other: most often one. */
interface Tied {
  readonly keys: readonly string[];
  /** Whether small words are among them, as in `out-of-order`. Otherwise those of the answer are skipped. */
  readonly small: boolean;
}

/** A phrase, ready to be looked for. */
export interface Phrase {
  readonly text: string;
  /** All of these must be there; of each, one alternative. */
  readonly parts: readonly (readonly Tied[])[];
  /** Whether it asks for a negation: `not order across partition`. */
  readonly negated: boolean;
}

/** Where a sentence says a phrase. */
export interface Match {
  readonly phrase: Phrase;
  readonly sentence: Sentence;
  /** The words that matched, in the order of the sentence. */
  readonly words: readonly Word[];
  /** The word that turns the phrase into its opposite, if one does. */
  readonly negatedBy?: Word;
}

/** How far apart the words of a phrase may stand: this many words for each of them, small words not counted. */
const REACH = 4;
/** How far a negation reaches within its clause, in words. */
const NEGATION_REACH = 4;
/** A word of this length may have one letter wrong. */
const FORGIVING_LENGTH = 7;

/** Reads a phrase: words with spaces between them, `/` between alternatives, `-` between words that are tied. */
export function phrase(text: string): Phrase {
  const parts = text
    .toLowerCase()
    .split(/\s+/)
    .map((part) =>
      part
        .split("/")
        .map((alternative) => alternative.split(/[-.]/).filter((word) => word !== ""))
        /* Alone a small word says nothing. Tied to others it does: `out-of-order`, `at-most-once`. */
        .filter((tied) => tied.some((word) => !smallWords.has(word))),
    )
    .filter((alternatives) => alternatives.length > 0);
  const isNot = (alternatives: string[][]): boolean => alternatives[0]?.[0] === "not";
  return {
    text,
    negated: parts.some(isNot),
    parts: parts
      .filter((alternatives) => !isNot(alternatives))
      .map((alternatives) => alternatives.map(tie)),
  };
}

function tie(words: readonly string[]): Tied {
  return {
    keys: words.map((word) => (smallWords.has(word) ? word : keyOf(word))),
    small: words.some((word) => smallWords.has(word)),
  };
}

/** Where the sentence says the phrase, in as few words as possible; `undefined` if nowhere. */
export function find(wanted: Phrase, sentence: Sentence): Match | undefined {
  const reach = wanted.parts.length === 1 ? 3 : wanted.parts.length * REACH;
  const places = wanted.parts.map((alternatives) =>
    alternatives.flatMap((tied) => placesOf(tied, sentence)),
  );
  if (places.some((part) => part.length === 0)) return undefined;
  const found: Match[] = [];
  for (const first of places.flat().toSorted((left, right) => left.from - right.from)) {
    const taken = closest(places, first.from);
    if (taken === undefined) continue;
    const to = Math.max(...taken.map((place) => place.to));
    if (to - first.from > reach) continue;
    const match = matchOf(wanted, sentence, taken);
    if (match !== undefined) found.push(match);
  }
  /* Said plainly once is said, whatever was negated elsewhere in the sentence. */
  return found.find((match) => match.negatedBy === undefined) ?? found[0];
}

/** Words `from` to `to` of those that count, the last excluded. */
interface Place {
  readonly from: number;
  readonly to: number;
  /** What stands there, with the small words of an expression. */
  readonly words: readonly Word[];
}

function placesOf({ keys, small }: Tied, { words, all }: Sentence): Place[] {
  const row = small ? all : words;
  return row.flatMap((_, start) => {
    if (!keys.every((key, index) => isWord(row[start + index], key))) return [];
    const run = row.slice(start, start + keys.length);
    if (!small) return [{ from: start, to: start + run.length, words: run }];
    const places = run.map((word) => words.indexOf(word)).filter((place) => place >= 0);
    return [{ from: Math.min(...places), to: Math.max(...places) + 1, words: run }];
  });
}

/** For each part its first place from a word on, no word taken twice. */
function closest(places: readonly (readonly Place[])[], from: number): Place[] | undefined {
  const taken: Place[] = [];
  for (const part of places) {
    const place = part.find(
      (one) =>
        one.from >= from && !taken.some((other) => one.from < other.to && other.from < one.to),
    );
    if (place === undefined) return undefined;
    taken.push(place);
  }
  return taken;
}

function matchOf(wanted: Phrase, sentence: Sentence, places: readonly Place[]): Match | undefined {
  const inOrder = places.toSorted((left, right) => left.from - right.from);
  const words = inOrder.flatMap((place) => place.words);
  const negation = inOrder
    .map(({ from }) => negationBefore(sentence.words, from, words))
    .find((word) => word !== undefined);
  if (!wanted.negated) {
    return { phrase: wanted, sentence, words, ...(negation && { negatedBy: negation }) };
  }
  if (negation === undefined) return undefined;
  return { phrase: wanted, sentence, words: [...words, negation].toSorted(byPlace) };
}

/** The negation that reaches a word: shortly before it, in the same clause, and not itself part of the match. */
function negationBefore(
  words: readonly Word[],
  at: number,
  matched: readonly Word[],
): Word | undefined {
  for (let index = at; index >= Math.max(0, at - NEGATION_REACH); index--) {
    const word = words[index];
    if (word === undefined) return undefined;
    if (word.negates && !matched.includes(word)) {
      /* "Not only", "no matter": nothing is denied. */
      const next = words[index + 1]?.text;
      return next === "only" || next === "matter" ? undefined : word;
    }
    if (word.opensClause) return undefined;
  }
  return undefined;
}

function isWord(word: Word | undefined, key: string): boolean {
  if (word === undefined) return false;
  if (word.key === key) return true;
  return (
    key.length >= FORGIVING_LENGTH &&
    Math.abs(word.key.length - key.length) <= 1 &&
    !negators.has(word.text) &&
    distance(word.key, key) === 1
  );
}

function byPlace(left: Word, right: Word): number {
  return left.start - right.start;
}
