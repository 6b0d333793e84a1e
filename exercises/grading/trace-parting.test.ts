import { expect, test } from "vitest";
import { partingOf } from "./trace-parting.ts";
import type { TraceSign, TraceStep } from "./verdict.ts";

/** `handle 1` in the lane of that name. */
function step(words: string): TraceStep {
  const [sign = "", ...values] = words.split(" ");
  return { lane: sign, sign: sign as TraceSign, values, text: words };
}

function parting(expected: unknown, received: unknown, ...words: string[]) {
  const print = (value: unknown) => JSON.stringify(value, undefined, 2).replace(/\n\]$/, ",\n]");
  return partingOf(
    words.map(step),
    {
      message: "expected one to equal the other",
      expected: print(expected),
      received: print(received),
    },
    "failed",
  );
}

test("Points at the first value of a list that is another", () => {
  expect(parting([0, 1, 2], [0, 2, 1], "handle 0", "handle 2", "commit 3", "handle 1")).toEqual({
    step: 1,
    kind: "different",
    expected: "1",
  });
});

test("Points at what is one too many", () => {
  expect(parting([1], [1, 4], "commit 1", "handle 1", "commit 4", "call")).toEqual({
    step: 2,
    kind: "surplus",
  });
});

test("Points behind what is missing", () => {
  expect(parting([0, 1], [0], "handle 0", "call", "call")).toEqual({
    step: 0,
    kind: "missing",
    expected: "1",
  });
});

test("Finds the values of a step that read several records", () => {
  expect(parting(["a", "b", "d"], ["a", "b", "c"], "read a b", "read c")).toEqual({
    step: 1,
    kind: "different",
    expected: "d",
  });
});

test("Counts a failed attempt among what was tried, and not among what was handled", () => {
  const steps = ["handle 0", "fail 1", "handle 2"];
  expect(parting([0, 1], [0, 1, 2], ...steps)).toEqual({ step: 2, kind: "surplus" });
  expect(parting([0], [0, 2], ...steps)).toEqual({ step: 2, kind: "surplus" });
});

test("Prefers what lasts, where two kinds of step have the same values", () => {
  const steps = ["read m-1", "read m-1", "store m-1", "store m-1", "handle m-1", "handle m-1"];
  expect(parting(["m-1"], ["m-1", "m-1"], ...steps)).toEqual({ step: 3, kind: "surplus" });
});

test("Takes a lane for a list too, whatever its signs", () => {
  const lane = (sign: TraceSign): TraceStep => ({
    lane: "source",
    sign,
    values: [sign],
    text: sign,
  });
  const failure = { message: "", expected: '["pause"]', received: '["pause", "resume"]' };
  expect(partingOf([lane("pause"), lane("resume")], failure, "failed")).toEqual({
    step: 1,
    kind: "surplus",
  });
});

test("Points at the commit that a single value came from", () => {
  expect(parting(2, 1, "read 1", "commit 1", "read 7")).toEqual({
    step: 1,
    kind: "different",
    expected: "2",
  });
});

test("Points at the last step where the values say nothing", () => {
  const last = { step: 1, kind: "last" };
  expect(parting({ sent: 1 }, { sent: 2 }, "read 1", "handle 2")).toEqual(last);
  expect(parting([5], [6], "read 1", "handle 2")).toEqual(last);
  expect(parting("duplicate", "processed", "read 1", "handle 2")).toEqual(last);
  expect(partingOf(["read 1", "handle 2"].map(step), undefined, "failed")).toEqual(last);
  expect(partingOf(["read 1", "handle 2"].map(step), { message: "threw" }, "failed")).toEqual(last);
});

test("Points at where a test waited that did not finish", () => {
  const steps = ["read 1", "call poll"].map(step);
  const failure = { message: "did not finish within 1000 ms" };
  expect(partingOf(steps, failure, "timed-out")).toEqual({ step: 1, kind: "waiting" });
});
