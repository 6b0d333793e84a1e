/**
 * Builds Excalidraw into the site without the parts that the whiteboard never uses, and with its fonts beside it.
 *
 * As published it would bring 55 languages, a font subsetter in WebAssembly (which the content policy forbids), what
 * makes pictures smaller that are not kept anyway, 13 MB of a Chinese font, a style sheet that Astro links on the page
 * before anybody opens the board, and the address of another host for fonts that are not found.
 */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { adoptingModule } from "./adopting-module.ts";

const PACKAGE = "/node_modules/@excalidraw/excalidraw/dist/prod/";
const published = fileURLToPath(new URL(`..${PACKAGE}`, import.meta.url));
const fonts = `${published}fonts/`;

/** Where the fonts are in the build; `whiteboard/load.ts` tells Excalidraw. */
const FONTS = "_astro/whiteboard/fonts/";
/** Xiaolai: the hand-written font for Chinese in 209 files. The system's font writes it instead. */
const LEFT_OUT = /^Xiaolai\//;

const STYLE = "\0whiteboard-style.js";
const NO_SUBSETS = "\0whiteboard-no-subsets.js";
const NO_PICTURES = "\0whiteboard-no-pictures.js";

/** Fonts go into an exported SVG as they are: 20 kB more, and no WebAssembly. */
const noSubsets = `
export const Commands = {};
export const WorkerUrl = undefined;
export function toBase64(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return "data:font/woff2;base64," + btoa(text);
}
export const subsetToBase64 = toBase64;
`;

/** For `astro build`; the development server serves Excalidraw as it is, in the system's fonts. */
export function whiteboardParts(): Plugin {
  return {
    name: "whiteboard-parts",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source === "@excalidraw/excalidraw/index.css") return STYLE;
      if (!importer?.includes(PACKAGE)) return null;
      if (/^\.\/subset-(shared|worker)\.chunk\.js$/.test(source)) return NO_SUBSETS;
      if (source === "pica" || source === "image-blob-reduce") return NO_PICTURES;
      if (!/^\.\/locales\/(?!en-|percentages-)/.test(source)) return null;
      const english = (await readdir(`${published}locales`)).find((name) => name.startsWith("en-"));
      return this.resolve(`./locales/${english}`, importer, { skipSelf: true });
    },
    async load(id) {
      if (id === NO_SUBSETS) return noSubsets;
      if (id === NO_PICTURES) return "export default undefined;";
      if (id !== STYLE) return null;
      const css = await readFile(`${published}index.css`, "utf8");
      /* The interface is written in the site's font. */
      return adoptingModule(JSON.stringify(css.replace(/@font-face\{[^}]*\}/g, "")));
    },
    transform(code, id) {
      if (!id.includes(PACKAGE) || !code.includes("https://esm.sh/")) return null;
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is put into a template string of Excalidraw's.
      return code.replace("https://esm.sh/", "${location.origin}/");
    },
    async generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk" && file.code.includes("esm.sh")) {
          this.error(`${file.fileName} names another host for fonts: Excalidraw changed.`);
        }
      }
      const files = (await readdir(fonts, { recursive: true })).filter(
        (name) => name.endsWith(".woff2") && !LEFT_OUT.test(name) && !name.startsWith("Assistant/"),
      );
      for (const name of files) {
        const source = await readFile(`${fonts}${name}`);
        this.emitFile({ type: "asset", fileName: `${FONTS}${name}`, source });
      }
    },
  };
}
