import { expect, test } from "vitest";
import { inUnits, workings } from "./estimate.ts";

test.each([
  [{ value: 1_814_400_000_000_000, unit: "B" }, "1.81 PB"],
  [{ value: 12_500_000, unit: "B/s" }, "12.5 MB/s"],
  [{ value: 500, unit: "B" }, "500 B"],
  [{ value: 11_575, unit: "/s" }, "11,600 /s"],
  [{ value: 0.05, unit: "s" }, "0.05 s"],
  [{ value: 2.25, unit: "" }, "2.25"],
] as const)("writes %o as on a whiteboard", (figure, text) => {
  expect(inUnits(figure)).toBe(text);
});

test("says how a number is worked out, in the words of those above it", () => {
  const rate = { id: "rate", what: "records a second", value: 100, unit: "/s" as const };
  const call = { id: "call", what: "one call", value: 0.02, unit: "s" as const };
  const busy = {
    id: "busy",
    what: "calls at a time",
    value: 3,
    unit: "" as const,
    times: ["rate", "call", 2],
    minus: [1],
  };
  expect(workings(busy, [rate, call, busy])).toBe("records a second × one call × 2 − 1");
  expect(workings(rate, [rate])).toBe("");
});
