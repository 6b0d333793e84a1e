/** Programs that never end, each in another way. */
import type { Program } from "./program.ts";
import { solving } from "./tally.ts";

export const LOOPS: readonly Program[] = [
  {
    name: "a loop without end in a test",
    source: solving({ next: "while (true) {}" }),
    inPage: ["timed-out"],
  },
  {
    name: "a loop without end on import",
    source: solving({ end: "for (;;) {}" }),
    inPage: ["timed-out"],
  },
  {
    name: "a loop without end after an await",
    source: solving({ later: "await 0; for (;;) {}" }),
    inPage: ["timed-out"],
  },
  {
    name: "microtasks without end",
    source: solving({ later: "for (;;) await 0;" }),
    inPage: ["timed-out"],
  },
  {
    name: "microtasks that queue microtasks",
    source: solving({
      later:
        "const again = () => queueMicrotask(again); again(); await new Promise((done) => setTimeout(done));",
    }),
    inPage: ["timed-out"],
  },
  {
    name: "a timer that starts itself again and a promise that waits for it",
    source: solving({
      later:
        "await new Promise<void>(() => { const again = () => { setTimeout(again); }; again(); });",
    }),
    inPage: ["failed"],
  },
  {
    name: "an interval that is never cleared",
    source: solving({ end: "setInterval(() => {}, 0);" }),
    inPage: ["passed"],
  },
  {
    name: "a generator without end, spread",
    source: solving({
      next: "function* all() { for (let n = 0; ; n++) yield n & 1; } for (const n of all()) if (n > 1) break;",
    }),
    inPage: ["timed-out"],
  },
  {
    name: "an async generator without end",
    source: solving({
      later:
        "async function* all() { for (;;) yield 1; } for await (const n of all()) if (n > 1) break;",
    }),
    inPage: ["timed-out"],
  },
  {
    name: "a regular expression that backtracks for ever",
    source: solving({ next: "/^(\\w+\\s?)+$/.test('a'.repeat(60) + '!');" }),
    inPage: ["timed-out"],
  },
  {
    name: "a getter that never returns",
    source: solving({
      next: "return { get value(): number { for (;;) {} }, valueOf() { for (;;) {} } };",
    }),
    inPage: ["failed", "timed-out"],
  },
  {
    name: "a value whose printing never ends",
    source: solving({
      next: "return new Proxy({}, { ownKeys() { for (;;) {} }, get() { for (;;) {} } });",
    }),
    inPage: ["timed-out"],
  },
  {
    name: "a promise that never settles",
    source: solving({ later: "await new Promise(() => {});" }),
    inPage: ["failed"],
  },
  {
    name: "a promise that never settles, once the clock stands still and every timer is cleared",
    source: solving({
      top: "performance.now = () => 0; (globalThis as any).setInterval = () => 0;",
      later:
        "for (let id = 0; id < 10_000; id++) { clearInterval(id); clearTimeout(id); } await new Promise(() => {});",
    }),
    // Its own limit or, where that was among the timers, the one on silence.
    inPage: ["failed", "timed-out"],
  },
  {
    name: "an await at the top level that never ends",
    source: solving({ end: "await new Promise(() => {});" }),
    inPage: ["timed-out"],
  },
  {
    name: "a thenable that calls back for ever",
    source: solving({
      later: "const again: any = { then(done: any) { done(again); } }; await again;",
    }),
    inPage: ["timed-out"],
  },
  {
    name: "a wait for a lock that nobody gives back",
    source: solving({
      next: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
    }),
    // Without isolation headers a page has no shared memory, and with them a worker may wait.
    inPage: ["failed", "timed-out"],
    locally: ["timed-out"],
  },
];
