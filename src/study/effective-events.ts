import type { StudyEvent } from "./events.ts";
import { projection } from "./projection.ts";

/**
 * The events that count, by time: all but those that were withdrawn. A withdrawal that was itself withdrawn
 * withdraws nothing. The same log gives the same events in whatever order two histories were merged.
 *
 * Which withdrawal came after which is told by what it names, and not by time: two may fall into one millisecond,
 * and a clock may be put back. Withdrawals that name one another in a circle, which no page makes, withdraw nothing.
 */
export const effectiveEvents = projection((events): readonly StudyEvent[] => {
  const withdrawals = new Map(
    events.flatMap((event) => (event.type === "withdrawn" ? [[event.id, event] as const] : [])),
  );
  /** By withdrawal: how often others name it whose own fate is not known yet. */
  const open = new Map<string, number>();
  for (const id of [...withdrawals.values()].flatMap((withdrawal) => withdrawal.events)) {
    open.set(id, (open.get(id) ?? 0) + 1);
  }
  const withdrawn = new Set<string>();
  const known = [...withdrawals.values()].filter(({ id }) => !open.has(id));
  // Grows while it is walked through.
  for (const { id: by, events: named } of known) {
    for (const id of named) {
      if (!withdrawn.has(by)) withdrawn.add(id);
      const left = (open.get(id) ?? 0) - 1;
      open.set(id, left);
      const withdrawal = withdrawals.get(id);
      if (left === 0 && withdrawal !== undefined) known.push(withdrawal);
    }
  }
  return events
    .filter((event) => !withdrawn.has(event.id))
    .toSorted((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1));
});
