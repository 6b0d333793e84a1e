/** Builds the index that the finder searches: Pagefind's, over the built pages and what is smaller than a page. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { close, createIndex, type PagefindIndex } from "pagefind";
import type { Term } from "../src/content/glossary/term.ts";

/** Pagefind reported an error. */
export class SearchIndexError extends Error {
  override readonly name = "SearchIndexError";

  constructor(errors: readonly string[]) {
    super(`The search index could not be built: ${errors.join("; ")}`);
  }
}

/** Something to be found that is not a page of its own. */
export interface SearchRecord {
  /** Address below the base path, with an anchor: `reference/glossary/#lag`. */
  readonly path: string;
  readonly title: string;
  readonly content: string;
  readonly meta?: Readonly<Record<string, string>>;
}

/** The pages that are searched. The glossary is not among them: its terms are records. */
const PAGES = /^(lessons|exercises|reference|interview)\/.*index\.html$/;
const NOT_SEARCHED = /^reference\/glossary\//;

/** Parts of a page that say nothing of their own: what is operated, and what other pages say. */
const LEFT_OUT = [
  "nav",
  "svg",
  ".key",
  ".part > .instructions",
  "minibroker-workbench > :not(main)",
  ".wb",
  ".edit",
  ".out",
  ".quiz details",
  ".from-list",
  // Numbers beside a heading, and what stands above it: an excerpt would begin with them.
  ".crumb",
  ".big-o",
  "h2 > a[aria-label]",
];

/** Pagefind's own interface, which is not used. */
const INTERFACE = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)\b/;

/** Runs after `astro build`, before the files are compressed. */
export function searchIndex(records: readonly SearchRecord[]): AstroIntegration {
  return {
    name: "search-index",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const { pages, files } = await buildSearchIndex(fileURLToPath(dir), records);
        logger.info(`${pages} pages and ${records.length} records, in ${files} files`);
      },
    },
  };
}

/**
 * Indexes the pages in `folder`, and writes the index into `pagefind/` there.
 *
 * @throws {SearchIndexError} when Pagefind reports an error.
 */
export async function buildSearchIndex(
  folder: string,
  records: readonly SearchRecord[],
): Promise<{ readonly pages: number; readonly files: number }> {
  const { index, errors } = await createIndex({
    rootSelector: "main",
    excludeSelectors: LEFT_OUT,
    forceLanguage: "en",
  });
  if (index === undefined) throw new SearchIndexError(errors);
  try {
    const found = await readdir(folder, { recursive: true });
    const pages = found.filter((path) => PAGES.test(path) && !NOT_SEARCHED.test(path));
    for (const path of pages)
      await addPage(index, path, await readFile(join(folder, path), "utf8"));
    for (const record of records) await addRecord(index, record);
    return { pages: pages.length, files: await writeIndex(index, join(folder, "pagefind")) };
  } finally {
    await close();
  }
}

async function addPage(index: PagefindIndex, path: string, content: string): Promise<void> {
  const address = path.replace(/index\.html$/, "");
  sure(await index.addHTMLFile({ url: `/${address}`, content }));
  for (const record of questionsOf(address, content)) await addRecord(index, record);
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { path, title, content, meta } = record;
  sure(
    await index.addCustomRecord({
      url: `/${path}`,
      content,
      language: "en",
      meta: { title, ...meta },
    }),
  );
}

async function writeIndex(index: PagefindIndex, folder: string): Promise<number> {
  const { files, errors } = await index.getFiles();
  sure({ errors });
  const wanted = files.filter(({ path }) => !INTERFACE.test(path));
  for (const { path, content } of wanted) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return wanted.length;
}

function sure({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new SearchIndexError(errors);
}

/**
 * The questions on a page, each a record: they are found by their words and shown as what they are. A lesson ends
 * with some; the interview lists all of the bank.
 */
export function questionsOf(path: string, html: string): SearchRecord[] {
  const level = (before: string): string => /class="tag">(\w+)<\/span>\s*$/.exec(before)?.[1] ?? "";
  const lesson = textOf(/<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
  const ofLesson = [...html.matchAll(/<p class="question">(.*?)<\/p>/gs)].map((match) => ({
    anchor: "what-interviewers-ask",
    question: match[1] ?? "",
    about: [lesson, level(html.slice(0, match.index))].filter(Boolean).join(", "),
  }));
  const ofBank = [
    ...html.matchAll(
      /<tr id="([\w-]+)">\s*<td class="ask-text" data-about="([^"]*)">(.*?)<\/td>/gs,
    ),
  ].map(([, anchor = "", about = "", question = ""]) => ({
    anchor,
    question,
    about: textOf(about),
  }));
  return [...ofLesson, ...ofBank].map(({ anchor, question, about }) => {
    const title = textOf(question);
    return { path: `${path}#${anchor}`, title, content: title, meta: { about } };
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** The text of a line of our own HTML. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}

/** The glossary's terms as records. */
export function termRecords(terms: readonly Term[]): SearchRecord[] {
  return terms.map(({ id, term, aliases = [], definition }) => ({
    path: `reference/glossary/#${id}`,
    title: term,
    /* The definition first: an excerpt starts with it. */
    content: [definition, term, ...aliases].join(" "),
  }));
}
