/** What is quoted of the learner's module: a few lines around a place, as text in coloured pieces. */
import type { QuotedPlace } from "../../content/design-question-schema.ts";
import { findPlace, type Lines } from "./place.ts";
import { type CodeClass, classOfToken, parseModule, type Syntax } from "./syntax.ts";

/** Text of one colour. */
export interface Piece {
  readonly text: string;
  readonly name?: CodeClass;
}

/** A line of the learner's file. */
export interface QuotedLine {
  /** As the editor counts, from 1. */
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** Whether the question is about this line. */
  readonly marked: boolean;
}

/** A quote, and the place that it shows. */
export interface Quote<Wanted> {
  readonly wanted: Wanted;
  readonly lines: readonly QuotedLine[];
}

/** The most lines that are quoted, and that are marked. */
const QUOTED = 8;
const MARKED = 3;

/**
 * Quotes the first of these places that the module has; `undefined` if it has none, or cannot be parsed. Then the
 * question is asked without a quote: a wrong one would be worse.
 *
 * @param syntax the module, if it was parsed before.
 */
export function quoteOf<Wanted extends Pick<QuotedPlace, "in" | "at">>(
  code: string,
  places: readonly Wanted[],
  syntax: Syntax | undefined = parseModule(code),
): Quote<Wanted> | undefined {
  const place = syntax && findPlace(syntax, places);
  if (syntax === undefined || place === undefined) return undefined;
  const texts = code.split(/\r\n?|\n/);
  const { lines, around } = place;
  // Of something long, such as a whole method, the first line is what the question points at.
  const marked = lines.to - lines.from < MARKED ? lines : { from: lines.from, to: lines.from };
  const shown = withoutBlankEnds(window(marked, around), texts);
  const indent = Math.min(...numbers(shown).map((number) => indentOf(texts[number - 1] ?? "")));
  const pieces = piecesByLine(code, syntax);
  return {
    wanted: place.wanted,
    lines: numbers(shown).map((number) => ({
      number,
      pieces: indentedLess(pieces.get(number) ?? [], indent),
      marked: number >= marked.from && number <= marked.to,
    })),
  };
}

/** Up to `QUOTED` lines around the marked ones, not beyond the function or class that they are in. */
function window(marked: Lines, around: Lines): Lines {
  let { from, to } = marked;
  while (to - from + 1 < QUOTED && (from > around.from || to < around.to)) {
    if (from > around.from) from--;
    if (to < around.to && to - from + 1 < QUOTED) to++;
  }
  return { from, to };
}

function withoutBlankEnds({ from, to }: Lines, texts: readonly string[]): Lines {
  const isBlank = (number: number): boolean => (texts[number - 1] ?? "").trim() === "";
  let [first, last] = [from, to];
  while (first < last && isBlank(first)) first++;
  while (first < last && isBlank(last)) last--;
  return { from: first, to: last };
}

function numbers({ from, to }: Lines): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Blank lines are not what the others are moved left by. */
function indentOf(line: string): number {
  return line.trim() === "" ? Number.POSITIVE_INFINITY : line.length - line.trimStart().length;
}

function indentedLess(pieces: readonly Piece[], indent: number): readonly Piece[] {
  const [first, ...others] = pieces;
  if (first === undefined || !Number.isFinite(indent)) return pieces;
  const text = first.text.slice(Math.min(indent, first.text.length));
  return text === "" ? others : [{ ...first, text }, ...others];
}

/** The whole file as pieces, by line. Every character is in exactly one of them. */
function piecesByLine(code: string, { tokens, comments }: Syntax): Map<number, Piece[]> {
  const coloured = [
    ...tokens.map((token) => ({ start: token.start, end: token.end, name: classOfToken(token) })),
    ...comments.map(({ start, end }) => ({ start, end, name: "c" as const })),
  ].toSorted((left, right) => left.start - right.start);
  const byLine = new Map<number, Piece[]>();
  let number = 1;
  const add = (text: string, name?: CodeClass): void => {
    for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) number++;
      const line = byLine.get(number) ?? [];
      byLine.set(number, line);
      if (part !== "") line.push({ text: part, ...(name === undefined ? {} : { name }) });
    }
  };
  let at = 0;
  for (const { start, end, name } of coloured) {
    if (start < at) continue;
    add(code.slice(at, start));
    add(code.slice(start, end), name);
    at = end;
  }
  add(code.slice(at));
  return byLine;
}
