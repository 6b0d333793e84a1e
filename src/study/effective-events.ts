import type { StudyEvent } from "./events.ts";

/**
 * The events that count, by time: all but those that were withdrawn. A withdrawal that was itself withdrawn
 * withdraws nothing. The same log gives the same events in whatever order two histories were merged.
 */
export function effectiveEvents(events: readonly StudyEvent[]): StudyEvent[] {
  const ordered = events.toSorted(
    (left, right) => left.at - right.at || (left.id < right.id ? -1 : 1),
  );
  const withdrawn = new Set<string>();
  /* A withdrawal is younger than what it takes back, so the youngest has the first say. */
  for (const event of ordered.toReversed()) {
    if (event.type !== "withdrawn" || withdrawn.has(event.id)) continue;
    for (const id of event.events) withdrawn.add(id);
  }
  return ordered.filter((event) => !withdrawn.has(event.id));
}
