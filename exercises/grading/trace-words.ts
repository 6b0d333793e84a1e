/** A trace in words, the same in a terminal and on the page. */
import type { Parting, Trace, TraceStep } from "./verdict.ts";

/** One step, as a line of a list. */
export interface TraceLine {
  /** `14 ms`; empty where the test has no clock, or time stands still. */
  readonly time: string;
  readonly lane: string;
  readonly text: string;
  /** At the step where expectation and reality part: what was expected. */
  readonly remark?: string;
}

/** The steps of a trace, a line each. */
export function traceLines(trace: Trace): readonly TraceLine[] {
  const timed = isTimed(trace.steps);
  return trace.steps.map((step, index) => ({
    time: timed ? timeOf(step) : "",
    lane: step.lane,
    text: step.text,
    ...(index === trace.parting.step ? { remark: remarkOn(trace.parting) } : {}),
  }));
}

/** Whether any time passes from the first step to the last. */
export function isTimed(steps: readonly Pick<TraceStep, "at">[]): boolean {
  return steps.some(({ at }) => at !== undefined && at !== steps[0]?.at);
}

/** What was expected where expectation and reality part. */
export function remarkOn({ kind, expected }: Parting): string {
  switch (kind) {
    case "different":
      return `expected ${expected}`;
    case "surplus":
      return "expected nothing more";
    case "missing":
      return `expected ${expected} to follow`;
    case "last":
      return "this is what the check saw";
    case "waiting":
      return "the test waited here until its time was up";
  }
}

/** `14 ms`, and from ten seconds on `12 s`. */
export function timeOf({ at }: Pick<TraceStep, "at">): string {
  if (at === undefined) return "";
  const [amount, unit] = at < 10_000 ? [at, "ms"] : [at / 1000, "s"];
  return `${Math.round(amount * 100) / 100} ${unit}`;
}
