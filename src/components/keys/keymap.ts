/** The keys that work anywhere on the site, as the design lists them. Single keys can be turned off. */
import { type SitePartId, siteParts } from "../site/navigation.ts";

/** What a key asks for. */
export type SiteCommand =
  | { readonly name: "find" | "keys" | "theme" | "note" }
  | { readonly name: "go"; readonly to: SitePartId }
  | { readonly name: "lesson" | "section"; readonly step: 1 | -1 };

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key press leads to: a command, or `go`, which waits for the key that says where. */
export type Reading = SiteCommand | "go" | undefined;

const SINGLE: Readonly<Record<string, Reading>> = {
  "/": { name: "find" },
  "?": { name: "keys" },
  t: { name: "theme" },
  n: { name: "note" },
  g: "go",
  "[": { name: "lesson", step: -1 },
  "]": { name: "lesson", step: 1 },
  j: { name: "section", step: 1 },
  k: { name: "section", step: -1 },
};

/**
 * Reads a key press.
 *
 * @param afterGo whether `G` was pressed just before.
 * @param single whether single keys are on; ⌘K, or Ctrl K, always is.
 */
export function readKey(press: KeyPress, afterGo: boolean, single: boolean): Reading {
  const key = press.key.toLowerCase();
  if (press.ctrlKey !== press.metaKey && !press.altKey && key === "k") return { name: "find" };
  if (press.ctrlKey || press.metaKey || press.altKey || !single) return undefined;
  if (afterGo) {
    const part = siteParts.find((candidate) => candidate.key === key);
    if (part !== undefined) return { name: "go", to: part.id };
  }
  return Object.hasOwn(SINGLE, key) ? SINGLE[key] : undefined;
}
