import { expect, test } from "vitest";
import { groups, nextRow, type Result } from "./results.ts";

const offsets: Result = {
  kind: "lesson",
  key: "/l/7/",
  href: "/l/7/",
  title: "Offsets",
  offset: 7,
};
const log: Result = { kind: "lesson", key: "/l/3/", href: "/l/3/", title: "The log", offset: 3 };
const course: Result = { kind: "page", key: "/", href: "/", title: "Course" };
const dark: Result = {
  kind: "do",
  key: "dark",
  title: "Theme: dark",
  command: { id: "dark", title: "Theme: dark", run() {} },
};
const places = [offsets, log, course, dark];

function titles(query: string, found: readonly Result[] = []): string[] {
  return groups(query, places, found).flatMap(({ kind, results }) =>
    results.map(({ title }) => `${kind}: ${title}`),
  );
}

test("with nothing typed, lists where to go and what to do", () => {
  expect(titles(" ")).toEqual(["page: Course", "do: Theme: dark"]);
});

test("finds pages and commands by the beginnings of their words, and lessons by their offset", () => {
  expect(titles("off")).toEqual(["lesson: Offsets"]);
  expect(titles("7")).toEqual(["lesson: Offsets"]);
  expect(titles("dark theme")).toEqual(["do: Theme: dark"]);
  expect(titles("fset")).toEqual([]);
});

test("shows what the search found under the page's own name and number, at its section", () => {
  const found: Result = {
    kind: "lesson",
    key: "/l/3/",
    href: "/l/3/#segments",
    title: "/l/3/",
    about: "Segments",
    excerpt: [{ text: "roll", hit: true }],
  };
  expect(groups("roll", places, [found])[0]?.results).toEqual([
    { ...found, title: "The log", offset: 3 },
  ]);
});

test("shows a page once, and leads to its top if it was named", () => {
  const found: Result = {
    kind: "lesson",
    key: "/l/7/",
    href: "/l/7/#lag",
    title: "Offsets",
    about: "Lag",
    excerpt: [{ text: "offset", hit: true }],
  };
  expect(groups("offsets", places, [found])[0]?.results).toEqual([
    { ...offsets, excerpt: found.excerpt },
  ]);
});

test("shows at most six of a kind", () => {
  const many = Array.from({ length: 9 }, (_, index): Result => {
    return { kind: "term", key: `t${index}`, href: `t${index}`, title: `term ${index}` };
  });
  expect(groups("term", [], many)[0]?.results).toHaveLength(6);
});

test("goes round at both ends of the list", () => {
  expect([nextRow(0, 1, 3), nextRow(2, 1, 3), nextRow(0, -1, 3)]).toEqual([1, 0, 2]);
  expect(nextRow(0, 1, 0)).toBe(-1);
});
