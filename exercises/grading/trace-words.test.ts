import { expect, test } from "vitest";
import { timeOf, traceLines } from "./trace-words.ts";
import type { Parting, TraceStep } from "./verdict.ts";

const steps: readonly TraceStep[] = [
  { at: 0, lane: "poll", sign: "call", values: [], text: "poll()" },
  { at: 14.5, lane: "commit", sign: "commit", values: ["6"], text: "commit 6" },
];

function remarks(parting: Parting): (string | undefined)[] {
  return traceLines({ steps, omitted: 0, parting }).map(({ remark }) => remark);
}

test("Says when each step happened, and what was expected where it went wrong", () => {
  const parting: Parting = { step: 1, kind: "different", expected: "5" };
  expect(traceLines({ steps, omitted: 0, parting })).toEqual([
    { time: "0 ms", lane: "poll", text: "poll()" },
    { time: "14.5 ms", lane: "commit", text: "commit 6", remark: "expected 5" },
  ]);
});

test("Says what each kind of parting means", () => {
  expect(remarks({ step: 0, kind: "surplus" })).toEqual(["expected nothing more", undefined]);
  expect(remarks({ step: 0, kind: "missing", expected: "7" })).toEqual([
    "expected 7 to follow",
    undefined,
  ]);
  expect(remarks({ step: 1, kind: "last" })).toEqual([undefined, "this is what the check saw"]);
  expect(remarks({ step: 1, kind: "waiting" })).toEqual([
    undefined,
    "the test waited here until its time was up",
  ]);
});

test("Tells no times while the clock stands still", () => {
  const still = steps.map((step) => ({ ...step, at: 3 }));
  const lines = traceLines({ steps: still, omitted: 0, parting: { step: 0, kind: "last" } });
  expect(lines.map(({ time }) => time)).toEqual(["", ""]);
});

test("Tells long times in seconds", () => {
  expect([{ at: 9_999 }, { at: 10_000 }, { at: 60_500 }, {}].map(timeOf)).toEqual([
    "9999 ms",
    "10 s",
    "60.5 s",
    "",
  ]);
});
