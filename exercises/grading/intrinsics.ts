/**
 * Makes the language's own objects immutable before a learner's module runs, so that no assertion is decided
 * by an `Array.prototype.every` that the module replaced. Used wherever a suite runs; see docs/decisions/0065.
 */

/** The language lets nobody name these; their prototypes are reached through samples. */
function samples(): readonly object[] {
  return [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ""[Symbol.iterator](),
    "".matchAll(/./g),
    (function* () {})(),
    (async function* () {})(),
    function* () {},
    async function* () {},
    async () => {},
    new Uint8Array(),
  ];
}

/** What holds methods that a harness calls. `Math`, `Date` and the globals stay free: fake timers replace them. */
const CONSTRUCTORS = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  RegExp,
  Promise,
  Map,
  Set,
  WeakMap,
  WeakSet,
  WeakRef,
  ArrayBuffer,
  DataView,
  Error,
  AggregateError,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
] as const;

/** Settings of the engine that harnesses turn up and down again. */
const LEFT_WRITABLE = new Set<PropertyKey>(["stackTraceLimit", "prepareStackTrace"]);

/**
 * Stay plain methods, which nobody assigns to an object that inherits them: engines iterate and await fastest where
 * these were never touched. So does every method that a symbol names, such as an array's iterator.
 */
const PLAIN = new Set<PropertyKey>(["then", "next"]);

/** Locks what the language brings: constructors, prototypes, iterators, `JSON` and `Reflect`. */
export function lockIntrinsics(): void {
  for (const builtIn of CONSTRUCTORS) {
    lock(builtIn, builtIn.name);
    lock(builtIn.prototype, `${builtIn.name}.prototype`);
  }
  lock(Date.prototype, "Date.prototype");
  lock(JSON, "JSON");
  lock(Reflect, "Reflect");
  for (const sample of samples()) {
    for (let proto = Reflect.getPrototypeOf(sample); proto; proto = Reflect.getPrototypeOf(proto)) {
      lock(proto, "a built-in prototype");
    }
  }
}

/** Locks the classes, functions and objects that a module exports: those that learner and suite share. */
export function lockExports(exported: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value === "function") {
      lock(value, name);
      if (isObject(value.prototype)) lock(value.prototype, `${name}.prototype`);
    } else if (isObject(value)) {
      lock(value, name);
    }
  }
}

/**
 * Lets no own property be added, changed or removed. An object that inherits one can still be given its own by
 * assignment, as in `error.name = "Late"`, which plain freezing would refuse.
 *
 * @param name for the message to whoever tries.
 */
function lock(target: object, name: string): void {
  for (const key of Reflect.ownKeys(target)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
    if (descriptor?.configurable !== true || LEFT_WRITABLE.has(key)) continue;
    if (typeof key === "symbol" || PLAIN.has(key)) continue;
    Reflect.defineProperty(
      target,
      key,
      descriptor.writable === true
        ? locked(target, key, descriptor.value, descriptor.enumerable === true, name)
        : { configurable: false },
    );
  }
  if (Reflect.ownKeys(target).some((key) => LEFT_WRITABLE.has(key)))
    Object.preventExtensions(target);
  else Object.freeze(target);
}

function locked(
  target: object,
  key: PropertyKey,
  value: unknown,
  enumerable: boolean,
  name: string,
): PropertyDescriptor {
  return {
    get: () => value,
    set(this: object, own: unknown) {
      if (this === target) {
        throw new TypeError(`${name}.${String(key)} cannot be changed here: the tests rely on it`);
      }
      Object.defineProperty(this, key, {
        value: own,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
    enumerable,
    configurable: false,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
