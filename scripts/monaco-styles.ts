/**
 * Keeps Monaco's styles out of pages that are only read.
 *
 * Astro links the styles of every script that a page may load, even those of one that it fetches later, so
 * each lesson would carry 27 kB of CSS for an editor that nobody has touched yet. Here Monaco's style sheets
 * become modules that adopt themselves when the editor's script arrives.
 */
import type { Plugin } from "vite";
import { adoptingModule } from "./adopting-module.ts";

const PREFIX = "\0monaco-style:";

/** For `astro build`; the development server loads styles when they are needed anyway. */
export function monacoStyles(): Plugin {
  return {
    name: "monaco-styles",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!source.endsWith(".css") || !importer?.includes("/node_modules/monaco-editor/"))
        return null;
      const file = await this.resolve(source, importer, { skipSelf: true });
      /* Ends in `.js`, or it would still count as a style sheet. */
      return file === null ? null : `${PREFIX}${file.id}.js`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = id.slice(PREFIX.length, -".js".length);
      return adoptingModule("css", `import css from ${JSON.stringify(`${file}?inline`)};\n`);
    },
  };
}
