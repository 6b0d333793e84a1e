import { beforeEach, describe, expect, test } from "vitest";
import { begin } from "../interview/mock-session.ts";
import { DraftConflictError, InvalidExportError } from "./errors.ts";
import { studyEvent } from "./events.ts";
import { parseExport } from "./export-file.ts";
import { isEmptyPlan } from "./import-plan.ts";
import { MemoryStore } from "./memory-store.ts";
import { notesInOrder, tombstone } from "./notes.ts";
import { applyImport, exportWork, planImport, undoImport } from "./portable.ts";
import { progressOf } from "./progress.ts";
import { startOver } from "./rewind.ts";

const NOW = Date.UTC(2026, 10, 23);
const draft = (exercise: string, text: string, updatedAt: number) => ({
  exercise,
  text,
  starterHash: "h",
  updatedAt,
});

const note = (id: string, text: string, updatedAt: number) => ({
  id,
  lesson: 7,
  section: "lag",
  sectionTitle: "Lag",
  quote: "log end",
  before: "",
  text,
  createdAt: 1,
  updatedAt,
  deleted: false,
});

let laptop: MemoryStore;
let phone: MemoryStore;

beforeEach(async () => {
  laptop = new MemoryStore();
  phone = new MemoryStore();
  await laptop.append([
    studyEvent({ type: "committed", exercise: "partition-log", lesson: 3 }, 1, "a"),
    studyEvent({ type: "committed", exercise: "partitioner", lesson: 4 }, 2, "b"),
  ]);
  await laptop.saveDraft(draft("partition-log", "from the laptop", 20), 0);
  await laptop.saveDraft(draft("partitioner", "only on the laptop", 20), 0);
});

const file = async () => parseExport(JSON.stringify(await exportWork(laptop, NOW)));

describe("Import", () => {
  test("says what it would change, and changes nothing", async () => {
    await phone.append([
      studyEvent({ type: "committed", exercise: "partition-log", lesson: 3 }, 1, "a"),
    ]);
    await phone.saveDraft(draft("partition-log", "from the phone, older", 10), 0);

    const plan = await planImport(phone, await file());

    expect(plan.newEvents.map((event) => event.id)).toEqual(["b"]);
    expect(plan.knownEvents).toBe(1);
    expect(plan.newlyDone).toEqual([4]);
    expect(plan.newDrafts.map((entry) => entry.exercise)).toEqual(["partitioner"]);
    expect(plan.replacedDrafts).toMatchObject([{ mine: { text: "from the phone, older" } }]);
    expect(await phone.events()).toHaveLength(1);
    expect(await phone.drafts()).toHaveLength(1);
  });

  test("keeps a draft that is newer here", async () => {
    await phone.saveDraft(draft("partition-log", "from the phone, newer", 30), 0);
    const plan = await planImport(phone, await file());
    await applyImport(phone, plan, NOW);
    expect((await phone.draft("partition-log"))?.text).toBe("from the phone, newer");
  });

  test("brings everything to an empty device, and does nothing the second time", async () => {
    await applyImport(phone, await planImport(phone, await file()), NOW);
    expect(progressOf(await phone.events()).done).toEqual([3, 4]);
    const again = await planImport(phone, await file());
    expect(isEmptyPlan(again)).toBe(true);
  });

  test("can be taken back, and the replaced draft returns", async () => {
    await phone.saveDraft(draft("partition-log", "from the phone", 10), 0);
    const receipt = await applyImport(phone, await planImport(phone, await file()), NOW);
    expect((await phone.draft("partition-log"))?.text).toBe("from the laptop");

    await undoImport(phone, receipt, NOW + 1);

    expect((await phone.draft("partition-log"))?.text).toBe("from the phone");
    expect(progressOf(await phone.events()).done).toEqual([]);
  });

  test("brings back what was withdrawn here, once", async () => {
    await applyImport(phone, await planImport(phone, await file()), NOW);
    await startOver(phone, NOW + 1);
    expect(progressOf(await phone.events()).done).toEqual([]);

    await applyImport(phone, await planImport(phone, await file()), NOW + 2);
    expect(progressOf(await phone.events()).done).toEqual([3, 4]);
    expect((await planImport(phone, await file())).newEvents).toEqual([]);
  });

  test("brings new notes and newer ones, and keeps what is newer here", async () => {
    await laptop.saveNote(note("same", "changed on the laptop", 20), 0);
    await laptop.saveNote(note("newer-here", "older", 20), 0);
    await laptop.saveNote(note("only-there", "new", 20), 0);
    await phone.saveNote(note("same", "as it was", 10), 0);
    const kept = await phone.saveNote(note("newer-here", "newer", 30), 0);

    const receipt = await applyImport(phone, await planImport(phone, await file()), NOW);
    const texts = async () =>
      Object.fromEntries(notesInOrder(await phone.notes()).map(({ id, text }) => [id, text]));
    expect(await texts()).toEqual({
      same: "changed on the laptop",
      "newer-here": "newer",
      "only-there": "new",
    });
    expect(await phone.notes()).toContainEqual(kept);

    await undoImport(phone, receipt, NOW + 1);
    expect(await texts()).toEqual({ same: "as it was", "newer-here": "newer" });

    await applyImport(phone, await planImport(phone, await file()), NOW + 2);
    expect(await texts()).toMatchObject({ same: "changed on the laptop", "only-there": "new" });
  });

  test("does not bring back a note that was deleted since", async () => {
    const written = await laptop.saveNote(note("gone", "secret", 20), 0);
    const old = await file();
    await laptop.saveNote(tombstone(written, 30), written.revision);
    await applyImport(laptop, await planImport(laptop, old), NOW);
    expect(notesInOrder(await laptop.notes())).toEqual([]);
    expect(JSON.stringify(await exportWork(laptop, NOW))).not.toContain("secret");
  });

  test("takes away again the drafts that it brought", async () => {
    const receipt = await applyImport(phone, await planImport(phone, await file()), NOW);
    await undoImport(phone, receipt, NOW + 1);
    expect(await phone.drafts()).toEqual([]);
  });

  test("refuses to overwrite a draft that changed since the plan was made", async () => {
    const before = await phone.saveDraft(draft("partition-log", "from the phone", 10), 0);
    const plan = await planImport(phone, await file());
    await phone.saveDraft(draft("partition-log", "typed meanwhile", 40), before.revision);
    await expect(applyImport(phone, plan, NOW)).rejects.toThrow(DraftConflictError);
    expect((await phone.draft("partition-log"))?.text).toBe("typed meanwhile");
  });
});

