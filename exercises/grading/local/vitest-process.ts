/**
 * The process that runs suites: `node vitest-process.ts <order as JSON>`. It runs Vitest in itself and writes
 * what the workers report to standard output. Who started it ends it when it takes too long.
 */
import { type GradingMessage, type GradingOrder, LINE_PREFIX } from "../messages.ts";
import { openVitest, startPulse } from "./open-vitest.ts";

const order: GradingOrder = JSON.parse(process.argv[2] ?? "");

function report(message: GradingMessage): void {
  process.stdout.write(`${LINE_PREFIX}${JSON.stringify(message)}\n`);
}

startPulse(report);
const vitest = await openVitest(order, report);
await vitest.start();
await vitest.close();
process.exit(0);
