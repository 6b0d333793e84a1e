/** What the keys do while a figure has the focus. */

export type Command = "step" | "back" | "play" | "first" | "last" | "break" | "reset";

const byKey: Readonly<Record<string, Command>> = {
  ArrowRight: "step",
  ArrowLeft: "back",
  " ": "play",
  Home: "first",
  End: "last",
  x: "break",
  r: "reset",
};

/** A key press, as far as it matters here. */
export interface Press {
  readonly key: string;
  /** Whether Ctrl, Alt or Meta was down: then the key belongs to the browser. */
  readonly modified: boolean;
  /** Local name of the element that has the focus. */
  readonly on: string;
}

/** The command of a key press, or `undefined` if the key means something else there. */
export function commandOf({ key, modified, on }: Press): Command | undefined {
  if (modified || on === "input" || on === "select") return undefined;
  if (on === "button" && key === " ") return undefined;
  return byKey[key.length === 1 ? key.toLowerCase() : key];
}
