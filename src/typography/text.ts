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

/** As HTML, escaped, with `code` between backticks. Quotes within code stay straight. */
export function inlineHtml(text: string): string {
  return text
    .split("`")
    .map((piece, index, pieces) => {
      const escaped = (part: string): string =>
        part.replace(/[&<>]/g, (char) => escapes[char] ?? char);
      const closed = index < pieces.length - 1;
      if (index % 2 === 1 && closed) return `<code>${escaped(piece)}</code>`;
      return escaped(curly(index % 2 === 1 ? `\`${piece}` : piece));
    })
    .join("");
}
