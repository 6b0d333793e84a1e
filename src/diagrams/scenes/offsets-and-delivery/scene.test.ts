import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../simulator/run.ts";
import { offsetsAndDelivery } from "./scene.ts";

/** What was handled how often, and what was lost, at the end of a run. */
async function ending(knobs: Readonly<Record<string, string>>, breakAfter: readonly number[] = []) {
  const frames = await run(offsetsAndDelivery, { knobs, seed: 1, breakAfter });
  const last = frames.at(-1);
  if (last === undefined) throw new Error("There are no frames.");
  return { handled: last.state.handled, lost: last.state.lost, caption: last.caption };
}

test("work before commit: a crash between the two repeats the record", async () => {
  expect(await ending({ loop: "work-first", crash: "between" })).toEqual({
    handled: [1, 1, 1, 1, 2, 1],
    lost: [],
    caption: "The count: record 4 was handled more than once.",
  });
});

test("commit before work: a crash between the two loses the record", async () => {
  expect(await ending({ loop: "commit-first", crash: "between" })).toEqual({
    handled: [1, 1, 1, 1, 0, 1],
    lost: [4],
    caption: "The count: record 4 was never handled.",
  });
});

test("a commit a poll puts the whole batch at stake", async () => {
  expect((await ending({ loop: "work-first", unit: "poll", crash: "between" })).handled).toEqual([
    1, 1, 1, 2, 2, 1,
  ]);
  expect((await ending({ loop: "commit-first", unit: "poll", crash: "between" })).lost).toEqual([
    3, 4, 5,
  ]);
});

test("a crash before both or after both costs nothing, if each record is committed", async () => {
  for (const loop of ["work-first", "commit-first"]) {
    for (const crash of ["before", "after", "none"]) {
      expect((await ending({ loop, crash })).handled).toEqual([1, 1, 1, 1, 1, 1]);
    }
  }
});

test("whenever consumers crash, work before commit loses nothing and commit before work repeats nothing", async () => {
  const crashes = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("record", "poll"),
      fc.constantFrom("before", "between", "after", "none"),
      crashes,
      async (unit, crash, breakAfter) => {
        const careful = await ending({ loop: "work-first", unit, crash }, breakAfter);
        expect(careful.handled.every((times) => times >= 1)).toBe(true);
        const hasty = await ending({ loop: "commit-first", unit, crash }, breakAfter);
        expect(hasty.handled.every((times) => times <= 1)).toBe(true);
        expect(hasty.lost).toEqual(
          [...hasty.handled.keys()].filter((offset) => hasty.handled[offset] === 0),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("a caption tells what was committed, whatever was asked for", () => {
  const consumer = { name: "a0", alive: true, position: 3, inHand: [1, 2] };
  const handled = [1, 0, 0, 0, 0, 0];
  const state = { logEnd: 6, consumer, lostPosition: null, handled, lost: [] };
  const caption = (committed: number) =>
    offsetsAndDelivery.caption(
      { does: "commit", offset: 0 },
      { ...state, committed },
      { ...state, committed: null },
    );
  expect(caption(1)).toBe("a0 commits 1: everything before it is done.");
  expect(caption(3)).toBe("a0 asks to commit 1. What is committed now is 3.");
});

test("the wrapper neither loses nor invents: the counts are the handle events", async () => {
  const frames = await run(offsetsAndDelivery, { knobs: {}, seed: 3, breakAfter: [5, 9] });
  const handled = Array.from({ length: 6 }, () => 0);
  for (const { event } of frames) {
    if (event?.does === "handle") handled[event.offset] = (handled[event.offset] ?? 0) + 1;
  }
  expect(frames.at(-1)?.state.handled).toEqual(handled);
});
