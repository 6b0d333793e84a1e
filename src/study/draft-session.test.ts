import { beforeEach, describe, expect, test } from "vitest";
import { DraftSession, SAVE_AFTER_MS, type SessionEnvironment } from "./draft-session.ts";
import { starterHash } from "./drafts.ts";
import type { DraftJournal, JournaledDraft } from "./journal.ts";
import { MemoryStore } from "./memory-store.ts";

const STARTER = "export class PartitionLog {}\n";

let store: MemoryStore;
let world: ReturnType<typeof fakeWorld>;

beforeEach(() => {
  store = new MemoryStore();
  world = fakeWorld();
});

/** A clock that is moved by hand, and a journal that outlives the page. */
function fakeWorld() {
  let now = 1000;
  let timers: { at: number; callback: () => void }[] = [];
  const kept = new Map<string, JournaledDraft>();
  const journal: DraftJournal = {
    read: (exercise) => kept.get(exercise),
    entries: () => [...kept.values()],
    write: (draft) => void kept.set(draft.exercise, draft),
    clear: (exercise) => void kept.delete(exercise),
  };
  const environment: SessionEnvironment = {
    now: () => now,
    schedule(callback, ms) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    journal,
  };
  const pass = (ms: number) => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.callback();
  };
  return { environment, pass, kept };
}

const open = (starter = STARTER) =>
  DraftSession.open("partition-log", starter, store, world.environment);
const stored = async () => (await store.draft("partition-log"))?.text;

describe("Saving", () => {
  test("begins with the starter and stores nothing until something is typed", async () => {
    const session = await open();
    expect(session.text).toBe(STARTER);
    await session.flush();
    expect(await stored()).toBeUndefined();
  });

  test("waits until typing pauses, then writes the last text once", async () => {
    const session = await open();
    session.edit("a");
    world.pass(SAVE_AFTER_MS - 1);
    session.edit("ab");
    world.pass(SAVE_AFTER_MS - 1);
    expect(session.status.saving).toBe("pending");
    world.pass(1);
    await session.flush();
    expect(session.status.saving).toBe("saved");
    expect(await store.draft("partition-log")).toMatchObject({ text: "ab", revision: 1 });
  });

  test("keeps what was typed while a write was under way", async () => {
    const session = await open();
    session.edit("first");
    const save = store.saveDraft.bind(store);
    store.saveDraft = (draft, replaces) => {
      store.saveDraft = save;
      session.edit("second");
      return save(draft, replaces);
    };
    await session.flush();
    expect(session.status.saving).toBe("pending");
    await session.flush();
    expect(await stored()).toBe("second");
  });

  test("survives a page that is killed before the storage answers", async () => {
    const session = await open();
    session.edit("typed in the last moment");
    store.saveDraft = () => new Promise(() => {});
    session.closing();

    store = new MemoryStore();
    const next = await open();
    expect(next.text).toBe("typed in the last moment");
    expect(await stored()).toBe("typed in the last moment");
    expect(world.kept.size).toBe(0);
  });

  test("has what was typed without a pause, if the page is killed meanwhile", async () => {
    const session = await open();
    for (let typed = 1; typed <= 20; typed++) {
      session.edit("x".repeat(typed));
      world.pass(SAVE_AFTER_MS / 3);
    }
    const next = await open();
    expect(next.text.length).toBeGreaterThanOrEqual(20 - 3);
  });

  test("has what was typed while the write before it was under way, if the page is killed then", async () => {
    const session = await open();
    const answers: (() => void)[] = [];
    const save = store.saveDraft.bind(store);
    store.saveDraft = async (draft, replaces) => {
      await new Promise<void>((answer) => answers.push(answer));
      return save(draft, replaces);
    };
    session.edit("first");
    world.pass(SAVE_AFTER_MS);
    await expect.poll(() => answers.length).toBe(1);
    session.edit("second");
    session.edit("third");
    world.pass(SAVE_AFTER_MS);
    expect(world.kept.get("partition-log")?.text).toBe("third");
    answers[0]?.();
    await expect.poll(() => answers.length).toBe(2);
    expect(world.kept.get("partition-log")?.text).toBe("third");
  });

  test("does not let a journal of long ago win over a later draft", async () => {
    const session = await open();
    session.edit("later");
    await session.flush();
    world.kept.set("partition-log", {
      exercise: "partition-log",
      text: "earlier",
      starterHash: starterHash(STARTER),
      updatedAt: 1,
    });
    expect((await open()).text).toBe("later");
  });
});

