import { expect, test } from "vitest";
import { longestTask, type TraceEvent } from "./tasks.ts";

const thread = (tid: number, name: string): TraceEvent => ({
  name: "thread_name",
  ph: "M",
  pid: 1,
  tid,
  ts: 0,
  args: { name },
});
const span = (
  name: string,
  ts: number,
  dur: number,
  more: Partial<TraceEvent> = {},
): TraceEvent => ({ name, ph: "X", pid: 1, tid: 1, ts, dur, tdur: dur, ...more });

test("the longest task is the one that had a core longest, on the main thread of a page", () => {
  const task = longestTask([
    thread(1, "CrRendererMain"),
    thread(2, "Compositor"),
    span("RunTask", 0, 90_000, { tdur: 5000 }),
    span("RunTask", 100_000, 20_000),
    span("RunTask", 0, 99_000, { tid: 2 }),
  ]);
  expect(task.ms).toBe(20);
});

test("it is told what a task was made of, each part without what it began in turn", () => {
  const { parts } = longestTask([
    thread(1, "CrRendererMain"),
    span("RunTask", 0, 20_000),
    span("EvaluateScript", 1000, 15_000, {
      args: { data: { url: "http://localhost/_astro/lesson.AAAAAAAA.js" } },
    }),
    span("Layout", 2000, 6000),
    span("Paint", 17_000, 1000),
  ]);
  expect(Object.entries(parts)).toEqual([
    ["EvaluateScript lesson.js", 9],
    ["Layout", 6],
    ["RunTask", 4],
    ["Paint", 1],
  ]);
});

test("a trace without any task is refused, for it would be under every budget", () => {
  expect(() => longestTask([thread(1, "CrRendererMain")])).toThrow("no task");
});
