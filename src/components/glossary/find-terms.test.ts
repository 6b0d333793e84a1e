import { expect, test } from "vitest";
import type { Term } from "../../content/glossary/term.ts";
import { termFinder } from "./find-terms.ts";

function term(id: string, name: string, more: Partial<Term> = {}): Term {
  return { id, term: name, definition: "", lesson: "offsets", sources: [], ...more };
}

const find = termFinder([
  term("offset", "offset"),
  term("committed-offset", "committed offset"),
  term("dead-letter-queue", "dead-letter queue", { aliases: ["DLQ"] }),
  term("isr", "in-sync replicas", { aliases: ["ISR"] }),
  term("policy", "reset policy"),
  term("batch", "record batch"),
  term("key", "key", { marked: false }),
]);

function found(text: string): string[] {
  return find(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`);
}

test("finds a term, its plural, and its capital at the start of a sentence", () => {
  expect(found("Offsets: an offset.")).toEqual(["offset: Offsets", "offset: offset"]);
  expect(found("two reset policies, many record batches")).toEqual([
    "policy: reset policies",
    "batch: record batches",
  ]);
});

test("finds the longest term that begins at a place", () => {
  expect(found("the committed offset")).toEqual(["committed-offset: committed offset"]);
});

test("finds aliases, and names only as they are written", () => {
  expect(found("a DLQ, the ISR, two DLQs")).toEqual([
    "dead-letter-queue: DLQ",
    "isr: ISR",
    "dead-letter-queue: DLQs",
  ]);
  expect(found("his dlq")).toEqual([]);
});

test("finds a term across the end of a line", () => {
  expect(found("the committed\noffset")).toEqual(["committed-offset: committed\noffset"]);
});

test("leaves parts of longer words, identifiers and calls alone", () => {
  expect(found("offsetting, reoffset, __consumer_offsets, offset.commit, offset(3)")).toEqual([]);
});

test("leaves a word alone that is also used in its plain sense", () => {
  expect(found("the key")).toEqual([]);
});

test("says nothing about an empty text", () => {
  expect(found("")).toEqual([]);
});
