/**
 * The process that grades in a WebContainer: `node grading-service.ts <order as JSON>`. Vitest stays up
 * between runs, as in its watch mode; but a run begins when the page says so, not when a file changes, so
 * that the page knows which text a verdict is about. Used by the page only.
 */
import { statSync } from "node:fs";
import { createInterface } from "node:readline";
import { explainLoading } from "../local/loading-problem.ts";
import { openVitest, startPulse } from "../local/open-vitest.ts";
import { LINE_PREFIX } from "../messages.ts";
import type { ContainerMessage, GradingCommand, ServiceOrder } from "./protocol.ts";

const { suite, given, memoryLimit }: ServiceOrder = JSON.parse(process.argv[2] ?? "");
const root = process.cwd().replaceAll("\\", "/");
const path = (file: string) => `${root}/${file}`;

/**
 * One message a line: all that this process has to say. In ASCII, because the page gets the output in pieces,
 * each decoded on its own.
 */
function report(message: ContainerMessage): void {
  const text = JSON.stringify(message).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  process.stdout.write(`${LINE_PREFIX}${text}\n`);
}

const vitest = await openVitest(
  {
    root,
    suites: [{ suite: path(suite.suite), module: path(suite.module), exports: suite.exports }],
    maxWorkers: 1,
    memoryLimit,
  },
  report,
);

let running: Promise<void> = Promise.resolve();
const commands = createInterface({ input: process.stdin });
commands.on("line", (line) => {
  const command = commandIn(line);
  if (command?.kind === "run") running = running.then(run);
  if (command?.kind === "explain") void explain(command);
});
// The page has gone.
commands.on("close", () => process.exit(0));
report({ kind: "ready", node: process.versions.node });

async function run(): Promise<void> {
  forgetChangedFiles();
  const specification = vitest.getRootProject().createSpecification(path(suite.suite));
  const stopPulse = startPulse(report);
  try {
    await vitest.runTestSpecifications([specification]);
  } finally {
    stopPulse();
    report({ kind: "run-over" });
  }
}

async function explain({ step, error }: GradingCommand & { kind: "explain" }): Promise<void> {
  const ending = await explainLoading(step, error, path(suite.module), given);
  report({ kind: "explained", ending });
}

/** A terminal echoes what is typed, and a person may type there too: whatever is no command is none. */
function commandIn(line: string): GradingCommand | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** When each file that Vitest has read was last written. */
const written = new Map<string, number>();

/** Files of the kit that were written since the last run are read anew; the rest is kept as it is. */
function forgetChangedFiles(): void {
  const files = vitest.vite.environments["ssr"]?.moduleGraph.fileToModulesMap.keys() ?? [];
  for (const file of files) {
    if (file.includes("/node_modules/")) continue;
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written.get(file) !== at) vitest.invalidateFile(file);
    written.set(file, at);
  }
  // The learner's own may be written twice within what the clock of a file system can tell apart.
  vitest.invalidateFile(path(suite.module));
}