describe("A file that is no export", () => {
  test.each([
    ["is not JSON", "export class {", /not JSON/],
    ["is of something else", '{"name":"minibroker"}', /not a whole export/],
    [
      "is of a newer version",
      '{"format":"minibroker-work","version":99,"cells":[]}',
      /newer version/,
    ],
  ])("%s, is refused with a sentence", (_, text, message) => {
    expect(() => parseExport(text)).toThrow(InvalidExportError);
    expect(() => parseExport(text)).toThrow(message);
  });

  test("names the event that is wrong", async () => {
    const work = await exportWork(laptop, NOW);
    const broken = { ...work, events: [{ ...work.events[0], lesson: -1 }] };
    expect(() => parseExport(JSON.stringify(broken))).toThrow(/events\[0\]\.lesson/);
  });
});

test("A mock interview goes along, the later state wins, and undoing the import takes it away again", async () => {
  const session = begin("one", { level: "mid", minutes: 15, concepts: [], seed: 1 }, [], 5);
  const early = await laptop.saveInterview({ session, seenAt: 5 }, 0);
  const work = await file();
  const receipt = await applyImport(phone, await planImport(phone, work), NOW);
  expect(await phone.interviews()).toEqual([early]);
  expect(isEmptyPlan(await planImport(phone, work))).toBe(true);

  const late = { session: { ...session, notes: "later" }, seenAt: 6 };
  await laptop.saveInterview(late, 1);
  expect((await planImport(laptop, work)).replacedInterviews).toEqual([]);
  const second = await applyImport(phone, await planImport(phone, await file()), NOW);
  expect(await phone.interview("one")).toMatchObject(late);
  await undoImport(phone, second, NOW);
  expect(await phone.interview("one")).toMatchObject({ session, seenAt: 5 });
  await expect(undoImport(phone, receipt, NOW)).resolves.toBeUndefined();
  expect(await phone.interviews()).toEqual([]);
});
