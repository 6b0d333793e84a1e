/** Everything a learner needs to see about one exercise: task by task, test by test. */
import { relative } from "node:path";
import { diffLines } from "diff";
import type { KitExercise } from "../grading/local/discovery.ts";
import { traceLines } from "../grading/trace-words.ts";
import type {
  ConsoleLine,
  Failure,
  Problem,
  SourcePosition,
  TestResult,
  Trace,
  Verdict,
} from "../grading/verdict.ts";
import { type Attempt, isSolved } from "./attempt.ts";
import { standing } from "./overview.ts";
import { bold, dim, green, indent, red } from "./terminal.ts";
import { compact } from "./values.ts";

/** Lines of a value, a message or a comparison that are shown. */
const MAX_LINES = 40;
/** Console lines shown of one test. */
const MAX_CONSOLE = 20;

/** @param root folder of the kit, from which paths are shown. */
export function detailsOf(attempt: Attempt, root: string): string {
  const { exercise } = attempt.exercise;
  const head = `${bold(`${exercise.number}  ${exercise.title}`)}  ${standing(attempt)}`;
  const body =
    attempt.state === "not-started"
      ? firstSteps(attempt.exercise, root)
      : verdictDetails(attempt.exercise, attempt.verdict, root);
  return `${head}\n\n${body}${isSolved(attempt) ? "" : `\n${whereNext(attempt.exercise, root)}`}`;
}

function firstSteps({ exercise, module }: KitExercise, root: string): string {
  const tasks = exercise.tasks.map(
    (task) => `  ${task.title} ${dim(`(${count(task.tests.length, "test")})`)}\n`,
  );
  return `${tasks.join("")}\nWrite your code in  ${relative(root, module)}  ${dim(`about ${exercise.minutes} minutes`)}\n`;
}

function whereNext({ exercise, instructions }: KitExercise, root: string): string {
  return [
    dim(`instructions  ${relative(root, instructions)}`),
    dim(`a hint        npm run hint ${exercise.id}`),
    "",
  ].join("\n");
}

function verdictDetails(exercise: KitExercise, verdict: Verdict, root: string): string {
  const { problem } = verdict;
  const place = (at: SourcePosition | undefined): string =>
    at === undefined ? "" : `${relative(root, exercise.module)}:${at.line}:${at.column}`;
  const lines: string[] = [];
  if (problem !== undefined) {
    lines.push(red(problem.message));
    if (problem.at !== undefined) lines.push(`at ${place(problem.at)}`);
    lines.push("");
  }
  lines.push(...consoleLines(verdict.console, 0));
  // A suite that never began has nothing to say test by test.
  if (verdict.tests.some((test) => test.status !== "not-run")) {
    for (const task of exercise.exercise.tasks) {
      const tests = verdict.tests.filter((test) => test.task === task.id);
      lines.push(bold(task.title), ...tests.flatMap((test) => testLines(test, problem, place)), "");
    }
  }
  if (verdict.consoleDropped > 0) {
    lines.push(dim(`${count(verdict.consoleDropped, "more console line")} not shown`), "");
  }
  return `${lines.join("\n")}`;
}

const SIGNS = { passed: "✓", failed: "✗", "timed-out": "✗", "not-run": "·" } as const;

function testLines(
  test: TestResult,
  problem: Problem | undefined,
  place: (at: SourcePosition | undefined) => string,
): readonly string[] {
  const sign = SIGNS[test.status];
  if (test.status === "passed") return [`  ${green(sign)} ${test.title}`];
  if (test.status === "not-run") return [dim(`  ${sign} ${test.title} (not run)`)];
  const { failure } = test;
  return [
    `  ${red(sign)} ${test.title}`,
    // What ended the whole run stands above all tests already.
    ...(failure === undefined || failure.message === problem?.message ? [] : failureLines(failure)),
    ...(failure?.at === undefined ? [] : [field("at", place(failure.at))]),
    ...(test.trace === undefined ? [] : traceText(test.trace)),
    ...consoleLines(test.console, 6),
  ];
}

/** What happened, step by step; the step where expectation and reality part stands out. */
function traceText(trace: Trace): readonly string[] {
  const lines = traceLines(trace);
  const width = (of: "time" | "lane") => Math.max(...lines.map((line) => line[of].length));
  const [timeWidth, laneWidth] = [width("time"), width("lane")];
  const earlier = trace.omitted > 0 ? [`... ${count(trace.omitted, "earlier step")}`] : [];
  const shown = lines.map(({ time, lane, text, remark }) => {
    const columns = [
      ...(timeWidth > 0 ? [dim(time.padStart(timeWidth))] : []),
      dim(lane.padEnd(laneWidth)),
      text,
    ].join("  ");
    return remark === undefined ? `  ${columns}` : `${red("✗")} ${columns}  ${red(remark)}`;
  });
  return [...earlier.map(dim), ...shown].map((line, index) =>
    index === 0 ? `      ${dim("trace".padEnd(8))}${line}` : `${" ".repeat(14)}${line}`,
  );
}

function failureLines(failure: Failure): readonly string[] {
  const called = failure.called === undefined ? [] : [field("called", failure.called)];
  if (failure.expected === undefined || failure.received === undefined) {
    return [...called, field("but", failure.message)];
  }
  const expected = compact(failure.expected);
  const received = compact(failure.received);
  const short = !expected.includes("\n") && !received.includes("\n");
  return short
    ? [...called, field("expected", expected), field("received", received)]
    : [...called, ...comparison(failure.expected, failure.received)];
}

/** Two long values as one text: what was expected and is missing, what was received instead. */
function comparison(expected: string, received: string): readonly string[] {
  const lines = diffLines(`${expected}\n`, `${received}\n`).flatMap((part) => {
    const sign = part.added ? "+" : part.removed ? "-" : " ";
    const paint = part.added ? red : part.removed ? green : dim;
    return part.value
      .trimEnd()
      .split("\n")
      .map((line) => paint(`${sign} ${line}`));
  });
  return [
    `      ${green("- expected")}  ${red("+ received")}`,
    ...cut(lines).map((line) => `      ${line}`),
  ];
}

function field(name: string, value: string): string {
  const [first = "", ...rest] = cut(value.split("\n"));
  const label = `      ${dim(name.padEnd(8))}  `;
  return [`${label}${first}`, ...rest.map((line) => indent(line, 16))].join("\n");
}

function consoleLines(written: readonly ConsoleLine[], columns: number): readonly string[] {
  const shown = written.slice(0, MAX_CONSOLE).map(({ level, text }) => {
    const [first = "", ...rest] = text.split("\n");
    return indent([`${dim(level.padEnd(8))}  ${first}`, ...rest].join("\n"), columns);
  });
  const left = written.length - shown.length;
  if (left > 0) shown.push(indent(dim(`${count(left, "more console line")}`), columns));
  return shown.length > 0 && columns === 0 ? [...shown, ""] : shown;
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES), dim(`... ${lines.length - MAX_LINES} more lines`)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
