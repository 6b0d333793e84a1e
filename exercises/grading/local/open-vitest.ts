/** Vitest, set up to run suites with the kit's own runner and to report each step the moment it happens. */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { BroadcastChannel } from "node:worker_threads";
import { createVitest, type Vitest } from "vitest/node";
import { CHANNEL, type GradingMessage, type GradingOrder, type SuiteMessage } from "../messages.ts";
import { PULSE_MS } from "../silence.ts";

const MEMORY_CHECK_MS = 50;

/**
 * Opens Vitest on the suites of an order. Nothing runs yet; whoever opened it starts it.
 *
 * @param report told everything that the suites report, from then on.
 */
export async function openVitest(
  order: GradingOrder,
  report: (message: GradingMessage) => void,
): Promise<Vitest> {
  // A thread's own heap limit does not end a loop that allocates: V8 keeps collecting. The process's size does.
  const memoryCheck = setInterval(() => {
    if (process.memoryUsage.rss() < order.memoryLimit) return;
    clearInterval(memoryCheck);
    report({ kind: "out-of-memory" });
  }, MEMORY_CHECK_MS);

  const channel = new BroadcastChannel(CHANNEL);
  // Only our own runner speaks on this channel.
  channel.onmessage = (event: unknown) => report((event as MessageEvent<SuiteMessage>).data);

  const vitest = await createVitest("test", {
    config: false,
    root: order.root,
    watch: false,
    include: order.suites.map(({ suite }) => relative(order.root, suite).replaceAll("\\", "/")),
    runner: fileURLToPath(new URL("./vitest-runner.ts", import.meta.url)),
    // A worker thread reports at once even if its code never yields, and costs less than a process.
    pool: "threads",
    maxWorkers: order.maxWorkers,
    // Ours count what a test waited, see test-limit.ts; a hook that waits is ended with its run.
    testTimeout: 0,
    hookTimeout: 0,
    reporters: [{}],
    disableConsoleIntercept: true,
    provide: { gradedSuites: order.suites },
  });

  // The first file wakes the transformer, which takes seconds on a busy machine. Here, that counts as starting up
  // and not as a learner's file that hangs. Files that cannot be transformed say so again when they are loaded.
  const files = order.suites.flatMap(({ module, suite }) => [module, suite]);
  await Promise.allSettled(
    files.map((file) => vitest.vite.environments["ssr"]?.transformRequest(file)),
  );
  return vitest;
}

/**
 * Tells every `PULSE_MS` how much processor time this process has used.
 *
 * @returns a function that stops it.
 */
export function startPulse(report: (message: GradingMessage) => void): () => void {
  let cpu = process.cpuUsage();
  // A Node that does not count, as in a container, had all the time that passed.
  const counts = cpu.user + cpu.system > 0;
  const pulse = setInterval(() => {
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    report({ kind: "pulse", cpuMs: counts ? (user + system) / 1000 : PULSE_MS });
  }, PULSE_MS);
  return () => clearInterval(pulse);
}
