import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterAwake } from "./awake-timer.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The machine sleeps: the clock goes on and no timer fires. */
function sleep(ms: number): void {
  const before = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => before + ms);
}

test("Calls back once, after its time", () => {
  const callback = vi.fn();
  afterAwake(5000, callback);
  vi.advanceTimersByTime(4900);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(callback).toHaveBeenCalledOnce();
});

test("Counts an hour of sleep as no more than a second", () => {
  const callback = vi.fn();
  afterAwake(5000, callback);
  vi.advanceTimersByTime(1000);
  sleep(3_600_000);
  vi.advanceTimersByTime(100);
  expect(callback).not.toHaveBeenCalled();
});

test("Does not call back once it was stopped", () => {
  const callback = vi.fn();
  const stop = afterAwake(1000, callback);
  stop();
  vi.advanceTimersByTime(2000);
  expect(callback).not.toHaveBeenCalled();
});
