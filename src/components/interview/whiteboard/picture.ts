/** A drawing as a picture, for after the interview. Only `load.ts` may import this. */
import { exportToCanvas } from "@excalidraw/excalidraw";
import { read } from "./scene.ts";

/** In pixels. Drawn at twice its size, so that print and sharp screens have something to show. */
const WIDEST = 2200;
const SCALE = 2;

/**
 * Draws a picture on nothing, in the colours of light paper.
 *
 * @returns its address, `data:`, and its size on the page.
 */
export async function pictureOf(
  drawing: string,
): Promise<{ readonly src: string; readonly width: number; readonly height: number }> {
  /* Excalidraw's types lose this one: they name a package that is not there. */
  const canvas: HTMLCanvasElement = await exportToCanvas({
    elements: read(drawing).filter(({ isDeleted }) => !isDeleted),
    appState: { exportBackground: false, exportWithDarkMode: false },
    files: null,
    exportPadding: 8,
    getDimensions: (width: number, height: number) => {
      const scale = Math.min(SCALE, WIDEST / Math.max(width, height));
      return { width: width * scale, height: height * scale, scale };
    },
  });
  return {
    src: canvas.toDataURL("image/png"),
    width: Math.ceil(canvas.width / SCALE),
    height: Math.ceil(canvas.height / SCALE),
  };
}
