/** Files that somebody damaged, forged or made too large: each is refused with a reason, and changes nothing. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { InvalidExportError } from "./errors.ts";
import { studyEvent } from "./events.ts";
import { EXPORT_VERSION, parseExport } from "./export-file.ts";
import { MemoryStore } from "./memory-store.ts";
import { applyImport, exportWork, planImport } from "./portable.ts";
import { progressOf } from "./progress.ts";

const older = readFileSync(new URL("fixtures/export-v2.json", import.meta.url), "utf8");
/** A file of the current version. */
const whole = JSON.stringify(parseExport(older));
const work = (parts: object) => JSON.stringify({ ...JSON.parse(whole), ...parts });
const draft = { exercise: "e", text: "", starterHash: "h", updatedAt: 1, revision: 1 };
const event = { id: "x", at: 1, type: "committed", lesson: 1 };

/** What somebody tries, and a file that is it. */
const REFUSED: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["white space", " \n"],
  ["the null of JSON", "null"],
  ["a list", "[]"],
  ["markup", "<!doctype html><script>alert(1)</script>"],
  ["a version far ahead", work({ version: 1e9 })],
  ["the next version", work({ version: EXPORT_VERSION + 1 })],
  ["a version that is no whole number", work({ version: 1.5 })],
  ["version nought", work({ version: 0 })],
  ["a version as text", work({ version: "2" })],
  ["a date that is none", work({ exportedAt: "<b>today</b>" })],
  ["a member that nobody knows", work({ admin: true })],
  ["an own __proto__", whole.replace("{", '{"__proto__": {"admin": true}, ')],
  [
    "an event with an own __proto__",
    whole.replace('"events":[{', '"events":[{"__proto__":{"a":1},'),
  ],
  ["an event of a kind that nobody knows", work({ events: [{ ...event, type: "owned" }] })],
  ["an event before time", work({ events: [{ ...event, at: -1 }] })],
  ["an event at no time", work({ events: [{ ...event, at: null }] })],
  ["an event without a name", work({ events: [{ ...event, id: "" }] })],
  ["a lesson that is no number", work({ events: [{ ...event, lesson: "3" }] })],
  ["a lesson below nought", work({ events: [{ ...event, lesson: -1 }] })],
  ["a lesson and a half", work({ events: [{ ...event, lesson: 1.5 }] })],
  ["events that are no list", work({ events: { length: 1, 0: event } })],
  ["a draft without text", work({ drafts: [{ ...draft, text: undefined }] })],
  ["a draft that is a number", work({ drafts: [{ ...draft, text: 3 }] })],
  ["a draft before time", work({ drafts: [{ ...draft, updatedAt: -5 }] })],
  ["notes that are nothing", work({ notes: null })],
];

test.each(REFUSED)("A file that holds %s is refused", (_, text) => {
  expect(() => parseExport(text)).toThrow(InvalidExportError);
  expect(() => parseExport(text)).toThrow(/nothing was changed/);
});

test("A file is refused wherever it was cut off", () => {
  for (let length = 0; length < whole.trimEnd().length; length += 7) {
    expect(() => parseExport(whole.slice(0, length)), `after ${length}`).toThrow(
      InvalidExportError,
    );
  }
});

test("A file with thousands of faults is refused in a message that one can read", () => {
  const events = Array.from({ length: 2000 }, () => ({ ...event, lesson: "x" }));
  expect(() => parseExport(work({ events }))).toThrow(/and 1995 more faults$/);
});

test("A file nested a hundred thousand deep is refused", () => {
  const deep = `${"[".repeat(1e5)}${"]".repeat(1e5)}`;
  expect(() => parseExport(whole.replace('"drafts":[]', `"drafts":${deep}`))).toThrow(
    InvalidExportError,
  );
});

test("A file far larger than any learner's work is refused before it is read", () => {
  expect(() => parseExport(" ".repeat(60_000_000))).toThrow(/too large/);
});

test("Names of an object's own prototype are texts like any other", async () => {
  const store = new MemoryStore();
  const text = work({
    events: [
      studyEvent({ type: "committed", exercise: "constructor", lesson: 1 }, 1, "__proto__"),
      studyEvent({ type: "hint-shown", exercise: "toString", task: "__proto__", level: 2 }, 2, "b"),
    ],
    drafts: [{ ...draft, exercise: "__proto__", text: "<img src=x onerror=alert(1)>" }],
    notes: [],
  });
  await applyImport(store, await planImport(store, parseExport(text)), 3);
  const progress = progressOf(await store.events());
  expect(progress.done).toEqual([1]);
  expect(await store.draft("__proto__")).toMatchObject({ text: "<img src=x onerror=alert(1)>" });
  expect(Reflect.ownKeys(Object.prototype)).not.toContain("level");
  // What went in comes out again.
  expect(parseExport(JSON.stringify(await exportWork(store, 4))).drafts).toHaveLength(1);
});
