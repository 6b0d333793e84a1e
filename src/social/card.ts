/** The picture that a link to the site shows elsewhere: a title, and the course log with the record it is about. */
import { signMarkup } from "./sign.ts";

/** What a card says. */
export interface Card {
  readonly title: string;
  /** One or two sentences below it. */
  readonly text: string;
  /** How many records the course log has. */
  readonly records: number;
  /** The record that the card is about. Without one the card is about the course. */
  readonly offset?: number;
}

/** In pixels, as the networks ask for it. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 80;
const INK = "#1b211e";
const INK_2 = "#434d47";
const ACCENT = "#00614a";
const RULE = "#7b877e";

/** Characters that fit a line, at the size the line is set in. */
const TITLE_COLUMNS = 25;
const TEXT_COLUMNS = 56;
const TEXT_LINES = 3;

/** A card as SVG. */
export function cardSvg({ title, text, records, offset }: Card): string {
  const titleLines = lines(title, TITLE_COLUMNS);
  const textTop = 196 + titleLines.length * 84;
  const cell = Math.floor((CARD.width - 2 * MARGIN) / records);
  const cells = Array.from({ length: records }, (_, index) => {
    const x = MARGIN + index * cell;
    const next = index === offset;
    const box = `<path fill="${index < (offset ?? 0) ? "#d8e6d8" : "#fbfaf4"}" stroke="${next ? INK : RULE}" stroke-width="${next ? 3 : 1}" d="M${x + 0.5} 510.5h${cell}v44h-${cell}z"/>`;
    const label = `<text x="${x + 6}" y="528" font-family="CommitMono" font-size="15" fill="${next ? INK : INK_2}">${index}</text>`;
    return { next, drawn: box + label };
  });
  // The record that the card is about is drawn last: its outline lies over its neighbours'.
  const row = cells.toSorted((left, right) => Number(left.next) - Number(right.next));
  const rule =
    offset === undefined
      ? ""
      : `<path stroke="${ACCENT}" stroke-width="3" d="M${MARGIN + offset * cell - 6} 500v66M${MARGIN + offset * cell} 500v66"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
    `<path fill="#f4f3e8" d="M0 0h${CARD.width}v${CARD.height}H0z"/>`,
    `<g transform="translate(${MARGIN - 2} 62) scale(1.6)">${signMarkup}</g>`,
    `<text x="${MARGIN + 64}" y="98" font-family="Familjen Grotesk" font-size="30" fill="${INK}">Minibroker</text>`,
    ...titleLines.map(
      (line, index) =>
        `<text x="${MARGIN - 3}" y="${216 + index * 84}" font-family="Familjen Grotesk" font-size="80" fill="${INK}" stroke="${INK}" stroke-width="1.6">${line}</text>`,
    ),
    ...lines(opening(text), TEXT_COLUMNS).map(
      (line, index) =>
        `<text x="${MARGIN}" y="${textTop + index * 48}" font-family="Brygada 1918" font-size="36" fill="${INK_2}">${line}</text>`,
    ),
    ...row.map(({ drawn }) => drawn),
    rule,
    "</svg>",
  ].join("");
}

/** As many whole sentences as there is room for, without the marks of Markdown. */
export function opening(text: string): string {
  const sentences = text.replace(/[`*_]/g, "").split(/(?<=[.?])\s+/);
  const fitting = sentences.findLastIndex(
    (_, index) => lines(sentences.slice(0, index + 1).join(" "), TEXT_COLUMNS).length <= TEXT_LINES,
  );
  return sentences.slice(0, Math.max(1, fitting + 1)).join(" ");
}

/** Breaks a text between words into lines of at most `columns` characters, safe to stand in SVG. */
export function lines(text: string, columns: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = broken.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) {
      broken[broken.length - 1] = `${line} ${word}`;
    } else broken.push(word);
  }
  return broken.map((line) =>
    line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  );
}
