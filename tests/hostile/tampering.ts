/** Programs that solve nothing and try to pass all the same, or that break what the harness stands on. */
import type { Program } from "./program.ts";
import { failing, solving } from "./tally.ts";

/** A replacement that is refused ends the module, whoever it is refused by. */
const REFUSED = ["failed", "crashed"] as const;

/** In a terminal Vitest itself uses the globals that a module replaced. It may break; nothing passes. */
const BROKEN_IN_TERMINAL = [...REFUSED, "timed-out", "runner-unavailable"] as const;

const cheat = (name: string, parts: Parameters<typeof failing>[0]): Program => ({
  name,
  source: failing(parts),
  inPage: REFUSED,
  locally: BROKEN_IN_TERMINAL,
  cheats: true,
});

/** Tries each statement on its own, so that the refusal of one does not save the others. */
function attempts(...statements: readonly string[]): string {
  return statements.map((statement) => `try { ${statement} } catch {}`).join("\n");
}

export const TAMPERING: readonly Program[] = [
  cheat("replacing what arrays answer", {
    top: attempts(
      "Array.prototype.every = () => true;",
      "Array.prototype.some = () => false;",
      "Array.isArray = () => true;",
      "Object.defineProperty(Array.prototype, 'filter', { value: () => [] });",
      "Array.prototype.push = () => 0;",
    ),
  }),
  cheat("replacing array iteration", {
    top: attempts(
      "Array.prototype[Symbol.iterator] = function* () {};",
      "Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true, value: undefined });",
    ),
  }),
  cheat("replacing Object.is and the equality of values", {
    top: attempts(
      "Object.is = () => true;",
      "Object.keys = () => [];",
      "Number.isNaN = () => true;",
      "Object.getOwnPropertyDescriptor = () => undefined;",
      "Object.prototype.hasOwnProperty = () => true;",
      "Object.prototype.toString = () => '[object Null]';",
    ),
  }),
  cheat("adding answers to every object", {
    top: attempts(
      "Object.defineProperty(Object.prototype, 'errors', { get: () => [], set() {} });",
      "Object.defineProperty(Object.prototype, 'state', { get: () => 'pass', set() {} });",
      "Object.defineProperty(Object.prototype, 'pass', { get: () => true, set() {} });",
      "Object.defineProperty(Object.prototype, 'status', { get: () => 'passed', set() {} });",
      "Object.defineProperty(Object.prototype, 'mode', { get: () => 'skip', set() {} });",
    ),
  }),
  cheat("replacing what promises do", {
    top: attempts(
      "Promise.prototype.then = function () { return this; };",
      "Promise.prototype.catch = function () { return this; };",
      "Promise.reject = Promise.resolve;",
      "Promise.all = () => Promise.resolve([]) as any;",
    ),
  }),
  cheat("replacing Promise itself", {
    top: "(globalThis as any).Promise = class { then() { return this; } };",
  }),
  cheat("replacing functions' call and apply", {
    top: attempts(
      "Function.prototype.call = () => undefined;",
      "Function.prototype.apply = () => undefined as any;",
      "Reflect.apply = () => undefined;",
    ),
  }),
  cheat("replacing Map and Set", {
    top: attempts(
      "Map.prototype.get = () => undefined;",
      "Map.prototype.set = function () { return this; };",
      "Set.prototype.has = () => true;",
      "WeakMap.prototype.get = () => undefined;",
    ),
  }),
  cheat("replacing strings and regular expressions", {
    top: attempts(
      "String.prototype.includes = () => true;",
      "RegExp.prototype.test = () => true;",
      "RegExp.prototype.exec = () => null;",
      "String.prototype.replace = () => '';",
    ),
  }),
  cheat("claiming to be every error", {
    top: attempts(
      "Object.defineProperty(RangeError, Symbol.hasInstance, { value: () => true });",
      "Object.defineProperty(Error, Symbol.hasInstance, { value: () => false });",
      "Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true });",
    ),
  }),
  cheat("replacing Error.prepareStackTrace", {
    top: attempts(
      "(Error as any).prepareStackTrace = (_: unknown, sites: any[]) => { for (const site of sites) { const f = site.getFunction?.(); const t = site.getThis?.(); if (t?.result) t.result.state = 'pass'; f?.call?.(); } return ''; };",
      "Error.stackTraceLimit = 0;",
      "Error.captureStackTrace = () => {};",
    ),
  }),
  cheat("replacing the suite on its way", {
    top: attempts(
      `const real = URL.createObjectURL; URL.createObjectURL = (blob: any) => {
        const named = real(new Blob(["export {}"], { type: "text/javascript" }));
        void blob; return named;
      };`,
      "(globalThis as any).Blob = class { constructor() { return new Uint8Array(); } };",
      "(globalThis as any).URL = class { static createObjectURL() { return 'data:text/javascript,'; } };",
    ),
  }),
  cheat("a suite of its own in the place of the hidden one", {
    top: attempts(
      `const real = URL.createObjectURL; const Real = Blob;
      URL.createObjectURL = (blob: any) => real.call(URL, blob instanceof Real ? new Real([
        'import { describe, test } from "vitest"; describe("Counting", () => { test("Counts from one", () => {}); });'
      ], { type: "text/javascript" }) : blob);`,
    ),
  }),
  cheat("an import of the hidden suite by the address in a stack", {
    next: `const [address] = /blob:[^\\s:]*:?[^\\s:)]*/.exec(new Error().stack ?? "") ?? [];
    if (address !== undefined) import(/* @vite-ignore */ address).catch(() => {});`,
  }),
  cheat("an import of Vitest by the addresses of what was loaded", {
    top: `for (const { name } of performance.getEntriesByType?.("resource") ?? []) {
      try {
        const found: any = await import(/* @vite-ignore */ name);
        found.expect?.extend?.({ toBe: () => ({ pass: true, message: () => "" }), toEqual: () => ({ pass: true, message: () => "" }), toThrow: () => ({ pass: true, message: () => "" }) });
      } catch {}
    }`,
  }),
  {
    name: "an import of Vitest by name",
    source: failing({
      top: 'import { expect } from "vitest"; expect.extend({ toBe: () => ({ pass: true, message: () => "" }) });',
    }),
    inPage: ["did-not-compile"],
    notLocally: "a terminal has Vitest, and whoever uses it there grades themselves",
  },
  {
    name: "an import of Vitest by a name put together",
    source: failing({
      top: `try { const { expect } = await import(/* @vite-ignore */ "vi" + "test"); expect.extend({ toBe: () => ({ pass: true, message: () => "" }) }); } catch {}`,
    }),
    inPage: ["failed"],
    cheats: true,
    notLocally: "a terminal has Vitest, and whoever uses it there grades themselves",
  },
  {
    name: "an import of the hidden suite",
    source: failing({ top: 'import "./tally.test.ts";' }),
    inPage: ["did-not-compile"],
    notLocally: "in a terminal the suite is a file beside the learner's own",
  },
  cheat("Vitest's state on the global object", {
    top: attempts(
      "for (const key of Reflect.ownKeys(globalThis)) { const value: any = (globalThis as any)[key]; if (/vitest|jest|expect/i.test(String(key))) { value.state = 'pass'; (globalThis as any)[key] = undefined; } }",
      "(globalThis as any)[Symbol.for('$$jest-matchers-object')] = { state: { assertionCalls: 9 } };",
      "(globalThis as any)[Symbol.for('expect-global')] = () => new Proxy({}, { get: () => () => {} });",
      "(globalThis as any).__vitest_worker__ = {};",
      "(globalThis as any).expect = () => new Proxy({}, { get: () => () => {} });",
    ),
  }),
  cheat("a verdict that it reports itself", {
    top: attempts(
      "(globalThis as any).postMessage({ type: 'event', event: { type: 'test-finished', result: { task: 'count', title: 'Counts from one', status: 'passed', durationMs: 1, console: [] } } });",
      "(globalThis as any).postMessage({ type: 'ended', ending: { kind: 'finished' } });",
      "(globalThis as any).dispatchEvent(new MessageEvent('message', { data: { type: 'ended', ending: { kind: 'finished' } } }));",
      "const channel = new MessageChannel(); channel.port1.postMessage({ type: 'ended', ending: { kind: 'finished' } });",
    ),
  }),
  cheat("listening for the port to the page", {
    top: attempts(
      "const real = MessagePort.prototype.postMessage; MessagePort.prototype.postMessage = function (message: any) { if (message?.event?.result) message.event.result.status = 'passed'; return real.call(this, message); };",
      "MessagePort.prototype.addEventListener = function () {}; EventTarget.prototype.addEventListener = function () {};",
      "Object.defineProperty(MessageEvent.prototype, 'data', { get: () => ({ type: 'run', source: '' }) });",
      "(globalThis as any).addEventListener('message', (event: any) => event.ports[0]?.postMessage({ type: 'ended', ending: { kind: 'finished' } }));",
    ),
  }),
  cheat("silencing errors that nobody handled", {
    top: attempts(
      "addEventListener('error', (event: any) => event.stopImmediatePropagation(), true);",
      "addEventListener('unhandledrejection', (event: any) => event.stopImmediatePropagation(), true);",
      "(globalThis as any).onerror = () => true;",
    ),
    later: "void Promise.reject(new Error('lost'));",
  }),
  cheat("changing the clock that it was given", {
    top: `import { ManualClock } from "#broker/clock";
    ${attempts("ManualClock.prototype.now = () => 1000;", "ManualClock.prototype.advance = async () => {};")}`,
  }),
  cheat("stopping time and chance", {
    top: attempts(
      "(globalThis as any).Date = class { static now() { return 0; } };",
      "performance.now = () => 0;",
      "Math.random = () => 0;",
      "Math.max = () => 0; Math.min = () => 0;",
    ),
  }),
  cheat("taking the timers away", {
    top: attempts(
      "for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'queueMicrotask', 'structuredClone']) (globalThis as any)[name] = () => {};",
    ),
  }),
  {
    name: "taking Error, Map, Set and Symbol away",
    source: solving({
      end: "for (const name of ['Error', 'Map', 'Set', 'Symbol', 'Object', 'Array', 'JSON', 'Reflect']) (globalThis as any)[name] = undefined;",
    }),
    // The harness has its own; the given clock, which is the learner's world too, has not.
    inPage: ["failed"],
    locally: ["passed", "failed", "crashed", "runner-unavailable", "timed-out"],
  },
  {
    name: "freezing everything",
    source: solving({
      end: "for (const value of [Object.prototype, Array.prototype, Promise.prototype, Function.prototype, globalThis.console]) Object.freeze(value);",
    }),
    inPage: ["passed"],
  },
  {
    name: "an answer that claims to be equal",
    source: failing({
      next: "return { asymmetricMatch: () => true, $$typeof: Symbol.for('jest.asymmetricMatcher'), toString: () => '1', valueOf: () => 1, [Symbol.toPrimitive]: () => 1 };",
    }),
    // Not closed: toEqual asks a value of this shape itself. toBe does not, so the run fails all the same.
    inPage: ["failed"],
  },
  cheat("answers that change while they are compared", {
    next: "let asked = 0; return new Proxy({}, { get: () => ++asked, has: () => true, getPrototypeOf: () => Number.prototype });",
  }),
  {
    name: "throwing what is not an error",
    source: solving({ next: "throw null;" }),
    inPage: ["failed"],
  },
  {
    name: "throwing an error that throws when it is read",
    source: solving({
      next: "throw new Proxy(new Error('x'), { get() { throw new Error('read'); }, has() { throw 1; }, getPrototypeOf() { throw 2; } });",
    }),
    inPage: ["failed", "crashed", "runner-unavailable"],
  },
];
