/**
 * The full-text search: Pagefind's index of the built pages, searched in a worker. Everything is fetched from
 * this site, a few kB at a time.
 */
import { sitePath } from "../site/path.ts";
import type { Kind } from "./place.ts";
import type { Result, Run } from "./results.ts";

/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ results: readonly { data(): Promise<PageResult> }[] }>;
}

/** What Pagefind knows of a page that matches. */
interface PageResult {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
    readonly weighted_locations: readonly { readonly balanced_score: number }[];
  }[];
}

/** The index is not there: no network, or a server that never built one. */
export class SearchUnavailableError extends Error {
  override readonly name = "SearchUnavailableError";
}

/** At most so many pages are looked at. */
const MOST_PAGES = 24;

let loading: Promise<Pagefind> | undefined;

/** Fetches the index, once. A failure is forgotten, so that the next try is a new one. */
function index(): Promise<Pagefind> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    throw new SearchUnavailableError("The search index could not be loaded.", { cause });
  });
  return loading;
}

async function load(): Promise<Pagefind> {
  const address = new URL(sitePath("pagefind/pagefind.js"), location.href).href;
  const pagefind: Pagefind = await import(/* @vite-ignore */ address);
  await pagefind.options({ baseUrl: sitePath(""), excerptLength: 16 });
  return pagefind;
}

/**
 * Searches all pages.
 *
 * @throws {SearchUnavailableError} if the index cannot be fetched.
 */
export async function searchPages(query: string): Promise<readonly Result[]> {
  const { results } = await (await index()).search(query);
  const pages = await Promise.all(results.slice(0, MOST_PAGES).map((result) => result.data()));
  return pages.map(asResult);
}

/** A page as a row: in a lesson or an exercise, it leads to the section that matches best. */
export function asResult({ url, excerpt, meta, sub_results: sections }: PageResult): Result {
  const kind = kindOf(url);
  const section = kind === "lesson" || kind === "page" ? bestSection(sections) : undefined;
  const title = meta["title"] ?? url;
  const within = section !== undefined && section.url !== url ? section : undefined;
  return {
    kind,
    /* The questions of a lesson share their section's address. */
    key: kind === "question" ? `${url} ${title}` : url,
    title,
    href: within?.url ?? url,
    excerpt: runs(within?.excerpt ?? excerpt),
    ...(within === undefined ? {} : { about: within.title }),
    ...(meta["about"] === undefined ? {} : { about: meta["about"] }),
  };
}

function bestSection(
  sections: PageResult["sub_results"],
): PageResult["sub_results"][number] | undefined {
  const score = ({ weighted_locations: hits }: PageResult["sub_results"][number]): number =>
    hits.reduce((sum, hit) => sum + hit.balanced_score, 0);
  return sections.toSorted((left, right) => score(right) - score(left))[0];
}

/** The kind of a page, from its address below the base path. */
export function kindOf(url: string, base: string = sitePath("")): Exclude<Kind, "do"> {
  const path = url.startsWith(base) ? url.slice(base.length) : url;
  if (path.startsWith("reference/glossary/#")) return "term";
  if (path.startsWith("lessons/"))
    return path.endsWith("#what-interviewers-ask") ? "question" : "lesson";
  if (/^interview\/./.test(path)) return "question";
  return /^exercises\/./.test(path) ? "exercise" : "page";
}

/** An excerpt, which Pagefind gives as HTML with `<mark>`, as text: nothing in it can become markup. */
export function runs(excerpt: string): readonly Run[] {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes]
    .map((node) => ({ text: node.textContent ?? "", hit: node.nodeName === "MARK" }))
    .filter(({ text }) => text !== "");
}
