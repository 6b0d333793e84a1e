/** Finds the longest task in a trace of Chromium, and what it was made of. */

/** What is read of an event of a trace. Times are microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** From its begin to its end. */
  readonly dur?: number;
  /** Of that, how long the thread had a core. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly url?: string; readonly functionName?: string };
  };
}

/** A task of the main thread. */
export interface Task {
  /** Milliseconds that the thread had a core for it. */
  readonly ms: number;
  /** What it did, longest first: milliseconds by name, each without what it began in turn. */
  readonly parts: Readonly<Record<string, number>>;
}

function mainThreadSpans(events: readonly TraceEvent[]): TraceEvent[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events.filter(
    ({ ph, pid, tid, tdur }) => ph === "X" && tdur !== undefined && main.has(`${pid} ${tid}`),
  );
}

/** The longest task of any page's main thread. @throws {Error} if the trace has none. */
export function longestTask(events: readonly TraceEvent[]): Task {
  const spans = mainThreadSpans(events);
  const longest = spans
    .filter(({ name }) => name === "RunTask")
    .reduce<TraceEvent | undefined>(
      (most, task) => ((task.tdur ?? 0) > (most?.tdur ?? -1) ? task : most),
      undefined,
    );
  if (longest === undefined) throw new Error("The trace has no task of a page's main thread.");
  return { ms: (longest.tdur ?? 0) / 1000, parts: partsOf(longest, spans) };
}

function partsOf(task: TraceEvent, spans: readonly TraceEvent[]): Record<string, number> {
  const end = task.ts + (task.dur ?? 0);
  const inside = spans
    .filter(
      ({ pid, tid, ts, dur = 0 }) =>
        pid === task.pid && tid === task.tid && ts >= task.ts && ts + dur <= end,
    )
    .toSorted((left, right) => left.ts - right.ts || (right.dur ?? 0) - (left.dur ?? 0));
  const own = new Map<TraceEvent, number>();
  const open: TraceEvent[] = [];
  for (const span of inside) {
    while ((open.at(-1)?.ts ?? 0) + (open.at(-1)?.dur ?? Infinity) <= span.ts) open.pop();
    const parent = open.at(-1);
    own.set(span, span.tdur ?? 0);
    if (parent !== undefined) own.set(parent, (own.get(parent) ?? 0) - (span.tdur ?? 0));
    open.push(span);
  }
  const byName = new Map<string, number>();
  for (const [span, microseconds] of own) {
    const name = nameOf(span);
    byName.set(name, (byName.get(name) ?? 0) + microseconds / 1000);
  }
  return Object.fromEntries([...byName].toSorted(([, left], [, right]) => right - left));
}

/** `EvaluateScript lesson.js`: without the hash, so that it is the same one in the next build. */
function nameOf({ name, args }: TraceEvent): string {
  const url = args?.data?.url;
  if (url === undefined || url === "") return name;
  const file =
    url
      .split("/")
      .at(-1)
      ?.replace(/\.[\w-]{8}(?=\.\w+$)/, "") ?? "";
  return file === "" ? name : `${name} ${file}`;
}
