/** Programs that use up memory or the stack, or flood whoever listens. */
import type { Program } from "./program.ts";
import { failing, solving } from "./tally.ts";

/** Whichever limit comes first: the engine's, the browser's or the run's. */
const STOPPED = ["crashed", "timed-out", "failed"] as const;

export const MEMORY: readonly Program[] = [
  {
    name: "arrays without end",
    source: solving({
      next: "const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(all.length));",
    }),
    inPage: STOPPED,
  },
  {
    name: "a string that doubles",
    source: solving({ next: "let text = 'x'; for (;;) text += text;" }),
    inPage: ["failed"],
  },
  {
    name: "distinct strings without end",
    source: solving({
      next: "const all: string[] = []; for (;;) all.push((all.length + 'x'.repeat(1000)).split('').join(''));",
    }),
    inPage: STOPPED,
  },
  {
    name: "closures without end",
    source: solving({
      next: "let last = () => 0; for (;;) { const before = last; const held = new Array(1000).fill(1); last = () => before === last ? held.length : 0; }",
    }),
    inPage: STOPPED,
  },
  {
    name: "typed arrays without end",
    source: solving({
      next: "const all: Uint8Array[] = []; for (;;) all.push(new Uint8Array(2 ** 24).fill(1));",
    }),
    inPage: STOPPED,
  },
  {
    name: "a map that grows without end",
    source: solving({ next: "const all = new Map(); for (let n = 0; ; n++) all.set({ n }, [n]);" }),
    inPage: STOPPED,
  },
  {
    name: "an array longer than arrays can be",
    source: solving({ next: "return new Array(-1);" }),
    inPage: ["failed"],
  },
  {
    name: "an answer of ten million characters",
    source: solving({ next: "return 'x'.repeat(1e7);" }),
    inPage: ["failed"],
    // Where the process may have less memory, describing the answer may use it up.
    locally: ["failed", "crashed"],
  },
  {
    name: "an answer nested a hundred thousand deep",
    source: solving({
      next: "let deep: unknown = 1; for (let n = 0; n < 1e5; n++) deep = { deep }; return deep;",
    }),
    inPage: ["failed"],
  },
  {
    name: "recursion without end",
    source: solving({ next: "return this.next() + 1;" }),
    inPage: ["failed"],
  },
  {
    name: "recursion without end that catches its own fall",
    source: solving({
      next: "const dive = (): number => { try { return dive(); } catch { return 0; } }; dive();",
    }),
    inPage: ["passed", "timed-out"],
  },
  {
    name: "recursion without end on import",
    source: solving({ end: "const dive = (): number => dive() + 1; dive();" }),
    inPage: ["crashed"],
  },
];

export const FLOODS: readonly Program[] = [
  {
    name: "a million lines on the console",
    source: solving({ end: "for (let n = 0; n < 1e6; n++) console.log('line', n);" }),
    inPage: ["passed"],
  },
  {
    name: "console lines without end",
    source: solving({ next: "for (;;) console.log('again');" }),
    inPage: ["timed-out"],
  },
  {
    name: "console lines of a megabyte",
    source: solving({ end: "for (let n = 0; n < 1000; n++) console.log('x'.repeat(1e6));" }),
    inPage: ["passed"],
  },
  {
    name: "console lines that cannot be printed",
    source: solving({
      end: "const round: any = { get bad() { throw 1; }, toString() { throw 2; } }; round.self = round; console.log(round, Symbol('s'), new Proxy({}, { ownKeys() { throw 3; } }), null, undefined, Object.create(null));",
    }),
    inPage: ["passed"],
    // Node's own console prints it, with a getter's error in it or by failing to.
    locally: ["passed", "crashed"],
  },
  {
    name: "postMessage a hundred thousand times",
    source: solving({
      end: "try { for (let n = 0; n < 1e5; n++) (globalThis as any).postMessage({ type: 'ended', ending: { kind: 'finished' } }); } catch {}",
    }),
    inPage: ["passed"],
  },
  {
    name: "a hundred thousand promises that nobody awaits",
    source: solving({
      end: "for (let n = 0; n < 1e5; n++) void Promise.resolve(n).then(() => {});",
    }),
    inPage: ["passed"],
  },
  {
    name: "ten thousand rejections that nobody handles",
    source: solving({
      end: "for (let n = 0; n < 1e4; n++) void Promise.reject(new Error('lost'));",
    }),
    inPage: ["crashed"],
  },
  {
    name: "ten thousand timers",
    source: solving({ end: "for (let n = 0; n < 1e4; n++) setTimeout(() => {}, n % 7);" }),
    inPage: ["passed"],
  },
  {
    name: "a timer that throws after the test",
    source: solving({
      next: "setTimeout(() => { throw new Error('late'); });",
      later: "await new Promise((done) => setTimeout(done, 20));",
    }),
    inPage: ["crashed"],
  },
  {
    name: "tests of its own, without end",
    source: failing({
      end: "const g = globalThis as any; for (let n = 0; n < 1e5; n++) { g.test?.('Counts from one', () => {}); g.it?.('Counts on', () => {}); g.describe?.('Counting', () => {}); }",
    }),
    inPage: ["failed"],
    cheats: true,
  },
];
