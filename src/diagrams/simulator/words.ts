/** Offsets in a sentence: `4`, `4 and 5`, `3 to 6`. Runs of three and more become `a to b`. */
export function list(offsets: readonly number[]): string {
  const runs: string[] = [];
  for (let index = 0; index < offsets.length; ) {
    let end = index;
    while (offsets[end + 1] === (offsets[end] ?? 0) + 1) end++;
    const [first, last] = [offsets[index], offsets[end]];
    if (end - index >= 2) runs.push(`${first} to ${last}`);
    else runs.push(...offsets.slice(index, end + 1).map(String));
    index = end + 1;
  }
  const last = runs.pop() ?? "";
  return runs.length === 0 ? last : `${runs.join(", ")} and ${last}`;
}

/** The subject of a sentence: `record 4`, `records 4 and 5`. */
export function records(offsets: readonly number[]): string {
  return `${offsets.length === 1 ? "record" : "records"} ${list(offsets)}`;
}

/** The verb that agrees with so many. */
export function agree(offsets: readonly number[], one: string, many: string): string {
  return offsets.length === 1 ? one : many;
}

/** As the beginning of a sentence. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Minutes since midnight as a time: `1:05`. */
export function timeOfDay(minutes: number): string {
  const whole = Math.floor(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const MINUTE = 60_000;

/** Virtual time as a figure shows it: in milliseconds, or as a time where a run takes more than ten minutes. */
export function timeLabel(ms: number, ofRun: number): string {
  return ofRun > 10 * MINUTE ? timeOfDay(ms / MINUTE) : `${ms} ms`;
}
