/**
 * Text that authors give as a string, in front matter or in a component's attribute. Markdown does not reach
 * it, so it gets the same typography here: curly quotes, and code between backticks.
 */

/** Straight quotes and apostrophes as printers set them. */
export function curly(text: string): string {
  return text
    .replace(/(^|[\s([{–—-])"/g, "$1“")
    .replace(/"/g, "”")
    .replace(/(^|[\s([{–—“-])'(?=\S)/g, "$1‘")
    .replace(/'/g, "’");
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A run of a text that is set in one way. */
export interface Run {
  readonly kind: "plain" | "code" | "emphasis";
  readonly text: string;
}

/** Between single stars that hug their words, so that `2 * 3 * 4` stays a sum. */
const EMPHASIS = /(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])/;

/** A text taken apart: `code` between backticks, *emphasis* between stars. Quotes within code stay straight. */
export function runs(text: string): Run[] {
  const pieces = text.split("`");
  return pieces
    .flatMap((piece, index): Run[] => {
      const closed = index < pieces.length - 1;
      if (index % 2 === 1 && closed) return [{ kind: "code", text: piece }];
      return curly(index % 2 === 1 ? `\`${piece}` : piece)
        .split(EMPHASIS)
        .map((part, place) => ({ kind: place % 2 === 1 ? "emphasis" : "plain", text: part }));
    })
    .filter((run) => run.text !== "");
}

const tags: Readonly<Record<Run["kind"], string | undefined>> = {
  plain: undefined,
  code: "code",
  emphasis: "em",
};

/** As HTML, escaped, with `code` between backticks and *emphasis* between stars. */
export function inlineHtml(text: string): string {
  return runs(text)
    .map((run) => {
      const escaped = run.text.replace(/[&<>]/g, (char) => escapes[char] ?? char);
      const tag = tags[run.kind];
      return tag === undefined ? escaped : `<${tag}>${escaped}</${tag}>`;
    })
    .join("");
}
