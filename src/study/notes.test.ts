import { expect, test } from "vitest";
import { noteMatches, notesInOrder } from "./notes.ts";

const note = {
  id: "a",
  lesson: 7,
  section: "lag",
  sectionTitle: "Lag",
  quote: "the log end minus the committed offset",
  before: "",
  text: "Ask for it in the interview",
  createdAt: 1,
  updatedAt: 1,
  deleted: false,
  revision: 1,
};

test("Notes are in the order of the course, without the deleted", () => {
  const notes = [
    { ...note, id: "later", createdAt: 5 },
    { ...note, id: "deleted", deleted: true },
    note,
    { ...note, id: "earlier lesson", lesson: 3, createdAt: 9 },
  ];
  expect(notesInOrder(notes).map(({ id }) => id)).toEqual(["earlier lesson", "a", "later"]);
});

test("A search finds words in the note, its quote and its section, in any order and case", () => {
  expect(noteMatches(note, "INTERVIEW committed lag")).toBe(true);
  expect(noteMatches(note, "")).toBe(true);
  expect(noteMatches(note, "interview rebalance")).toBe(false);
});
