/**
 * Finds the step at which expectation and reality part. The failed assertion compared two values; the steps
 * hold what happened. Where the received value is the record of one kind of step (all that was handled, the
 * last offset that was committed), the first difference points at a step. Otherwise it is the last step: what
 * was done last is what the assertion looked at.
 */
import type { Failure, Parting, TestStatus, TraceSign, TraceStep } from "./verdict.ts";

/** One value of one step, and where that step stands. */
interface Mark {
  readonly value: string;
  readonly step: number;
}

/** Signs of what outlives a crash. */
const LASTING: readonly TraceSign[] = ["commit", "store", "dead-letter"];

/** Those that do not themselves bring something about: they are seldom what went wrong. */
const ASIDE: ReadonlySet<TraceSign> = new Set(["append", "call", "wait"]);

/**
 * @param steps at least one.
 * @param failure what the test failed with.
 */
export function partingOf(
  steps: readonly TraceStep[],
  failure: Failure | undefined,
  status: TestStatus,
): Parting {
  if (status === "timed-out") return { step: steps.length - 1, kind: "waiting" };
  const last: Parting = { step: steps.length - 1, kind: "last" };
  const expected = readPlain(failure?.expected);
  const received = readPlain(failure?.received);
  if (expected === undefined || received === undefined) return last;
  if (!expected.isList || !received.isList) {
    return partingOfOne(steps, expected.values[0], received.values[0]) ?? last;
  }
  for (const series of seriesOf(steps)) {
    if (!isRecordOf(series, received.values)) continue;
    const place = series.findIndex(({ value }, index) => value !== expected.values[index]);
    const wanted = expected.values[place === -1 ? series.length : place];
    // All that was received is right, and something is missing behind it.
    const step = series.at(place)?.step;
    if (step === undefined) continue;
    if (wanted === undefined) return { step, kind: "surplus" };
    return { step, kind: place === -1 ? "missing" : "different", expected: wanted };
  }
  return last;
}

/** The last commit of a value, or the last step of all if it gave that value. */
function partingOfOne(
  steps: readonly TraceStep[],
  expected: string | undefined,
  received: string | undefined,
): Parting | undefined {
  const step = steps.findLastIndex(
    ({ sign, values }, index) =>
      (sign === "commit" || index === steps.length - 1) &&
      values.length === 1 &&
      values[0] === received,
  );
  if (step === -1 || expected === undefined) return undefined;
  return { step, kind: "different", expected };
}

/**
 * What a test may keep a list of: the values of all steps with one sign, of one lane, or of both. Lasting
 * effects come first: where several lists are the same, they are what the test is about.
 */
function seriesOf(steps: readonly TraceStep[]): readonly (readonly Mark[])[] {
  const byName = new Map<string, Mark[]>(LASTING.map((sign) => [sign, []]));
  for (const [index, { sign, lane, values }] of steps.entries()) {
    if (ASIDE.has(sign)) continue;
    const marks = values.map((value) => ({ value, step: index }));
    // A handler that fails was called all the same.
    const tried = sign === "fail" || sign === "handle" ? ["tried"] : [];
    for (const name of [sign, ...tried, `in ${lane}`, `${sign} in ${lane}`]) {
      byName.set(name, [...(byName.get(name) ?? []), ...marks]);
    }
  }
  return [...byName.values()];
}

function isRecordOf(series: readonly Mark[], received: readonly string[]): boolean {
  return (
    series.length === received.length &&
    series.every(({ value }, index) => value === received[index])
  );
}

/** Reads a pretty-printed array of plain values, or a plain value alone. */
function readPlain(
  printed: string | undefined,
): { readonly isList: boolean; readonly values: readonly string[] } | undefined {
  if (printed === undefined) return undefined;
  let read: unknown;
  try {
    // The printer of assertions leaves a comma behind the last element.
    read = JSON.parse(printed.replace(/^Array /, "").replace(/,(\s*)\]$/, "$1]"));
  } catch {
    return undefined;
  }
  const values: readonly unknown[] = Array.isArray(read) ? read : [read];
  if (values.some((value) => typeof value === "object" && value !== null)) return undefined;
  return { isList: Array.isArray(read), values: values.map(String) };
}
