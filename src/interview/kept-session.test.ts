import { beforeEach, describe, expect, test } from "vitest";
import { type MockSession, openInterview } from "../study/interviews.ts";
import { interviewJournal } from "../study/journal.ts";
import { MemoryStore } from "../study/memory-store.ts";
import { memoryStorage } from "../study/storage.test-double.ts";
import { KeptSession } from "./kept-session.ts";
import { answer, begin, isPaused, leftMs } from "./mock-session.ts";

const MINUTE = 60_000;
const request = { level: "mid", minutes: 15, concepts: [], seed: 1 } as const;
const plan = [{ kind: "warm-up", question: "committed-offset", minutes: 4 }] as const;

let store: MemoryStore;
let storage: Storage;
let now: number;
let timers: (() => void)[];

beforeEach(() => {
  store = new MemoryStore();
  storage = memoryStorage();
  now = 0;
  timers = [];
});

const journal = () => interviewJournal(() => storage);
const environment = () => ({
  now: () => now,
  schedule(callback: () => void) {
    timers.push(callback);
    return () => {
      timers = timers.filter((timer) => timer !== callback);
    };
  },
  journal: journal(),
});
const fresh = (): MockSession => begin("one", request, plan, now);
const started = () => KeptSession.begin(fresh(), store, environment());
async function reopened(): Promise<KeptSession> {
  const kept = await store.interview("one");
  if (kept === undefined) throw new Error("Nothing was kept.");
  return KeptSession.open(kept, store, environment());
}
const said = ({ session }: { session: MockSession }) => session.parts[0]?.turns[0].text;

describe("A mock interview", () => {
  test("is kept from its first moment, and saved once typing pauses", async () => {
    const here = await started();
    here.become(answer(here.session, "the next"));
    here.become(answer(here.session, "the next record"));
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await here.flush();
    expect(said({ session: (await reopened()).session })).toBe("the next record");
  });

  test("that a killed page was writing goes on with its last word", async () => {
    const here = await started();
    now = 5000;
    here.become(answer(here.session, "half a thou"));
    const again = await reopened();
    expect(said(again)).toBe("half a thou");
    expect(leftMs(again.session, now)).toBe(15 * MINUTE - 5000);
  });

  test("that was left yesterday is paused where the page was last there", async () => {
    const here = await started();
    now = MINUTE;
    here.seen();
    now = 24 * 60 * MINUTE;
    const again = await reopened();
    expect(isPaused(again.session)).toBe(true);
    expect(leftMs(again.session, now)).toBe(14 * MINUTE);
  });

  test("that another tab has taken up is not overwritten", async () => {
    const here = await started();
    const there = await reopened();
    there.become(answer(there.session, "from there"));
    await there.flush();
    here.become(answer(here.session, "from here"));
    await here.flush();
    expect(here.conflict?.stored?.session).toEqual(there.session);
    expect(said(await reopened())).toBe("from there");
  });

  test("that was deleted in another tab does not come back", async () => {
    const here = await started();
    await (await reopened()).remove();
    here.become(answer(here.session, "from here"));
    await here.flush();
    expect(here.conflict?.message).toContain("deleted");
    expect(await store.interviews()).toEqual([]);
    expect(journal().entries()).toEqual([]);
  });

  test("that is judged is no longer open", async () => {
    const here = await started();
    expect(openInterview(await store.interviews())?.session.id).toBe("one");
    here.become({ ...here.session, stage: "judged" });
    await here.flush();
    expect(openInterview(await store.interviews())).toBeUndefined();
    expect(journal().entries()).toEqual([]);
  });
});
