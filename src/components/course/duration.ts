/** A duration that is a guess, as a guess: to 5 minutes, from two hours on to half an hour. */
export function roughDuration(minutes: number): string {
  const step = minutes >= 120 ? 30 : 5;
  return duration(Math.max(step, Math.round(minutes / step) * step));
}

/** `45 min`, `1 h`, `12 h 20 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
