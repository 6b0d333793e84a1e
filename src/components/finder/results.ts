/** From what was typed to the list that is shown. Plain functions; the dialog only draws what they return. */
import type { Command } from "./commands.ts";
import { KINDS, type Kind, type Place } from "./place.ts";

/** A run of an excerpt; `hit` where the search found it. */
export interface Run {
  readonly text: string;
  readonly hit: boolean;
}

/** A row of the list. */
export type Result =
  | { readonly kind: "do"; readonly key: string; readonly title: string; readonly command: Command }
  | {
      readonly kind: Exclude<Kind, "do">;
      readonly key: string;
      readonly title: string;
      readonly href: string;
      readonly offset?: number;
      readonly about?: string;
      readonly excerpt?: readonly Run[];
    };

/** Rows of one kind. */
export interface Group {
  readonly kind: Kind;
  readonly results: readonly Result[];
}

/** At most so many rows of a kind while something is searched for. */
const MOST = 6;

/**
 * The list for what was typed: pages and commands whose names match, then what the search found, each page
 * once. With nothing typed, it is the list of places to go and things to do.
 */
export function groups(
  query: string,
  places: readonly Result[],
  found: readonly Result[],
): readonly Group[] {
  const words = wordsOf(query);
  const matching =
    words.length === 0
      ? places.filter(({ kind }) => kind === "page" || kind === "do")
      : places.filter((result) => matches(result, words));
  const byKey = new Map(places.map((place) => [place.key, place]));
  const all = words.length === 0 ? matching : [...matching, ...named(found, byKey, matching)];
  /* A later row replaces an earlier one of the same page, in the earlier one's place. */
  const once = [...new Map(all.map((result) => [result.key, result])).values()];
  const order: readonly Kind[] = words.length === 0 ? ["page", "do"] : KINDS;
  return order
    .map((kind) => ({
      kind,
      results: once
        .filter((result) => result.kind === kind)
        .slice(0, words.length === 0 ? undefined : MOST),
    }))
    .filter(({ results }) => results.length > 0);
}

/**
 * What the search found, under the name that the page has. A page whose name matches already leads to its top,
 * and only gains the excerpt.
 */
function named(
  found: readonly Result[],
  places: ReadonlyMap<string, Result>,
  matching: readonly Result[],
): Result[] {
  return found.map((result) => {
    const place = places.get(result.key);
    if (place === undefined || place.kind === "do" || result.kind === "do") return result;
    const { excerpt } = result;
    return excerpt !== undefined && matching.includes(place)
      ? { ...place, excerpt }
      : { ...result, ...place, href: result.href, ...aboutOf(result) };
  });
}

function aboutOf(result: Result): { readonly about?: string } {
  return result.kind === "do" || result.about === undefined ? {} : { about: result.about };
}

/** Each word that was typed begins a word of the name, or is the offset. */
export function matches(result: Result, words: readonly string[]): boolean {
  const offset = result.kind === "do" ? undefined : result.offset;
  const names = [...wordsOf(result.title), ...(offset === undefined ? [] : [String(offset)])];
  return words.every((word) => names.some((name) => name.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The row after `from` in a list of `count`, going round; -1 is none. */
export function nextRow(from: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  return (from + step + count) % count;
}

/** A place as a row. `address` makes its link. */
export function placeResult(place: Place, address: (path: string) => string): Result {
  const { path, ...rest } = place;
  return { ...rest, key: address(path), href: address(path) };
}
