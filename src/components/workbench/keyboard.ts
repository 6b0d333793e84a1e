/** The workbench's keys, as the brief lists them. */

export type Command =
  | { readonly name: "run" | "stop" | "commit" | "full-screen" | "hint" }
  | { readonly name: "file"; readonly index: number };

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  /** The physical key: with Alt, `key` is whatever the layout makes of it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The command behind a key press, if there is one. ⌘ is Ctrl on Windows and Linux. */
export function commandOf(press: KeyPress): Command | undefined {
  const primary = press.ctrlKey !== press.metaKey;
  if (primary && !press.altKey) {
    if (press.key === "Enter") return { name: press.shiftKey ? "commit" : "run" };
    if (press.shiftKey) return undefined;
    if (press.key === ".") return { name: "stop" };
    if (press.key === "\\") return { name: "full-screen" };
    return undefined;
  }
  if (press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey) {
    if (press.code === "KeyH") return { name: "hint" };
    const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
    if (digit !== undefined) return { name: "file", index: Number(digit) - 1 };
  }
  return undefined;
}

/** Whether this machine's primary key is ⌘. */
export function isApple(platform: string): boolean {
  return /Mac|iPhone|iPad/.test(platform);
}

/** How keys are written for the learner's machine. */
export function keyName(keys: "run" | "stop" | "commit" | "full-screen", apple: boolean): string {
  const names = apple
    ? { run: "⌘⏎", stop: "⌘.", commit: "⌘⇧⏎", "full-screen": "⌘\\" }
    : { run: "Ctrl ⏎", stop: "Ctrl .", commit: "Ctrl ⇧ ⏎", "full-screen": "Ctrl \\" };
  return names[keys];
}
