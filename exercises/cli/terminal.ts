/** Writing to the terminal, and asking at it. */
import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";
import { CommandError } from "./command-error.ts";

type Format = Parameters<typeof styleText>[0];

/** Colours only where they help: not in a pipe or a file, and not where NO_COLOR is set. */
function paint(format: Format): (text: string) => string {
  return (text) => styleText(format, text, { stream: process.stdout });
}

export const bold = paint("bold");
export const dim = paint("dim");
export const green = paint("green");
export const red = paint("red");

export function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Sets every line in by some spaces. */
export function indent(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(columns));
}

/**
 * Asks a question that is answered with yes or no; anything but yes is no.
 *
 * @param yes answers it beforehand: `--yes` was given.
 * @throws {CommandError} when there is nobody to ask.
 */
export async function confirm(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    throw new CommandError(`${question}\nThere is no terminal to ask at. Add --yes to go on.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
