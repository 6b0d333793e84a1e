import { expect, test } from "vitest";
import type { SceneEnding } from "../../grading/scene-program.ts";
import type { Frame } from "../simulator/run.ts";
import { compareRuns } from "./run-own.ts";

const settings = { knobs: {}, seed: 1, breakAfter: [] };
const frame = (at: number, state: unknown): Frame => ({
  at,
  event: null,
  state,
  caption: `At ${at}.`,
  breakage: undefined,
});
const reference = [
  frame(0, { end: 0 }),
  frame(10, { end: 1 }),
  frame(20, { end: 2, gap: undefined }),
];

/** Compares with a run that tells these texts, and ends like this. */
function compare(told: readonly unknown[], ending: SceneEnding = { kind: "finished" }) {
  const play = async (_: unknown, onFrame: (json: string) => void) => {
    for (const one of told) onFrame(typeof one === "string" ? one : JSON.stringify(one));
    return ending;
  };
  return compareRuns(reference, settings, play, "log.ts");
}

test("the order of a state's properties, and those that are undefined, make no difference", async () => {
  const own = [frame(0, { end: 0 }), frame(10, { end: 1 }), frame(20, { end: 2 })];
  expect(await compare(own)).toEqual({ kind: "same" });
});

test("the first frame that differs counts, and nothing after it is looked at", async () => {
  const own = [frame(0, { end: 0 }), frame(10, { end: 7 }), "garbage"];
  expect(await compare(own)).toMatchObject({ kind: "parted", at: 1, own: { state: { end: 7 } } });
});

test("the same state at another time is another state", async () => {
  expect(await compare([frame(0, { end: 0 }), frame(11, { end: 1 })])).toMatchObject({
    kind: "parted",
    at: 1,
  });
});

test("the run is ended where the two part", async () => {
  let ended = false;
  await compareRuns(
    reference,
    settings,
    async (_, onFrame, signal) => {
      onFrame(JSON.stringify(frame(0, {})));
      ended = signal.aborted;
      return { kind: "finished" };
    },
    "log.ts",
  );
  expect(ended).toBe(true);
});

test.each([
  ["no JSON", "{"],
  ["no frame", "7"],
  ["a frame without a caption", '{"at":0,"state":{}}'],
  ["a time that is none", '{"at":"now","state":{},"caption":"x"}'],
  ["more text than any state needs", `{"at":0,"caption":"x","state":"${"x".repeat(100_000)}"}`],
])("%s is refused in words", async (_, told) => {
  expect(await compare([frame(0, { end: 0 }), told])).toEqual({
    kind: "stopped",
    at: 0,
    message: "What log.ts leads to next is no state that can be drawn.",
  });
});

test("a run that goes on after the reference has ended parts from it at its end", async () => {
  expect(await compare([...reference, frame(30, {})])).toMatchObject({ kind: "parted", at: 2 });
});

test("a run that ends early stops at its last frame", async () => {
  expect(await compare(reference.slice(0, 2))).toMatchObject({ kind: "stopped", at: 1 });
});

test("a run that failed says why, up to where it came", async () => {
  const problem = { message: "log.ts led to Error: full" };
  expect(await compare(reference.slice(0, 2), { kind: "failed", problem })).toEqual({
    kind: "stopped",
    at: 1,
    message: problem.message,
  });
  expect(await compare([], { kind: "unavailable", problem })).toEqual({
    kind: "unavailable",
    message: problem.message,
  });
});
