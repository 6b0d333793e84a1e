/** Finds the words that a note stands beside, in a lesson that may have been edited since. */
import { CONTEXT } from "../../study/notes.ts";

/** The text of an element with white space collapsed, and where each of its characters is in the page. */
export interface PageText {
  readonly text: string;
  readonly points: readonly { readonly node: Text; readonly offset: number }[];
}

/** What is in the page and not of the lesson: the workbench, hidden answers, notes of the learner. */
const NOT_TEXT = "minibroker-workbench, .quiz details, .my-note, .note-here, script, style, svg";

/** Reads the text of an element. */
export function pageText(root: Element): PageText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node instanceof Element && node.matches(NOT_TEXT)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  let text = "";
  const points: { node: Text; offset: number }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    for (let offset = 0; offset < node.length; offset++) {
      const character = node.data.charAt(offset);
      const space = /\s/.test(character);
      if (space && (text === "" || text.endsWith(" "))) continue;
      text += space ? " " : character;
      points.push({ node, offset });
    }
  }
  return { text, points };
}

/**
 * Where a quote is in a text. Of several places, the one before which most of the remembered context stands.
 *
 * @param before characters before the quote when it was chosen
 * @returns the index of its first character, or -1 if the words are not there any more
 */
export function findQuote(text: string, quote: string, before: string): number {
  if (quote === "") return -1;
  let best = -1;
  let bestScore = -1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const score = sharedEnding(text.slice(Math.max(0, at - CONTEXT), at), before);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  return best;
}

/** How many characters two texts have in common at their ends. */
function sharedEnding(left: string, right: string): number {
  let length = 0;
  while (
    length < left.length &&
    length < right.length &&
    left.at(-1 - length) === right.at(-1 - length)
  ) {
    length++;
  }
  return length;
}

/** The range of a quote within an element, if its words are still there. */
export function rangeOf(root: Element, quote: string, before: string): Range | undefined {
  const { text, points } = pageText(root);
  const at = findQuote(text, quote, before);
  const first = points[at];
  const last = points[at + quote.length - 1];
  if (at < 0 || first === undefined || last === undefined) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** The words of a selection within an element, and the context before them. */
export function quoteOf(root: Element, selection: Range): { quote: string; before: string } {
  const { text, points } = pageText(root);
  const inside = points.map(({ node, offset }) => selection.comparePoint(node, offset) === 0);
  const from = inside.indexOf(true);
  if (from < 0) return { quote: "", before: "" };
  // The point after the last character is inside, too; the character is not.
  const end = points.findIndex(
    ({ node, offset }, index) => index >= from && selection.comparePoint(node, offset + 1) > 0,
  );
  const raw = text.slice(from, end < 0 ? undefined : end);
  const quote = raw.trim();
  const start = from + raw.indexOf(quote);
  return { quote, before: text.slice(Math.max(0, start - CONTEXT), start) };
}
