import type { Element, ElementContent, Root, RootContent } from "hast";
import { expect, test } from "vitest";
import { ledger, sectioned, textOf } from "./sections.ts";

function element(tagName: string, ...children: (ElementContent | string)[]): Element {
  return {
    type: "element",
    tagName,
    properties: {},
    children: children.map((child) =>
      typeof child === "string" ? { type: "text", value: child } : child,
    ),
  };
}

/** A component as MDX puts it in the tree; its kind of node is not one that hast knows. */
function component(name: string): Element {
  return Object.assign(element("div"), { type: "mdxJsxFlowElement", name });
}

function root(...children: RootContent[]): Root {
  return { type: "root", children };
}

function parts(tree: Root): Element[] {
  return tree.children.filter((child) => child.type === "element");
}

const outline = (part: Element | undefined): string[] =>
  part?.children.map((child) => ("name" in child ? String(child.name) : textOf(child))) ?? [];

test("makes a numbered section of each heading, from 0", () => {
  const tree = sectioned(
    root(element("h2", "Segments"), element("p", "one"), element("h2", "Retention")),
    3,
  );
  expect(parts(tree).map((part) => part.tagName)).toEqual(["section", "section"]);
  expect(outline(parts(tree)[0])).toEqual(["3.0Segments", "one"]);
  expect(outline(parts(tree)[1])).toEqual(["3.1Retention"]);
});

test("names a section by its heading, and links the number to it", () => {
  const [part] = parts(sectioned(root(element("h2", "An offset is a place")), 3));
  expect(part?.properties).toMatchObject({ ariaLabelledBy: ["an-offset-is-a-place"] });
  const [heading] = part?.children ?? [];
  expect(heading).toMatchObject({ properties: { id: "an-offset-is-a-place" } });
  const link = heading?.type === "element" ? heading.children[0] : undefined;
  expect(link).toMatchObject({ tagName: "a", properties: { href: "#an-offset-is-a-place" } });
});

test("gives headings of the same text different ids", () => {
  const tree = sectioned(
    root(element("h2", "Loss"), element("h3", "Loss"), element("h2", "Loss")),
    9,
  );
  expect(parts(tree).map((part) => part.properties["ariaLabelledBy"])).toEqual([
    ["loss"],
    ["loss-2"],
  ]);
});

test("keeps what stands before the first heading, without a number", () => {
  const tree = sectioned(root(element("p", "first"), element("h2", "Then")), 3);
  expect(parts(tree).map(outline)).toEqual([["first"], ["3.0Then"]]);
});

test("moves a note behind the paragraph that it stands before", () => {
  const tree = sectioned(
    root(element("h2", "A"), component("Note"), element("p", "one"), element("p", "two")),
    0,
  );
  expect(outline(parts(tree)[0])).toEqual(["0.0A", "one", "Note", "two"]);
});

test("keeps a note that no paragraph follows in its own section", () => {
  const tree = sectioned(root(element("h2", "A"), component("Note"), element("h2", "B")), 0);
  expect(parts(tree).map(outline)).toEqual([["0.0A", "Note"], ["0.1B"]]);
});

test("heads each row of a table by its first cell and tells the others their column", () => {
  const table = ledger(
    element(
      "table",
      element("thead", element("tr", element("th", "Guarantee"), element("th", "Price"))),
      element("tbody", element("tr", element("td", "At most once"), element("td", "Loss"))),
    ),
  );
  const [head, body] = table.children;
  expect(head).toMatchObject({ children: [{ children: [{ properties: { scope: "col" } }, {}] }] });
  expect(body).toMatchObject({
    children: [
      {
        children: [
          { tagName: "th", properties: { scope: "row" } },
          { tagName: "td", properties: { dataL: "Price" } },
        ],
      },
    ],
  });
});

test("leaves the alignment of a column to the style sheet", () => {
  const cell = { ...element("td", "20"), properties: { style: "text-align:right" } };
  const table = ledger(element("table", element("tbody", element("tr", element("td", "a"), cell))));
  expect(table.children[0]).toMatchObject({
    children: [{ children: [{}, { properties: { dataAlign: "right" } }] }],
  });
  expect(JSON.stringify(table)).not.toContain("style");
});
