/** Marks the glossary's terms in a lesson at build time: the first use in each section becomes a link. */
import type { SatteriProcessorOptions } from "@astrojs/markdown-satteri";
import type { Element, Parents, Text } from "hast";
import { glossary } from "../../content/glossary/glossary.ts";
import { termFinder } from "./find-terms.ts";

type HastPlugin = NonNullable<SatteriProcessorOptions["hastPlugins"]>[number];

/** Where a link would be in the way: code, headings, the heads of tables, other links and controls. */
const PLAIN: ReadonlySet<string> = new Set(
  "a button code h1 h2 h3 h4 h5 h6 label pre summary thead".split(" "),
);

const find = termFinder(glossary);

/**
 * From a lesson to the glossary. Relative, because the pipeline does not know the base path; a lesson's own
 * address is always two levels down.
 */
const GLOSSARY = "../../reference/glossary/";

/** A plugin for one document: what was marked already is kept for each section. */
export function markTerms(): Exclude<HastPlugin, (...args: never[]) => unknown> & object {
  const marked = new Map<unknown, Set<string>>();
  return {
    name: "glossary-terms",
    text(node, ctx) {
      let section: unknown;
      let above: Readonly<Parents> | undefined = ctx.parent(node);
      for (; above !== undefined; above = ctx.parent(above)) {
        if (above.type !== "element") continue;
        if (PLAIN.has(above.tagName)) return;
        if (above.tagName === "section") section = above;
      }
      const seen = marked.get(section) ?? new Set();
      marked.set(section, seen);
      const pieces = withLinks(node.value, seen);
      if (pieces.length > 1) ctx.replaceNode(node, pieces);
    },
  };
}

/** The text in pieces, with a link for each term that is not in `seen`, to which it is added. */
function withLinks(text: string, seen: Set<string>): (Text | Element)[] {
  const pieces: (Text | Element)[] = [];
  let rest = 0;
  for (const { id, start, end } of find(text)) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (start > rest) pieces.push({ type: "text", value: text.slice(rest, start) });
    pieces.push({
      type: "element",
      tagName: "a",
      properties: { className: ["term"], href: `${GLOSSARY}#${id}` },
      children: [{ type: "text", value: text.slice(start, end) }],
    });
    rest = end;
  }
  if (rest < text.length) pieces.push({ type: "text", value: text.slice(rest) });
  return pieces;
}
