/** Draws SVG as PNG at build time, in the course's own fonts. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Relative to the root of the project, where every build runs. */
const FONTS = "src/styles/fonts";
const FACES = [
  "familjen-grotesk-latin-wght-normal.woff2",
  "brygada-1918-latin-wght-normal.woff2",
  "commit-mono-latin-400-normal.woff2",
];

let fonts: Promise<Uint8Array[]> | undefined;

async function start(): Promise<Uint8Array[]> {
  const require = createRequire(import.meta.url);
  await initWasm(await readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return Promise.all(FACES.map(async (face) => new Uint8Array(await readFile(`${FONTS}/${face}`))));
}

/** The drawing as a PNG, `width` pixels wide. */
export async function toPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= start();
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: width },
    font: { fontBuffers: await fonts, loadSystemFonts: false },
  });
  try {
    return new Uint8Array(drawing.render().asPng());
  } finally {
    drawing.free();
  }
}
