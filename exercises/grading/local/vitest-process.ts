/**
 * The process that runs suites: `node vitest-process.ts <order as JSON>`. It runs Vitest in itself and writes
 * what the workers report to standard output. Who started it ends it when it takes too long.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { BroadcastChannel } from "node:worker_threads";
import { createVitest } from "vitest/node";
import { LIMITS } from "../verdict.ts";
import {
  CHANNEL,
  type GradingMessage,
  type GradingOrder,
  LINE_PREFIX,
  type SuiteMessage,
} from "./messages.ts";
import { PULSE_MS } from "./silence.ts";

const MEMORY_CHECK_MS = 50;

const order: GradingOrder = JSON.parse(process.argv[2] ?? "");

function report(message: GradingMessage): void {
  process.stdout.write(`${LINE_PREFIX}${JSON.stringify(message)}\n`);
}

// A thread's own heap limit does not end a loop that allocates: V8 keeps collecting. The process's size does.
const memoryCheck = setInterval(() => {
  if (process.memoryUsage.rss() < order.memoryLimit) return;
  clearInterval(memoryCheck);
  report({ kind: "out-of-memory" });
}, MEMORY_CHECK_MS);

let cpu = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  report({ kind: "pulse", cpuMs: (user + system) / 1000 });
}, PULSE_MS);

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
  testTimeout: LIMITS.testTimeoutMs,
  hookTimeout: LIMITS.testTimeoutMs,
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

await vitest.start();
await vitest.close();
process.exit(0);
