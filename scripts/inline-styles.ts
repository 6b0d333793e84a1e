/**
 * Puts the style sheets of a lesson into its page, so that its text waits for no request but the page's own.
 *
 * Only lessons: they are what somebody opens from a link, on any network. Elsewhere the sheets are linked, and shared.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import type { AstroIntegration } from "astro";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { elements } from "./page-elements.ts";

/** A style sheet cannot go into a page. */
export class InlineStyleError extends Error {
  override readonly name = "InlineStyleError";
}

/**
 * The same page, with one style element in the place of its first linked style sheet.
 *
 * @param read gives the text of a style sheet by its address. Addresses in it must not be relative to it.
 * @throws {InlineStyleError} if one would end its own element.
 */
export function withInlineStyles(html: string, read: (address: string) => string): string {
  const tree = fromHtml(html);
  const links = elements(tree).filter(isStyleSheet);
  const [first] = links;
  if (first === undefined) return html;
  const css = links.map(({ properties }) => read(String(properties["href"]))).join("");
  if (/<\/style/i.test(css))
    throw new InlineStyleError("A style sheet has </style in it, which ends its own element.");
  for (const parent of [tree, ...elements(tree)]) {
    parent.children = parent.children.flatMap((child): typeof parent.children => {
      if (child.type !== "element" || !links.includes(child)) return [child];
      return child === first ? [styleElement(css)] : [];
    });
  }
  return toHtml(tree);
}

/** Runs after `astro build`, before the pages are made leaner. */
export function inlineStyles(): AstroIntegration {
  return {
    name: "inline-styles",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = new URL("_astro/", dir);
        const sheets = new Map<string, string>();
        for (const name of await readdir(folder)) {
          if (name.endsWith(".css"))
            sheets.set(name, await readFile(new URL(name, folder), "utf8"));
        }
        const read = (address: string): string => {
          const css = sheets.get(address.split("/").at(-1) ?? "");
          if (css === undefined)
            throw new InlineStyleError(`The build has no style sheet ${address}.`);
          return css;
        };
        const lessons = new URL("lessons/", dir);
        for (const lesson of await readdir(lessons)) {
          const page = new URL(`${lesson}/index.html`, lessons);
          await writeFile(page, withInlineStyles(await readFile(page, "utf8"), read));
        }
      },
    },
  };
}

function styleElement(css: string): Element {
  return {
    type: "element",
    tagName: "style",
    properties: {},
    children: [{ type: "text", value: css }],
  };
}

function isStyleSheet({ tagName, properties }: Element): boolean {
  return tagName === "link" && [properties["rel"]].flat().includes("stylesheet");
}
