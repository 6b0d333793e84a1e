import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import preact from "@astrojs/preact";
import { defineConfig } from "astro/config";
import { hastPlugins } from "./src/components/lesson/markdown.ts";
import { roleClasses, shikiTheme } from "./src/styles/code-theme.ts";

export default defineConfig({
  site: "http://localhost:4321",
  trailingSlash: "always",
  integrations: [mdx(), preact()],
  markdown: {
    processor: satteri({ hastPlugins }),
    shikiConfig: { theme: shikiTheme(), transformers: [roleClasses] },
  },
  build: { inlineStylesheets: "never" },
  vite: {
    build: {
      /* Browsers with light-dark(), subgrid and popover: what the tokens and the layout are written in. */
      cssTarget: ["chrome125", "firefox128", "safari17.5"],
    },
  },
});
