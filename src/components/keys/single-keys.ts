/** Whether keys that are pressed alone do something. The reader can turn them off (WCAG 2.1.4). */

const KEY = "minibroker.single-keys";

/** On, unless the reader turned them off. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return offHere !== true;
  }
}

/** Storage may be blocked. The choice then holds for this page. */
let offHere: boolean | undefined;

/** Turns them on or off, here and on every page opened from now on. */
export function setSingleKeys(on: boolean): void {
  offHere = !on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    /* See above. */
  }
}
