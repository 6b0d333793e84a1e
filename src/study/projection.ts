import type { StudyEvent } from "./events.ts";

/**
 * A projection of the log that is computed once for each reading of it, however many parts of a page ask for it.
 * The log of a reading does not change: whoever reads again gets a new list.
 *
 * @param compute a pure function, whose result nobody changes
 */
export function projection<Result>(
  compute: (events: readonly StudyEvent[]) => Result,
): (events: readonly StudyEvent[]) => Result {
  const known = new WeakMap<readonly StudyEvent[], { readonly result: Result }>();
  return (events) => {
    const before = known.get(events);
    if (before !== undefined) return before.result;
    const result = compute(events);
    known.set(events, { result });
    return result;
  };
}
