/** A scene of Excalidraw as the text that is kept with an interview, and back. */
import { restoreElements } from "@excalidraw/excalidraw";
import type { ExcalidrawElement } from "@excalidraw/excalidraw/element/types";

/** What a design is drawn with. Pictures and embedded pages are not: they are large, or another host's. */
const KEPT: ReadonlySet<string> = new Set([
  "rectangle",
  "diamond",
  "ellipse",
  "arrow",
  "line",
  "freedraw",
  "text",
  "frame",
]);

/** Whether the whiteboard keeps elements of this kind. */
export function isKept({ type }: Pick<ExcalidrawElement, "type">): boolean {
  return KEPT.has(type);
}

/** Writes a scene. Coordinates are rounded to a thousandth: a stroke of the pen is hundreds of them. */
export function written(elements: readonly ExcalidrawElement[]): string | undefined {
  const kept = elements.filter((element) => !element.isDeleted && isKept(element));
  if (kept.length === 0) return undefined;
  return JSON.stringify(kept, (_, value: unknown) =>
    typeof value === "number" ? Math.round(value * 1000) / 1000 : value,
  );
}

/**
 * Reads a scene. The file may come from an import, so Excalidraw mends what it can.
 *
 * @throws {SyntaxError} or whatever Excalidraw throws at what it cannot mend.
 */
export function read(drawing: string | undefined): ExcalidrawElement[] {
  if (drawing === undefined) return [];
  const elements: unknown = JSON.parse(drawing);
  return restoreElements(Array.isArray(elements) ? elements : [], null).filter(isKept);
}
