/** The keys of the practice, as the site's sheet of keys lists them. */
import { singleKeysOn } from "../keys/single-keys.ts";
import { isApple } from "../workbench/keyboard.ts";

/** How the keys are written on this machine. */
export function keyNames(): { readonly done: string; readonly pause: string } {
  return isApple(navigator.platform)
    ? { done: "⌘⏎", pause: "⌥P" }
    : { done: "Ctrl ⏎", pause: "Alt P" };
}

/** Whether a key press asks to stop the clock: `P`, and with Alt also while one types. */
export function asksToPause(event: KeyboardEvent): boolean {
  // With Alt, the key is whatever the layout makes of it.
  if (event.code !== "KeyP" || event.ctrlKey || event.metaKey || event.isComposing) return false;
  const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
  return event.altKey || (!typing && singleKeysOn());
}

const TYPING = "textarea, select, input:not([type=radio], [type=checkbox]), dialog[open]";
