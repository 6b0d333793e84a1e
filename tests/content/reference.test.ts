import { expect, test } from "vitest";
import type { Term } from "../../src/content/glossary/term.ts";
import { checkCheatSheet, checkComparison, checkReference, checkTerms } from "./reference.ts";

const good: Term = {
  id: "lag",
  term: "lag",
  definition: "How far a group is behind the end of the log, in records or in time.",
  lesson: "offsets",
  sources: ["kafka-consumer"],
};

function messages(...terms: readonly Term[]): string[] {
  return checkTerms(terms)
    .map(({ message }) => message)
    .filter((message) => !message.includes("at least 60"));
}

test("the reference of the repository is in order", () => {
  expect(checkReference()).toEqual([]);
});

test("a term with a definition in plain sentences passes", () => {
  expect(messages(good)).toEqual([]);
});

test("a glossary of few terms is unfinished", () => {
  expect(checkTerms([good])[0]?.message).toBe("has 1 terms; write at least 60");
});

test("names what is wrong with a term", () => {
  expect(messages({ ...good, lesson: "lagging" })).toEqual([
    'lesson names a lesson "lagging" that is not in the outline',
  ]);
  expect(messages({ ...good, sources: [] })).toEqual([
    "sources is empty: name at least one source",
  ]);
  expect(messages({ ...good, definition: "Too short." })[0]).toMatch(/too short/);
  expect(messages({ ...good, definition: `${good.definition} A. B. C.` })).toEqual([
    "definition must be 1 to 3 sentences",
  ]);
});

test("two terms may not claim one word", () => {
  expect(messages(good, { ...good, id: "delay", term: "delay", aliases: ["Lag"] })).toEqual([
    'claims "lag", which is lag\'s; give it to one of them',
  ]);
});

test("a row needs a cell for each column", () => {
  const table = {
    id: "t",
    title: "T",
    lead: "",
    question: "Q",
    columns: ["A", "B"],
    sources: [],
  };
  expect(checkComparison({ ...table, rows: [{ head: "r", cells: ["x"] }] })).toHaveLength(1);
  expect(checkComparison({ ...table, rows: [{ head: "r", cells: ["x", " "] }] })).toHaveLength(1);
  expect(checkComparison({ ...table, rows: [{ head: "r", cells: ["x", "y"] }] })).toEqual([]);
});

test("the cheat sheet leaves no lesson out", () => {
  const [first] = checkCheatSheet([[{ title: "", lessons: ["point-to-point"], lines: [] }]]);
  expect(first?.message).toBe("must sum up lesson 0, why-message-queues, in the course's order");
});
