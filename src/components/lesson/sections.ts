/**
 * Shapes a lesson's tree at build time: `## ` headings become numbered sections, notes follow the
 * paragraph that they stand before, tables become ledgers. Plain functions on hast; `markdown.ts` plugs
 * them into the pipeline.
 */
import Slugger from "github-slugger";
import type { Element, ElementContent, Root, RootContent } from "hast";

/** A node of MDX, of which only the kind and the component's name matter here. */
interface MdxNode {
  readonly type: string;
  readonly name?: string | null;
}

/** What a section is made from. Lists of MDX nodes are wider than hast knows. */
type Block = RootContent;

/**
 * Groups the blocks of a lesson into `<section class="part">`s.
 *
 * @param lesson offset of the lesson: its sections are `<lesson>.0`, `<lesson>.1`, ...
 */
export function sectioned(root: Root, lesson: number): Root {
  const slugger = new Slugger();
  const declarations: Block[] = [];
  const sections: Block[][] = [[]];
  for (const block of root.children) {
    if (mdx(block).type === "mdxjsEsm") declarations.push(block);
    else if (isElement(block, "h2")) sections.push([block]);
    else if (!isBlank(block)) sections.at(-1)?.push(block);
  }
  const [introduction = [], ...numbered] = sections;
  const parts = numbered.map((blocks, index) => section(blocks, `${lesson}.${index}`, slugger));
  return {
    type: "root",
    children: [
      ...declarations,
      ...(introduction.length > 0 ? [part(arranged(introduction, slugger))] : []),
      ...parts,
    ],
  };
}

function section(blocks: Block[], number: string, slugger: Slugger): Element {
  const [heading, ...rest] = blocks;
  if (heading === undefined || !isElement(heading, "h2")) return part(arranged(blocks, slugger));
  const id = slugger.slug(textOf(heading));
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { href: `#${id}`, ariaLabel: `Link to section ${number}` },
    children: [{ type: "text", value: number }],
  };
  const title: Element = {
    type: "element",
    tagName: "h2",
    properties: { id },
    children: [link, ...heading.children],
  };
  return part([title, ...arranged(rest, slugger)], { ariaLabelledBy: [id] });
}

function part(blocks: Block[], properties: Element["properties"] = {}): Element {
  /* Everything that may stand at the root of a lesson, but for declarations, may stand in a section. */
  const children = blocks.filter((block): block is ElementContent => block.type !== "doctype");
  return {
    type: "element",
    tagName: "section",
    properties: { className: ["part"], ...properties },
    children,
  };
}

function arranged(blocks: Block[], slugger: Slugger): Block[] {
  return afterParagraphs(blocks).map((block) => {
    if (isElement(block, "table")) return ledger(block);
    if (isElement(block, "h3") || isElement(block, "h4")) {
      return { ...copyOf(block), properties: { id: slugger.slug(textOf(block)) } };
    }
    return block;
  });
}

/** Authors write a note before its paragraph; readers, and the grid, meet it after. */
function afterParagraphs(blocks: Block[]): Block[] {
  const result: Block[] = [];
  let notes: Block[] = [];
  for (const block of blocks) {
    if (mdx(block).name === "Note") {
      notes.push(block);
      continue;
    }
    result.push(block, ...notes);
    notes = [];
  }
  return [...result, ...notes];
}

/**
 * A Markdown table as a ledger: each row is headed by its first cell, and each cell knows its column's
 * name, for narrow screens on which a row is a list.
 */
export function ledger(table: Element): Element {
  const head = children(table, "thead").flatMap((group) => children(group, "tr"))[0];
  const names = (head === undefined ? [] : cells(head)).map(textOf);
  const rows = (group: Element): ElementContent[] =>
    children(group, "tr").map((row) => ({
      ...copyOf(row),
      children: cells(row).map((cell, index) => body(cell, index, names[index] ?? "")),
    }));
  return {
    ...copyOf(table),
    properties: { className: ["ledger", "tbl", "wide"] },
    children: table.children.map((child) => {
      if (isElement(child, "thead")) return { ...copyOf(child), children: headRows(child) };
      if (isElement(child, "tbody")) return { ...copyOf(child), children: rows(child) };
      return child;
    }),
  };
}

function headRows(head: Element): ElementContent[] {
  return children(head, "tr").map((row) => ({
    ...copyOf(row),
    children: cells(row).map((cell) => ({
      ...copyOf(cell),
      properties: { ...aligned(cell), scope: "col" },
    })),
  }));
}

function body(cell: Element, index: number, name: string): Element {
  if (index > 0) {
    return { ...copyOf(cell), properties: { ...aligned(cell), dataL: name } };
  }
  return { ...copyOf(cell), tagName: "th", properties: { ...aligned(cell), scope: "row" } };
}

/** A cell's properties with its alignment as data: Markdown gives a style, which no style sheet can undo. */
function aligned({ properties: { style, ...properties } }: Element): Element["properties"] {
  const align = /^text-align:\s*(\w+)/.exec(String(style ?? ""))?.[1];
  return align === undefined ? properties : { ...properties, dataAlign: align };
}

/** A fresh node: the pipeline's own are frozen views, and must not be spread. */
function copyOf(element: Element): Element {
  return {
    type: "element",
    tagName: element.tagName,
    properties: { ...element.properties },
    children: [...element.children],
  };
}

function children(parent: Element, tagName: string): Element[] {
  return parent.children.filter((child) => isElement(child, tagName));
}

function cells(row: Element): Element[] {
  return row.children.filter((child) => isElement(child, "td") || isElement(child, "th"));
}

/** The text of a node and all it holds. */
export function textOf(node: RootContent | ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function isElement<Tag extends string>(
  node: RootContent,
  tagName: Tag,
): node is Element & { tagName: Tag } {
  return node.type === "element" && node.tagName === tagName;
}

function isBlank(node: RootContent): boolean {
  return node.type === "text" && node.value.trim() === "";
}

function mdx(node: MdxNode): MdxNode {
  return node;
}
