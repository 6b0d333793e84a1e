/** What a drawing of the whiteboard holds, told without drawing it: for those who do not see it, and for Markdown. */

/** A drawing in words. */
export interface DrawingInWords {
  /** Boxes, arrows and lines; what is written is not counted. */
  readonly shapes: number;
  /** What is written in it, in the order in which it was drawn. */
  readonly words: readonly string[];
}

/** Reads a drawing as it is kept. One that is damaged has nothing in it. */
export function inWords(drawing: string): DrawingInWords {
  const elements = elementsOf(drawing);
  const words = elements.flatMap((element) => {
    const text: unknown = Reflect.get(element, "text");
    return typeof text === "string" && text.trim() !== "" ? [text.trim().replace(/\s+/g, " ")] : [];
  });
  const shapes = elements.filter((element) => Reflect.get(element, "type") !== "text").length;
  return { shapes, words };
}

/** A drawing as one sentence. */
export function inOneSentence(drawing: string): string {
  const { shapes, words } = inWords(drawing);
  const count = `${shapes} ${shapes === 1 ? "shape" : "shapes"}`;
  return words.length === 0
    ? `${count}, no words.`
    : `${count}, and the words: ${words.join("; ")}.`;
}

function elementsOf(drawing: string): object[] {
  try {
    const elements: unknown = JSON.parse(drawing);
    if (!Array.isArray(elements)) return [];
    return elements.filter((element) => typeof element === "object" && element !== null);
  } catch {
    // Damaged, or of an edited file; the board says so when it is to draw it.
    return [];
  }
}
