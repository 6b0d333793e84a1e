/** Finds the glossary's terms in a text. */
import type { Term } from "../../content/glossary/term.ts";

/** A term where it stands in a text: `text.slice(start, end)`. */
export interface FoundTerm {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Finds all terms in a text, from left to right, without overlap. */
export type TermFinder = (text: string) => FoundTerm[];

/**
 * Makes a finder. A term is found as a whole word, in singular and plural, with a capital where a sentence
 * starts; where two begin at one place the longer one wins, so that a *committed offset* is no *offset*.
 */
export function termFinder(terms: readonly Term[]): TermFinder {
  const forms = terms
    .filter(({ marked }) => marked !== false)
    .flatMap(({ id, term, aliases = [] }) => [term, ...aliases].map((form) => ({ id, form })))
    .toSorted((left, right) => right.form.length - left.form.length);
  /* Not within a longer word, an identifier such as `max.poll`, or a call such as `seek()`. */
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.$-])(?:${forms.map(({ form }) => `(${formPattern(form)})`).join("|")})(?![\\p{L}\\p{N}_(=]|[.-]\\p{L})`,
    "gu",
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, ...groups] = match;
      const form = forms[groups.findIndex((group) => group !== undefined)];
      if (form === undefined) return [];
      return [{ id: form.id, start: match.index, end: match.index + whole.length }];
    });
}

/** A form as a pattern: a name as it is, another word with either letter first; both with their plural. */
function formPattern(form: string): string {
  const literal = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s");
  const isName = /\p{Lu}/u.test(form);
  const initial = literal.charAt(0);
  const start = isName ? initial : `[${initial}${initial.toUpperCase()}]`;
  const rest = literal.slice(1);
  return /[^aeiou]y$/.test(form)
    ? `${start}${rest.slice(0, -1)}(?:y|ies)`
    : `${start}${rest}(?:e?s)?`;
}
