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
