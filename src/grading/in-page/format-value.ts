/**
 * Writes values as a console would, within a length: what a learner logs may be endless, refer to itself, or
 * throw when it is looked at.
 */

const MAX_DEPTH = 4;
/** Elements or properties shown of one value. */
const MAX_ITEMS = 50;

/** The text of one call to the console, at most `maxLength` characters (and a mark where it was cut). */
export function formatLine(values: readonly unknown[], maxLength: number): string {
  const out = new Output(maxLength);
  const [template, ...rest] = values;
  const substituted =
    typeof template === "string" && rest.length > 0 && template.length <= maxLength
      ? substitute(template, rest)
      : values;
  for (const [index, value] of substituted.entries()) {
    if (out.full) break;
    if (index > 0) out.write(" ");
    if (typeof value === "string") out.write(value);
    else write(out, value, 0, []);
  }
  return out.text;
}

/** Text that stops growing at a limit, so that nothing is worth formatting beyond it. */
class Output {
  readonly #maxLength: number;
  #text = "";

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  get full(): boolean {
    return this.#text.length >= this.#maxLength;
  }

  get text(): string {
    return this.full ? `${this.#text.slice(0, this.#maxLength)}...` : this.#text;
  }

  write(text: string): void {
    if (!this.full) this.#text += text.slice(0, this.#maxLength - this.#text.length);
  }
}

/** Fills in `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O`; values that are left over follow. */
function substitute(template: string, values: readonly unknown[]): unknown[] {
  const left = [...values];
  const parts: unknown[] = [];
  const text = template.replace(/%[sdifjoO%]/g, (directive) => {
    if (directive === "%%") return "%";
    if (left.length === 0) return directive;
    const value = left.shift();
    if (directive === "%s" && typeof value === "string") return value;
    if (directive === "%i" && typeof value === "number") return String(Math.trunc(value));
    if (directive === "%d" || directive === "%i" || directive === "%f") {
      return typeof value === "bigint" || typeof value === "number" ? String(value) : "NaN";
    }
    return formatLine([value], 500);
  });
  parts.push(text, ...left);
  return parts;
}

function write(out: Output, value: unknown, depth: number, above: readonly object[]): void {
  if (out.full) return;
  switch (typeof value) {
    case "string":
      out.write(JSON.stringify(value.length > 10_000 ? value.slice(0, 10_000) : value));
      return;
    case "bigint":
      out.write(`${value}n`);
      return;
    case "function":
      out.write(attempt(() => `[Function ${value.name || "(anonymous)"}]`));
      return;
    case "object":
      if (value === null) out.write("null");
      else writeObject(out, value, depth, above);
      return;
    default:
      out.write(Object.is(value, -0) ? "-0" : String(value));
  }
}

function writeObject(out: Output, value: object, depth: number, above: readonly object[]): void {
  if (above.includes(value)) {
    out.write("[Circular]");
    return;
  }
  try {
    if (value instanceof Error) {
      out.write(attempt(() => value.stack ?? `${value.name}: ${value.message}`));
    } else if (value instanceof Date) {
      out.write(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString());
    } else if (value instanceof RegExp) {
      out.write(String(value));
    } else if (depth >= MAX_DEPTH) {
      out.write(Array.isArray(value) ? "[Array]" : `[${nameOf(value)}]`);
    } else {
      writeContent(out, value, depth, [...above, value]);
    }
  } catch (error) {
    out.write(attempt(() => `[cannot be shown: ${String(error)}]`));
  }
}

function writeContent(out: Output, value: object, depth: number, above: readonly object[]): void {
  const item = (element: unknown) => write(out, element, depth + 1, above);
  if (Array.isArray(value)) {
    writeItems(out, "[", value.length, "]", value.values(), item);
  } else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    writeItems(
      out,
      `${nameOf(value)}(${bytes.length} bytes) [`,
      bytes.length,
      "]",
      bytes.values(),
      item,
    );
  } else if (value instanceof Map) {
    writeItems(out, `Map(${value.size}) {`, value.size, "}", value.entries(), ([key, held]) => {
      item(key);
      out.write(" => ");
      item(held);
    });
  } else if (value instanceof Set) {
    writeItems(out, `Set(${value.size}) {`, value.size, "}", value.values(), item);
  } else {
    const keys = Object.keys(value);
    const name = nameOf(value);
    const open = name === "Object" ? "{" : `${name} {`;
    writeItems(out, open, keys.length, "}", keys.values(), (key) => {
      out.write(/^[A-Za-z_$][\w$]*$/.test(key) ? `${key}: ` : `${JSON.stringify(key)}: `);
      writeProperty(out, value, key, item);
    });
  }
}

/** A getter is named, not run: it may throw, and it may have effects. */
function writeProperty(
  out: Output,
  value: object,
  key: string,
  item: (held: unknown) => void,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(value, key);
  if (descriptor?.get !== undefined) out.write("[Getter]");
  else item(descriptor?.value);
}

function writeItems<Item>(
  out: Output,
  open: string,
  size: number,
  close: string,
  items: Iterable<Item>,
  writeItem: (item: Item) => void,
): void {
  out.write(size === 0 ? open : `${open} `);
  let shown = 0;
  for (const item of items) {
    if (out.full) return;
    if (shown > 0) out.write(", ");
    if (shown === MAX_ITEMS) {
      out.write(`... ${size - shown} more`);
      break;
    }
    writeItem(item);
    shown++;
  }
  out.write(size === 0 ? close : ` ${close}`);
}

/** The name of an object's class: `Object` where it has none. */
function nameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== "object" || prototype === null) return "Object";
  const maker: unknown = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  return typeof maker === "function" && maker.name !== "" ? maker.name : "Object";
}

/** Looking at a value may throw, and so may looking at what it threw. */
function attempt(text: () => string): string {
  try {
    return String(text());
  } catch {
    return "[cannot be shown]";
  }
}
