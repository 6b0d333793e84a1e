import { expect, test } from "vitest";
import { foundNotes } from "./search-notes.ts";

const note = {
  id: "a",
  lesson: 7,
  section: "lag",
  sectionTitle: "Lag",
  quote: "log end",
  before: "",
  text: "Say this first.",
  createdAt: 1,
  updatedAt: 1,
  deleted: false,
  revision: 1,
};
const lessonAt = (offset: number) => (offset === 7 ? "/lessons/offsets/" : undefined);

test("a note is found by its words, and leads to its place in the lesson", () => {
  expect(foundNotes([note], "say first", lessonAt)).toEqual([
    {
      kind: "note",
      key: "a",
      title: "Say this first.",
      href: "/lessons/offsets/#note-a",
      offset: 7,
      about: "Lag",
    },
  ]);
  expect(foundNotes([note], "say last", lessonAt)).toEqual([]);
});

test("neither deleted notes nor those of lessons that are gone are found", () => {
  const notes = [
    { ...note, deleted: true },
    { ...note, lesson: 99 },
  ];
  expect(foundNotes(notes, "say", lessonAt)).toEqual([]);
});
