import { beforeEach, describe, expect, test } from "vitest";
import { noteJournal } from "./journal.ts";
import { MemoryStore } from "./memory-store.ts";
import { NoteSession, recoverNotes, SAVE_NOTE_AFTER_MS } from "./note-session.ts";
import { type NewNote, notesInOrder } from "./notes.ts";
import { memoryStorage } from "./storage.test-double.ts";

const empty: NewNote = {
  id: "note",
  lesson: 7,
  section: "lag",
  sectionTitle: "Lag",
  quote: "log end",
  before: "the ",
  text: "",
  createdAt: 1,
  updatedAt: 1,
  deleted: false,
};

let store: MemoryStore;
let storage: Storage;
let timers: (() => void)[];
let now: number;

beforeEach(() => {
  store = new MemoryStore();
  storage = memoryStorage();
  timers = [];
  now = 10;
});

function session(note = empty, revision = 0): NoteSession {
  return new NoteSession(note, revision, store, {
    now: () => now++,
    schedule(callback, ms) {
      expect(ms).toBe(SAVE_NOTE_AFTER_MS);
      timers.push(callback);
      return () => {
        timers = timers.filter((timer) => timer !== callback);
      };
    },
    journal: noteJournal(() => storage),
    newId: () => "another",
  });
}
const texts = async () => notesInOrder(await store.notes()).map((note) => note.text);

describe("A note", () => {
  test("is saved once typing pauses, and leaves nothing in the journal", async () => {
    const note = session();
    note.edit("lag is");
    note.edit("lag is log end minus committed");
    expect(timers).toHaveLength(1);
    expect(await texts()).toEqual([]);
    timers[0]?.();
    await note.flush();
    expect(await texts()).toEqual(["lag is log end minus committed"]);
    expect(noteJournal(() => storage).entries()).toEqual([]);
  });

  test("that was being written when the page was left is there on the next page", async () => {
    session().edit("half a thou");
    await recoverNotes(
      store,
      noteJournal(() => storage),
    );
    expect(await texts()).toEqual(["half a thou"]);
    await recoverNotes(
      store,
      noteJournal(() => storage),
    );
    expect(await texts()).toEqual(["half a thou"]);
  });

  test("that was never given a word is none", async () => {
    const note = session();
    note.edit("x");
    note.edit("");
    await note.flush();
    expect(await store.notes()).toEqual([]);
    expect(noteJournal(() => storage).entries()).toEqual([]);
  });

  test("is deleted with its words, and comes back when asked", async () => {
    const note = session();
    note.edit("secret");
    await note.flush();
    const undo = await note.remove();
    expect(JSON.stringify(await store.notes())).not.toContain("secret");
    await undo();
    expect(await texts()).toEqual(["secret"]);
  });

  test("that another tab changed is not overwritten: both are kept", async () => {
    const saved = await store.saveNote({ ...empty, text: "as it was" }, 0);
    const here = session(saved, saved.revision);
    await store.saveNote({ ...saved, text: "from there" }, saved.revision);
    here.edit("from here");
    await here.flush();
    expect(await texts()).toEqual(["from there", "from here"]);
    here.edit("from here, too");
    await here.flush();
    expect(await texts()).toEqual(["from there", "from here, too"]);
  });

  test("whose own words another tab took out of the journal goes on as one note", async () => {
    const here = session();
    here.edit("half");
    await recoverNotes(
      store,
      noteJournal(() => storage),
    );
    here.edit("half a thought");
    await here.flush();
    expect(await texts()).toEqual(["half a thought"]);
  });
});
