/**
 * Time limits in time that the page, or the command line, could use. While a laptop sleeps, or a busy machine lets it
 * wait, nothing under watch can report either: such a gap says nothing against it.
 */

/** How often time is counted, in milliseconds. */
const TICK_MS = 100;
/** The most that one tick may count, in milliseconds. Browsers slow a hidden page's timers down to one a second. */
const TICK_AT_MOST_MS = 1000;

/**
 * Calls back once `ms` milliseconds have passed in which this thread was awake.
 *
 * @returns a function that stops it.
 */
export function afterAwake(ms: number, callback: () => void): () => void {
  let left = ms;
  let before = performance.now();
  const ticks = setInterval(
    () => {
      const now = performance.now();
      left -= Math.min(now - before, TICK_AT_MOST_MS);
      before = now;
      if (left > 0) return;
      clearInterval(ticks);
      callback();
    },
    Math.min(ms, TICK_MS),
  );
  return () => clearInterval(ticks);
}

/** Settles once `ms` milliseconds have passed in which this thread was awake. */
export function awakeFor(ms: number): Promise<void> {
  return new Promise((resolve) => afterAwake(ms, resolve));
}
