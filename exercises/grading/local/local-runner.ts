/** Grades suites in a process of their own, which is ended when it hangs or uses up its memory. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { afterAwake } from "../awake-timer.ts";
import type { Exercise } from "../exercise.ts";
import type { GradingMessage } from "../messages.ts";
import { SuiteRun } from "../suite-run.ts";
import { LIMITS, type RunEvent, type Verdict } from "../verdict.ts";
import { startGrading } from "./grading-process.ts";
import { explainLoading } from "./loading-problem.ts";

/** A suite to grade, and the module that it imports. Paths are absolute. */
export interface SuiteToGrade {
  readonly exercise: Exercise;
  readonly suite: string;
  readonly module: string;
}

export interface GradeOptions {
  /** Folder of the kit. */
  readonly root: string;
  /** How many suites may run at once within the process. */
  readonly maxWorkers?: number;
  /** Aborting ends the suites that have not finished with the verdict `cancelled`. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (suite: SuiteToGrade, event: RunEvent) => void;
  /** A suite that reports nothing for this long is stopped, in milliseconds of time that it could use. */
  readonly stallMs?: number;
  /** The process may take this much memory, in bytes. */
  readonly memoryLimit?: number;
}

/** Starting Node and Vitest on a slow, busy machine, in milliseconds for which it was awake. */
const STARTUP_MS = 60_000;
/** How often to look for a suite that hangs. */
const WATCH_MS = 100;
const MEMORY_LIMIT = 1024 ** 3;

/**
 * Grades suites, all in one process. Where one of them takes the process down, the others go on in a new one.
 * Never rejects because of what a module does: whatever happens becomes a verdict.
 *
 * @returns the verdicts, in the order of `suites`.
 */
export async function gradeSuites(
  suites: readonly SuiteToGrade[],
  options: GradeOptions,
): Promise<Verdict[]> {
  const verdicts = new Map<SuiteToGrade, Verdict>();
  for (const suite of suites) {
    const missing = [suite.suite, suite.module].find((path) => !existsSync(path));
    if (missing !== undefined) verdicts.set(suite, await fileMissing(suite, missing));
  }
  let left = suites.filter((suite) => !verdicts.has(suite));
  while (left.length > 0) {
    const runs = await runProcess(left, options);
    for (const [suite, run] of runs) {
      if (run.verdict !== undefined) verdicts.set(suite, await run.verdict);
    }
    left = left.filter((suite) => !verdicts.has(suite));
  }
  return suites.flatMap((suite) => verdicts.get(suite) ?? []);
}

function fileMissing(suite: SuiteToGrade, path: string): Promise<Verdict> {
  const run = follow(suite, () => {});
  return run.endUnavailable(
    `${basename(path)} is missing. Restore it with git checkout, or download the kit again.`,
  );
}

/** Runs one process to its end. At least one of the runs has a verdict afterwards. */
async function runProcess(
  suites: readonly SuiteToGrade[],
  options: GradeOptions,
): Promise<ReadonlyMap<SuiteToGrade, SuiteRun>> {
  const { root, signal, onEvent, maxWorkers = 1 } = options;
  const runOf = new Map(
    suites.map((suite) => [suite, follow(suite, (event) => onEvent?.(suite, event))]),
  );
  const runs = [...runOf.values()];
  const byPath = new Map([...runOf].map(([suite, run]) => [slashed(suite.suite), run]));

  const hear = (message: GradingMessage): void => {
    const underWay = runs.filter((run) => run.underWay);
    if (message.kind === "pulse") {
      for (const run of underWay) run.pulse(message.cpuMs / underWay.length);
    } else if (message.kind === "out-of-memory") {
      for (const run of underWay) run.endOutOfMemory();
      stop();
    } else {
      byPath.get(message.suite)?.hear(message, performance.now());
    }
  };
  const order = {
    root: slashed(root),
    suites: suites.map(({ suite, module, exercise }) => ({
      suite: slashed(suite),
      module: slashed(module),
      exports: exercise.exports,
    })),
    maxWorkers,
    memoryLimit: options.memoryLimit ?? MEMORY_LIMIT,
  };
  const grading = startGrading(order, hear);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    grading.kill();
  };

  const watch = setInterval(() => {
    const now = performance.now();
    const silent = runs.filter((run) => run.endIfSilent(now, options.stallMs ?? LIMITS.stallMs));
    if (silent.length > 0) stop();
  }, WATCH_MS);
  const stopStartup = afterAwake(STARTUP_MS, () => {
    if (runs.every((run) => run.verdict === undefined && !run.underWay)) stop();
  });
  const cancel = (): void => {
    for (const run of runs) run.endCancelled();
    stop();
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });

  const end = await grading.ended;
  clearInterval(watch);
  stopStartup();
  signal?.removeEventListener("abort", cancel);

  // A process that died in the middle was taken down by a suite that was under way: V8 out of memory, mostly.
  // One that was stopped may have had others under way, which are graded again.
  if (!stopped && end.code !== 0) {
    for (const run of runs) if (run.underWay) run.endOutOfMemory();
  }
  if (runs.every((run) => run.verdict === undefined)) {
    for (const run of runs) run.endUnavailable(explainNoStart(end.stderr));
  }
  return runOf;
}

function follow(suite: SuiteToGrade, onEvent: (event: RunEvent) => void): SuiteRun {
  const { exercise, module } = suite;
  return new SuiteRun({
    exercise,
    file: basename(module),
    runner: "local",
    explain: (step, error) => explainLoading(step, error, module, exercise.given),
    onEvent,
  });
}

function explainNoStart(stderr: string): string {
  const reason = stderr
    .split("\n")
    .find((line) => /Error|error/.test(line))
    ?.trim();
  return `Vitest did not start${reason === undefined ? "" : `: ${reason}`}. Run npm ci again; if that does not help, this is a fault of the course, not of your code.`;
}

/** Vitest names files with forward slashes on every system. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