describe("Two tabs on one exercise", () => {
  async function conflicting() {
    const [mine, theirs] = [await open(), await open()];
    theirs.edit("theirs");
    await theirs.flush();
    mine.edit("mine");
    await mine.flush();
    return { mine, theirs };
  }

  test("the later one is told, and nothing is overwritten until it chooses", async () => {
    const { mine } = await conflicting();
    expect(mine.status.conflict?.text).toBe("theirs");
    mine.edit("mine, and more");
    await mine.flush();
    expect(await stored()).toBe("theirs");
  });

  test("choosing mine writes mine and keeps the other among the earlier versions", async () => {
    const { mine } = await conflicting();
    await mine.resolve("mine");
    expect(await stored()).toBe("mine");
    expect(await store.versions("partition-log")).toMatchObject([
      { reason: "other-tab", text: "theirs" },
    ]);
  });

  test("choosing theirs loads theirs and keeps mine among the earlier versions", async () => {
    const { mine } = await conflicting();
    await mine.resolve("theirs");
    expect(mine.text).toBe("theirs");
    expect(mine.status.conflict).toBeUndefined();
    expect(await store.versions("partition-log")).toMatchObject([{ text: "mine" }]);
    mine.edit("theirs, continued");
    await mine.flush();
    expect(await stored()).toBe("theirs, continued");
  });

  test("the other tab hears of it without having to save first", async () => {
    const [mine, theirs] = [await open(), await open()];
    theirs.edit("theirs");
    await theirs.flush();
    await mine.changedElsewhere(1);
    expect(mine.status.conflict?.text).toBe("theirs");
  });

  test("the same text in both tabs is no conflict", async () => {
    const [mine, theirs] = [await open(), await open()];
    theirs.edit("same");
    await theirs.flush();
    mine.edit("same");
    await mine.flush();
    expect(mine.status).toMatchObject({ conflict: undefined, saving: "saved" });
  });
});

describe("A page that goes away while two tabs disagree", () => {
  test("keeps what was typed here, and asks again after a reload", async () => {
    const [mine, theirs] = [await open(), await open()];
    theirs.edit("theirs");
    await theirs.flush();
    world.pass(1);
    mine.edit("mine");
    await mine.flush();
    mine.edit("mine, and more");
    mine.closing();

    const next = await open();
    expect(next.text).toBe("mine, and more");
    expect(next.status.conflict?.text).toBe("theirs");
    expect(await stored()).toBe("theirs");
  });
});

describe("A starter that changed since the draft was begun", () => {
  const CHANGED = "export class PartitionLog { /* now with retention */ }\n";

  test("is told and overwrites nothing", async () => {
    const session = await open();
    session.edit("my work");
    await session.flush();
    const later = await open(CHANGED);
    expect(later.text).toBe("my work");
    expect(later.status.staleStarter).toBe(true);
  });

  test("is not mentioned again once the learner keeps theirs", async () => {
    const session = await open();
    session.edit("my work");
    await session.flush();
    await (await open(CHANGED)).acceptStarter();
    const later = await open(CHANGED);
    expect(later.text).toBe("my work");
    expect(later.status.staleStarter).toBe(false);
  });
});

test("A reset can be undone, also after a reload: the text is among the earlier versions", async () => {
  const session = await open();
  session.edit("an hour of work");
  await session.replace(STARTER, "before-reset");
  expect(await stored()).toBe(STARTER);

  const later = await open();
  const [version] = await store.versions("partition-log");
  expect(version).toMatchObject({ reason: "before-reset", text: "an hour of work" });
  await later.replace(version?.text ?? "", "before-restore");
  expect(await stored()).toBe("an hour of work");
});
