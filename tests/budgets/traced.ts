/** Chromium's trace of what a page does. */
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import type { TraceEvent } from "./tasks.ts";

/** Traces the tasks of a page's threads while `work` goes on. @param slowdown how many times slower than this machine. */
export async function traced(
  context: BrowserContext,
  page: Page,
  slowdown: number,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    // The protocol says no more of an event than that it is an object.
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: [
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
        "__metadata",
      ],
    },
  });
  await work();
  await stopTracing(session);
  await session.detach();
  return events;
}

async function stopTracing(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
}
