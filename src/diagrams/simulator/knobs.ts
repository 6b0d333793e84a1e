/** What a reader can choose before a scene runs. Values are strings, so that they fit into an address. */

/** One of a few values. */
export interface Choice<Value extends string = string> {
  readonly kind: "choice";
  readonly label: string;
  /** What each value is called, in the order in which they are offered. */
  readonly options: Readonly<Record<Value, string>>;
  readonly initial: Value;
}

/** Words that the reader types. */
export interface Text {
  readonly kind: "text";
  readonly label: string;
  readonly initial: string;
  /** In characters. */
  readonly maxLength: number;
}

/** A scene's knobs by name. */
export type Knobs = Readonly<Record<string, Choice | Text>>;

/** The value of every knob. */
export type KnobValues<K extends Knobs = Knobs> = {
  readonly [Name in keyof K]: K[Name] extends Choice<infer Value> ? Value : string;
};

/** A knob with a few values; the first is the one to begin with, unless another is named. */
export function choice<const Options extends Readonly<Record<string, string>>>(
  label: string,
  options: Options,
  initial: keyof Options & string,
): Choice<keyof Options & string> {
  return { kind: "choice", label, options, initial };
}

/** A knob to type into. */
export function text(label: string, initial: string, maxLength = 60): Text {
  return { kind: "text", label, initial, maxLength };
}

/** Whether a knob can have a value. */
export function accepts(knob: Choice | Text, value: string): boolean {
  return knob.kind === "choice"
    ? Object.hasOwn(knob.options, value)
    : value.length <= knob.maxLength;
}
