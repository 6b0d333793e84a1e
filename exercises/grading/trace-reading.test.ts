import { expect, test } from "vitest";
import { takeTrace } from "./trace-reading.ts";
import { LIMITS, type TraceStep } from "./verdict.ts";

const step: TraceStep = { at: 2, lane: "commit", sign: "commit", values: ["5"], text: "commit 5" };
const failure = { message: "expected 5 to be 6", expected: "6", received: "5" };

test("Takes a trace with the step where expectation and reality part", () => {
  expect(takeTrace({ trace: { steps: [step], omitted: 3 } }, failure, "failed")).toEqual({
    steps: [step],
    omitted: 3,
    parting: { step: 0, kind: "different", expected: "6" },
  });
});

test("Has nothing where nothing was recorded", () => {
  expect(takeTrace({}, failure, "failed")).toBe(undefined);
  expect(takeTrace({ trace: { steps: [], omitted: 0 } }, failure, "failed")).toBe(undefined);
});

test("Keeps the last steps up to the limit", () => {
  const steps = Array.from({ length: 1000 }, (_, at) => ({ ...step, at }));
  const trace = takeTrace({ trace: { steps, omitted: 0 } }, failure, "failed");
  expect(trace?.steps).toHaveLength(LIMITS.traceSteps);
  expect(trace?.steps.at(-1)?.at).toBe(999);
});

test("Copies what it believes, field by field", () => {
  const trace = takeTrace(
    { trace: { steps: [{ ...step, status: "passed", run: () => {} }], omitted: Number.NaN } },
    failure,
    "failed",
  );
  expect(trace?.steps).toEqual([step]);
  expect(trace?.omitted).toBe(0);
  expect(structuredClone(trace)).toEqual(trace);
});

test("Leaves a record that code under test has spoiled", () => {
  const spoiled: readonly unknown[] = [
    "steps",
    null,
    { steps: "many" },
    { steps: [null] },
    { steps: [{ ...step, lane: { name: "commit" } }] },
    { steps: [{ ...step, sign: "passed" }] },
    { steps: [{ ...step, values: [() => 5] }] },
    { steps: [{ ...step, values: Array(1000).fill("5") }] },
    { steps: [{ ...step, text: "x".repeat(1_000_000) }] },
    {
      get steps() {
        throw new Error("do not look");
      },
    },
  ];
  for (const trace of spoiled) expect(takeTrace({ trace }, failure, "failed")).toBe(undefined);
});
