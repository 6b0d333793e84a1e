import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sum, weigh } from "./weigh.ts";

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

/** Weighs a page among some other files. */
function weighed(html: string, files: Readonly<Record<string, string>> = {}) {
  const all: Readonly<Record<string, string>> = { "/": html, ...files };
  return weigh("/", (address) => {
    const text = all[address];
    if (text === undefined) throw new Error(`nothing at ${address}`);
    return new TextEncoder().encode(text);
  });
}

test("a script weighs with all that it imports at once, each once, and without what it may fetch later", () => {
  const files = {
    "/_astro/a.AAAAAAAA.js":
      'import{b}from"./b.BBBBBBBB.js";import"./c.js";const later=()=>import("./d.js");',
    "/_astro/b.BBBBBBBB.js": 'import"./c.js";export const b=1;',
    "/_astro/c.js": "globalThis.c=1;",
  };
  const { parts } = weighed("<script type=module src=/_astro/a.AAAAAAAA.js></script>", files);
  expect(parts.filter(({ kind }) => kind === "JavaScript").map(({ name }) => name)).toEqual([
    "a.js",
    "b.js",
    "c.js",
  ]);
  expect(sum(parts, "JavaScript")).toBe(
    Object.values(files)
      .map(gzipped)
      .reduce((x, y) => x + y),
  );
});

test("fonts are found in the style sheets of the page", () => {
  const css = "@font-face{font-family:a;src:url(./a.woff2);font-display:swap}";
  const { parts, blocking } = weighed("<link rel=stylesheet href=/_astro/s.css>", {
    "/_astro/s.css": css,
    "/_astro/a.woff2": "12345",
  });
  expect(sum(parts, "fonts")).toBe(5);
  expect(sum(parts, "CSS")).toBe(gzipped(css));
  expect(blocking).toEqual(["a style sheet: /_astro/s.css"]);
});

test("styles in the page weigh as CSS and not as HTML, and keep nobody from the text", () => {
  const css = "@font-face{font-family:a;src:url(/_astro/a.woff2);font-display:swap}";
  const { parts, blocking } = weighed(`<style>${css}</style><p>text</p>`, {
    "/_astro/a.woff2": "12345",
  });
  expect(sum(parts, "CSS")).toBe(gzipped(css));
  expect(sum(parts, "HTML")).toBe(gzipped("<p>text</p>"));
  expect(sum(parts, "fonts")).toBe(5);
  expect(blocking).toEqual([]);
});

test("the areas of a page add up to the page, and each is named", () => {
  const html = `<body><figure>${"drawing ".repeat(9)}</figure><p>text</p></body>`;
  const { parts } = weighed(html);
  expect(sum(parts, "HTML")).toBe(gzipped(html));
  expect(parts.find(({ name }) => name === "figures")?.bytes).toBeGreaterThan(5);
});

test("a script or a font that keeps the text away is told", () => {
  const { blocking } = weighed("<script src=/a.js></script><link rel=stylesheet href=/s.css>", {
    "/a.js": "",
    "/s.css": "@font-face{font-family:a;src:url(/a.woff2)}",
    "/a.woff2": "",
  });
  expect(blocking).toHaveLength(3);
});
