/**
 * Turns an error that a hidden test raised into the parts that a screen or a terminal lays out. Used by
 * every runner, so it depends on neither Node nor the DOM.
 */
import type { TestLimitError } from "./test-limit.ts";
import type { Failure, SourcePosition } from "./verdict.ts";

/** What Vitest leaves of an error: plain data, or the error itself. Every field may be missing: anything can be thrown. */
export interface RaisedError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly expected?: unknown;
  readonly actual?: unknown;
  /** Vitest sets it where a comparison of the two values says something. */
  readonly showDiff?: unknown;
  /** Chai's name of the comparison; those of negated assertions start with `not`. */
  readonly operator?: unknown;
  readonly cause?: unknown;
}

/** Chai joins the label of an assertion and its message with a colon; every message starts with "expected". */
const LABEL_END = ": expected ";
/** Values longer than this are cut, so that one wrong record does not fill the screen. */
const MAX_VALUE_LENGTH = 2000;

/** Whether a test failed because a promise it waited for did not settle within the time limit. */
export function isTimeout(error: RaisedError): boolean {
  return error.name === ("TestLimitError" satisfies TestLimitError["name"]);
}

/**
 * @param error what the test raised, as Vitest's `processError` left it.
 * @param learnersFile name of the learner's module without a folder: `partition-log.ts`.
 * @param testTimeoutMs time limit of a test, for the message of one that exceeded it.
 */
export function toFailure(
  error: RaisedError,
  learnersFile: string,
  testTimeoutMs: number,
): Failure {
  const at = positionOf(error, learnersFile);
  const place = at === undefined ? {} : { at };
  if (isTimeout(error)) {
    return {
      message: `did not finish within ${testTimeoutMs} ms: something it waits for never happens`,
      ...place,
    };
  }
  if (error.name !== "AssertionError")
    return { message: `threw ${describeThrown(error)}`, ...place };
  const failure = { ...splitLabel(error), ...comparedValues(error) };
  return { ...failure, ...inPlainWords(failure.message, error), ...place };
}

/** `RangeError: message`, or the value itself where something else than an error was thrown. */
export function describeThrown(error: RaisedError): string {
  const message = typeof error.message === "string" ? firstLines(error.message, 8) : "";
  if (typeof error.name !== "string" || error.name === "") {
    return `something that is not an Error: ${message}`;
  }
  return message === "" ? error.name : `${error.name}: ${message}`;
}

/** Separates the label that the suite gave to `expect` from Vitest's own words. */
function splitLabel(error: RaisedError): Pick<Failure, "called" | "message"> {
  const text = String(error.message ?? "").replace(/ \/\/ Object\.is equality$/, "");
  if (text.startsWith("expected ")) return { message: text };
  const end = text.indexOf(LABEL_END);
  if (end !== -1) return { called: text.slice(0, end), message: text.slice(end + 2) };
  // Where nothing was thrown, `toThrow(SomeError)` reports the label alone in place of its message.
  const onlyLabel =
    error.showDiff === false && error.operator === undefined && error.cause === undefined;
  if (onlyLabel) return { called: text, message: "expected an error to be thrown, but none was" };
  return { message: text };
}

/** Says it in other words where Vitest's speak of how it compares, and not of what the learner's module did. */
function inPlainWords(message: string, error: RaisedError): Partial<Failure> {
  const [, received, expected] =
    /^expected (\S+) to be close to ([^\s,]+), received difference/.exec(message) ?? [];
  if (received !== undefined && expected !== undefined) {
    return {
      message: `expected ${received} to be close to ${expected}`,
      expected: withoutPlus(expected),
      received: withoutPlus(received),
    };
  }
  const threw = / to not throw an error but .* was thrown$/s.test(message);
  if (!threw || typeof error.actual !== "string") return {};
  // A text, as Vitest prints one.
  return { message: `threw ${error.actual.replace(/^"(.*)"$/s, "$1")}` };
}

/** Vitest writes a zero with its sign. */
function withoutPlus(number: string): string {
  return number.replace(/^\+/, "");
}

/** The two values of a comparison. Left out where they would mislead: `not.toBe(1)` has two that are equal. */
function comparedValues(error: RaisedError): Pick<Failure, "expected" | "received"> {
  if (error.showDiff !== true) return {};
  if (typeof error.operator === "string" && error.operator.startsWith("not")) return {};
  if (typeof error.expected !== "string" || typeof error.actual !== "string") return {};
  const [, className] = /^\[Function (\w+)\]$/.exec(error.expected) ?? [];
  return { expected: className ?? shorten(error.expected), received: shorten(error.actual) };
}

/** The innermost frame of the learner's file in the error's stack, or in that of what caused it. */
function positionOf(error: RaisedError, file: string): SourcePosition | undefined {
  const own = typeof error.stack === "string" ? innermostFrame(error.stack, file) : undefined;
  if (own !== undefined) return own;
  const cause = error.cause;
  if (typeof cause !== "object" || cause === null || !("stack" in cause)) return undefined;
  return typeof cause.stack === "string" ? innermostFrame(cause.stack, file) : undefined;
}

/**
 * The innermost frame of a stack that lies in one file. Reads the stacks of V8 (`at f (file:1:2)`) and of
 * SpiderMonkey and JavaScriptCore (`f@file:1:2`).
 *
 * @param file name without a folder; it is compared with the last part of each frame's path or URL.
 */
export function innermostFrame(stack: string, file: string): SourcePosition | undefined {
  for (const line of stack.split("\n")) {
    const frame = /(?:^\s*at .*?\(?|@)(\S*?)(?:\?[^:]*)?:(\d+):(\d+)\)?\s*$/.exec(line);
    if (frame === null) continue;
    const [, path = "", row, column] = frame;
    if (path.replace(/^\(/, "").split(/[\\/]/).at(-1) !== file) continue;
    return { file, line: Number(row), column: Number(column) };
  }
  return undefined;
}

function shorten(value: string): string {
  return value.length <= MAX_VALUE_LENGTH ? value : `${value.slice(0, MAX_VALUE_LENGTH)}...`;
}

function firstLines(text: string, count: number): string {
  return shorten(text.split("\n").slice(0, count).join("\n"));
}
