/** How the interview practice says when something comes back. */

const DAY = 86_400_000;

/** `tomorrow`, `in 3 days`. */
export function inDays(due: number, now: number): string {
  const days = Math.ceil((due - now) / DAY);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

/** What becomes of an answer. `undefined` for a dead letter. */
export function comesBack(due: number | undefined, now = Date.now()): string {
  return due === undefined
    ? "Missed three times in a row: it is among your dead letters. Reread the lesson, then answer it again."
    : `This question comes back ${inDays(due, now)}.`;
}
