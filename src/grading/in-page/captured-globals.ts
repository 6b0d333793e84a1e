/**
 * The globals that the worker's bundle uses, taken before any code of the learner runs. esbuild puts this
 * file first and points every free name in the bundle here (its `inject` option), so that assigning to
 * `Promise`, `Date`, `Object.is` or `setTimeout` changes the learner's world and not the harness's.
 */
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: shadowing them is what this file is for
const real = self;

export const AggregateError = real.AggregateError;
export const Array = real.Array;
export const BigInt = real.BigInt;
export const Blob = real.Blob;
export const Boolean = real.Boolean;
export const Date = real.Date;
export const Error = real.Error;
export const JSON = real.JSON;
export const Map = real.Map;
export const Math = real.Math;
export const Number = real.Number;
export const Object = real.Object;
export const Promise = real.Promise;
export const Proxy = real.Proxy;
export const RangeError = real.RangeError;
export const Reflect = real.Reflect;
export const RegExp = real.RegExp;
export const Set = real.Set;
export const String = real.String;
export const Symbol = real.Symbol;
export const SyntaxError = real.SyntaxError;
export const TypeError = real.TypeError;
export const URL = real.URL;
export const WeakMap = real.WeakMap;
export const WeakSet = real.WeakSet;
export const performance = real.performance;

// Host functions refuse any other `this` than the global, hence `bind`.
export const clearInterval = real.clearInterval.bind(real);
export const clearTimeout = real.clearTimeout.bind(real);
export const queueMicrotask = real.queueMicrotask.bind(real);
export const setInterval = real.setInterval.bind(real);
export const setTimeout = real.setTimeout.bind(real);
export const structuredClone = real.structuredClone.bind(real);

// What decides whether two values are equal.
const { is, keys, getPrototypeOf, getOwnPropertyDescriptor } = Object;
const { isArray } = Array;
const { isNaN: isNotANumber } = Number;
// What hands the suite to the engine: whoever replaced it could hand over a suite of their own.
const createObjectURL = URL.createObjectURL.bind(URL);

export {
  createObjectURL as "URL.createObjectURL",
  getOwnPropertyDescriptor as "Object.getOwnPropertyDescriptor",
  getPrototypeOf as "Object.getPrototypeOf",
  is as "Object.is",
  isArray as "Array.isArray",
  isNotANumber as "Number.isNaN",
  keys as "Object.keys",
};

const bound = new Map<unknown, unknown>([
  [real.clearInterval, clearInterval],
  [real.clearTimeout, clearTimeout],
  [real.queueMicrotask, queueMicrotask],
  [real.setInterval, setInterval],
  [real.setTimeout, setTimeout],
  [real.structuredClone, structuredClone],
]);

const { defineProperty, deleteProperty, get, has, set } = Reflect;
const ownDescriptor = Reflect.getOwnPropertyDescriptor;

const isPrivate = (key: PropertyKey): boolean =>
  typeof key === "symbol" || (typeof key === "string" && key.startsWith("__vitest"));

/**
 * Stands in for `globalThis`. Vitest keeps its state there (its own `expect`, the timers it trusts): what
 * has a symbol or a `__vitest` name for a key stays in an object that only the bundle can reach. The rest
 * goes through, since fake timers have to replace the timers that the learner sees.
 */
const globalStandIn = new Proxy(Object.create(null), {
  get(own, key) {
    if (isPrivate(key)) return get(own, key);
    const value: unknown = get(real, key, real);
    return bound.get(value) ?? value;
  },
  set: (own, key, value) => (isPrivate(key) ? set(own, key, value) : set(real, key, value, real)),
  has: (own, key) => has(isPrivate(key) ? own : real, key),
  defineProperty: (own, key, descriptor) =>
    defineProperty(isPrivate(key) ? own : real, key, descriptor),
  deleteProperty: (own, key) => deleteProperty(isPrivate(key) ? own : real, key),
  getOwnPropertyDescriptor: (own, key) => ownDescriptor(isPrivate(key) ? own : real, key),
});

export { globalStandIn as globalThis };
