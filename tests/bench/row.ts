/** One figure of the benchmark: a ratio or a size, and what it may be at most. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** What is acceptable at most; absent for a figure that only informs. */
  readonly limit?: number;
  /** `×` for a ratio, `kB` for thousands of gzipped bytes. */
  readonly unit: "×" | "kB" | "ms" | "s";
}

/** A row as a line of the report. */
export function rowLine({ name, value, limit, unit }: Row): string {
  const measured = `${value.toFixed(2)} ${unit}`.padStart(12);
  if (limit === undefined) return `  ${name.padEnd(62)}${measured}`;
  const sign = value <= limit ? "✓" : "✗";
  return `${sign} ${name.padEnd(62)}${measured}   at most ${limit} ${unit}`;
}

/** Whether a row is within its limit. */
export function holds({ value, limit }: Row): boolean {
  return limit === undefined || value <= limit;
}
