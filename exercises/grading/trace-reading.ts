/**
 * Takes the trace of a failed test out of the worker that ran it. What stands there was written beside the
 * learner's code, so nothing of it is believed: it is read field by field, within the limits, or left.
 */

import { partingOf } from "./trace-parting.ts";
import {
  type Failure,
  LIMITS,
  type TestStatus,
  TRACE_SIGNS,
  type Trace,
  type TraceSign,
  type TraceStep,
} from "./verdict.ts";

/**
 * @param meta what the test's task carries: an object, with the recorder under the key `trace`.
 * @returns nothing for a test that recorded nothing, or whose record cannot be read.
 */
export function takeTrace(
  meta: object,
  failure: Failure | undefined,
  status: TestStatus,
): Trace | undefined {
  try {
    const read = readSteps(Reflect.get(meta, "trace"));
    if (read === undefined) return undefined;
    return { ...read, parting: partingOf(read.steps, failure, status) };
  } catch {
    // A verdict without a picture is better than none.
    return undefined;
  }
}

function readSteps(raw: unknown): Pick<Trace, "steps" | "omitted"> | undefined {
  if (!isObject(raw) || !Array.isArray(raw["steps"])) return undefined;
  const steps: TraceStep[] = [];
  for (const entry of raw["steps"].slice(-LIMITS.traceSteps)) {
    const step = readStep(entry);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const { omitted } = raw;
  if (steps.length === 0) return undefined;
  return { steps, omitted: typeof omitted === "number" && omitted > 0 ? Math.floor(omitted) : 0 };
}

function readStep(raw: unknown): TraceStep | undefined {
  if (!isObject(raw)) return undefined;
  const { at, lane, sign, values, text } = raw;
  if (!isShort(lane) || !isShort(text) || !isSign(sign)) return undefined;
  if (!Array.isArray(values) || values.length > LIMITS.traceValues) return undefined;
  const texts = values.filter(isShort);
  if (texts.length !== values.length) return undefined;
  return {
    ...(typeof at === "number" && Number.isFinite(at) ? { at } : {}),
    lane,
    sign,
    values: texts,
    text,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isShort(value: unknown): value is string {
  return typeof value === "string" && value.length <= LIMITS.traceTextLength;
}

function isSign(value: unknown): value is TraceSign {
  return TRACE_SIGNS.some((sign) => sign === value);
}
