/**
 * Keeps `docs/quality.md`: what the proofs measured, written by the proofs themselves. Each writes its own
 * section and leaves those of the others as they are.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const DOCUMENT = fileURLToPath(new URL("../../docs/quality.md", import.meta.url));

const OPENING = `# Quality

What the proofs found when they were last run. The commands named in each section write it; nobody edits this page by
hand.
`;

/** One finding: what was done or counted, and what came of it. */
export interface QualityRow {
  /** What was measured, as a phrase: `hostile programs in the page`. */
  readonly what: string;
  /** With its unit, or as a count of a whole: `64 of 64 as expected`. */
  readonly result: string;
}

/** Where and when a section was measured. */
export interface Circumstances {
  /** The command that repeats it: `npm run proof -- hostile`. */
  readonly command: string;
  readonly date: Date;
  /** In words, without the machine's name. */
  readonly machine: string;
}

/**
 * Writes the section into the page, in the place of what it said before.
 *
 * @param section its heading, without signs of Markdown. Sections are sorted by it.
 * @param command what one types to measure anew.
 */
export function recordQuality(section: string, command: string, rows: readonly QualityRow[]): void {
  const circumstances = { command, date: new Date(), machine: describeMachine() };
  const text = withSection(readDocument(), section, circumstances, rows);
  // Whole or not at all: proofs may end at the same time.
  const draft = `${DOCUMENT}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, DOCUMENT);
}

/** The page's text with one section replaced or added. */
export function withSection(
  page: string,
  section: string,
  { command, date, machine }: Circumstances,
  rows: readonly QualityRow[],
): string {
  const [, ...found] = page.split(/^## /m);
  const sections = new Map(
    found.map((text) => [text.slice(0, text.indexOf("\n")), text.trimEnd()]),
  );
  const table = rows.map(({ what, result }) => `| ${cell(what)} | ${cell(result)} |`);
  const day = date.toISOString().slice(0, 10);
  sections.set(
    section,
    [
      section,
      "",
      `\`${command}\`, ${day}, ${machine}`,
      "",
      "| what | result |",
      "| --- | --- |",
      ...table,
    ].join("\n"),
  );
  const sorted = [...sections].sort(([one], [other]) => one.localeCompare(other, "en"));
  return [OPENING, ...sorted.map(([, text]) => `## ${text}\n`)].join("\n");
}

/** The processor, its cores and the version of Node. */
function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  return `${model}, ${processors.length} cores, Node ${process.versions.node}`;
}

/** A cell ends at a bar or a line's end, so neither may stand in one. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

function readDocument(): string {
  try {
    return readFileSync(DOCUMENT, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
