/** Starts the process that runs suites and reads what it reports, line by line. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type GradingMessage, type GradingOrder, LINE_PREFIX } from "../messages.ts";

/** Characters kept of what the process writes to standard error, for the message when it cannot start. */
const STDERR_KEPT = 4000;

/** How the process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to standard error. */
  readonly stderr: string;
}

/** A running process that grades. */
export interface GradingProcess {
  readonly ended: Promise<ProcessEnd>;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** @param onMessage called for each message, in the order in which they were sent. */
export function startGrading(
  order: GradingOrder,
  onMessage: (message: GradingMessage) => void,
): GradingProcess {
  const script = fileURLToPath(new URL("./vitest-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    cwd: order.root,
    stdio: ["ignore", "pipe", "pipe"],
    // Vitest would colour messages for its own terminal, and adapt to being in a test or in CI.
    env: { ...withoutVitest(process.env), NO_COLOR: "1", NODE_ENV: "test" },
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const start = line.indexOf(LINE_PREFIX);
    if (start !== -1) onMessage(JSON.parse(line.slice(start + LINE_PREFIX.length)));
  });
  return { ended: endOf(child), kill: () => child.kill("SIGKILL") };
}

function endOf(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-STDERR_KEPT);
    });
    child.once("error", (error) => resolve({ code: null, signal: null, stderr: error.message }));
    child.once("close", (code, signal) => resolve({ code, signal, stderr }));
  });
}

/** The environment without what a Vitest that runs us set for itself. */
function withoutVitest(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith("VITEST") && !name.startsWith("NODE_V8") && name !== "TEST",
    ),
  );
}
