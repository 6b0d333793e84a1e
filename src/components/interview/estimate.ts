/** The numbers of a scenario as one writes them on a whiteboard. */
import type { EstimateFigure } from "../../content/scenario-schema.ts";

const bytes = ["B", "kB", "MB", "GB", "TB", "PB"] as const;
const plain = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** A value with its unit, to three digits: `1.8 PB`, `11,600 /s`. */
export function inUnits({ value, unit }: Pick<EstimateFigure, "value" | "unit">): string {
  if (unit !== "B" && unit !== "B/s") return `${plain.format(value)} ${unit}`.trim();
  const power = Math.min(Math.max(Math.floor(Math.log10(value) / 3), 0), bytes.length - 1);
  return `${plain.format(value / 1000 ** power)} ${bytes[power]}${unit === "B/s" ? "/s" : ""}`;
}

/** How a number is worked out, in the words of those above it; empty for one that is given. */
export function workings(
  { times, over, minus }: EstimateFigure,
  all: readonly EstimateFigure[],
): string {
  const name = (factor: string | number): string => {
    if (typeof factor === "number") return plain.format(factor);
    return all.find(({ id }) => id === factor)?.what ?? factor;
  };
  if (times === undefined) return "";
  return [
    times.map(name).join(" × "),
    ...(over ?? []).map((factor) => ` ÷ ${name(factor)}`),
    ...(minus ?? []).map((factor) => ` − ${name(factor)}`),
  ].join("");
}
