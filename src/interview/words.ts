/** An answer as words: what somebody typed or spoke, taken apart so that it can be compared with phrases. */
import { stemmer } from "stemmer";
import { familyOf, irregular, negators, smallWords } from "./vocabulary.ts";

/** A word of an answer, and where it stands. */
export interface Word {
  /** What it is compared by: the name of its family, or else its stem. */
  readonly key: string;
  /** As it was written, in lower case. */
  readonly text: string;
  /** Where it begins and ends in the answer. */
  readonly start: number;
  readonly end: number;
  /** `true` for not, never, without and their kind. */
  readonly negates: boolean;
  /** `true` where a clause begins with this word: a negation before it does not reach it. */
  readonly opensClause: boolean;
}

/** Words that were said in one go. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** The words that count. */
  readonly words: readonly Word[];
  /** Every word, small ones included, for expressions that they make: `out of order`. */
  readonly all: readonly Word[];
}

/* A full stop ends a sentence only before a space, so that `linger.ms` and 3.5 hold together. */
const sentencePattern = /(?:[^.!?;\n]|[.!?](?=[\p{L}\p{N}_]))+/gu;
const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const clauseOpeners = new Set(
  "but because since so then when if while whereas although though however therefore and which unless otherwise until".split(
    " ",
  ),
);

/** Takes an answer apart. Small words (the, of, in) are left out; everything else keeps its place. */
export function sentencesOf(answer: string): Sentence[] {
  return [...answer.matchAll(sentencePattern)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    ...wordsOf(text, index),
  }));
}

function wordsOf(text: string, offset: number): Pick<Sentence, "words" | "all"> {
  const words: Word[] = [];
  const all: Word[] = [];
  let opensClause = true;
  let last = 0;
  for (const { 0: raw, index } of text.matchAll(wordPattern)) {
    const word = raw.toLowerCase().replace("’", "'");
    opensClause ||= /[,:()]/.test(text.slice(last, index)) || clauseOpeners.has(word);
    last = index + raw.length;
    const start = offset + index;
    const place = { text: word, start, end: start + raw.length };
    if (smallWords.has(word)) {
      all.push({ ...place, key: word, negates: false, opensClause: false });
      continue;
    }
    const negates = negators.has(word) || word.endsWith("n't");
    const counting = { ...place, key: keyOf(word), negates, opensClause };
    words.push(counting);
    all.push(counting);
    opensClause = false;
  }
  return { words, all };
}

/** What a word is compared by: `committed` and `commits` are `commit`, `event` and `message` are `record`. */
export function keyOf(word: string): string {
  const regular = irregular.get(word) ?? word.replace(/'s$/, "");
  return familyOf.get(regular) ?? familyOf.get(stemmer(regular)) ?? stemmer(regular);
}
