/**
 * What comes back, as a file that Anki imports: a line a card, fields between tabs, and the header lines that Anki
 * reads (https://docs.ankiweb.net/importing/text-files.html). A card has the same id in every export, so that
 * importing again changes it and adds none.
 */

/** A card to export. */
export interface AnkiCard {
  /** Stable: `question:pause-and-resume`. */
  readonly id: string;
  /** As HTML. */
  readonly front: string;
  /** As HTML. */
  readonly back: string;
  /** Without spaces in any of them. */
  readonly tags: readonly string[];
}

/** The file. */
export function ankiFile(cards: readonly AnkiCard[]): string {
  const header = [
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#deck:Minibroker",
    "#columns:id\tFront\tBack\tTags",
    "#guid column:1",
    "#tags column:4",
  ];
  const lines = cards.map(({ id, front, back, tags }) =>
    [`minibroker-${id}`, front, back, tags.join(" ")].map(field).join("\t"),
  );
  return `${[...header, ...lines].join("\n")}\n`;
}

/** A field on one line. A quote at its beginning would make Anki look for one at its end. */
function field(html: string): string {
  return html
    .replaceAll("\t", " ")
    .replace(/\r\n?|\n/g, "<br>")
    .replaceAll('"', "&quot;");
}
