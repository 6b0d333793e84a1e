import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import preact from "@astrojs/preact";
import sitemap from "@astrojs/sitemap";
import { defineConfig, envField } from "astro/config";
import { deployment } from "./scripts/deployment.ts";
import { headerFiles } from "./scripts/header-files.ts";
import { isolationHeaders } from "./scripts/headers.ts";
import { inlineStyles } from "./scripts/inline-styles.ts";
import { leanPages } from "./scripts/lean-pages.ts";
import { monacoStyles } from "./scripts/monaco-styles.ts";
import { precompress } from "./scripts/precompress.ts";
import { searchIndex, termRecords } from "./scripts/search-index.ts";
import { whiteboardParts } from "./scripts/whiteboard-parts.ts";
import { hastPlugins } from "./src/components/lesson/markdown.ts";
import { bootHash } from "./src/components/site/boot.ts";
import { glossary } from "./src/content/glossary/glossary.ts";
import { buildInPageScripts, inPageRunner } from "./src/grading/in-page/build.ts";
import { serviceWorker } from "./src/offline/build.ts";
import { roleClasses, shikiTheme } from "./src/styles/code-theme.ts";

const { frameScriptHash } = await buildInPageScripts();
const { base, site } = deployment(process.env);

export default defineConfig({
  base,
  ...(site === undefined ? {} : { site }),
  trailingSlash: "always",
  integrations: [
    mdx(),
    preact(),
    // Needs whole addresses.
    ...(site === undefined ? [] : [sitemap()]),
    inlineStyles(),
    leanPages([frameScriptHash.slice(1, -1)]),
    searchIndex(termRecords(glossary)),
    headerFiles(base),
    serviceWorker(base),
    precompress(),
  ],
  markdown: {
    processor: satteri({ hastPlugins }),
    shikiConfig: { theme: shikiTheme(), transformers: [roleClasses] },
  },
  server: { headers: isolationHeaders },
  env: {
    schema: {
      REPOSITORY_URL: envField.string({
        context: "server",
        access: "public",
        optional: true,
        url: true,
      }),
    },
  },
  build: { inlineStylesheets: "never" },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        /* An answer that was recorded is played back from memory. */
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        /* The container's client brings it in a frame; whatever that frame embeds in turn is StackBlitz's. */
        "frame-src 'self' https://stackblitz.com",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      scriptDirective: {
        /* The sandbox of the in-page runner inherits this policy: its script by hash, its modules as blobs. */
        resources: ["'self'", "blob:"],
        hashes: [bootHash(base), frameScriptHash.slice(1, -1)],
      },
      /* Figures and the editor set single properties on elements; a style cannot run anything. */
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
    },
  },
  vite: {
    plugins: [inPageRunner(), monacoStyles(), whiteboardParts()],
    build: {
      /* A script in the page would count in every page's HTML, and be parsed again on each. */
      assetsInlineLimit: 0,
      /* Browsers with light-dark(), subgrid and popover: what the tokens and the layout are written in. */
      cssTarget: ["chrome125", "firefox128", "safari17.5"],
    },
  },
});
