/**
 * The service worker: the site without a network, and one version of it at a time.
 *
 * Pages come from the version that was kept, so that a page and its scripts fit together, and a new version
 * waits until the reader asks for it or has closed every tab of the old one. See `docs/decisions/0031`.
 */
import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkOnly } from "workbox-strategies";
import type { KeptFile } from "./kept-files.ts";
import { oldVersions } from "./old-versions.ts";

/** Of the worker's global scope, what is used here; the library of the DOM has it only for pages. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  addEventListener(type: "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

declare const self: WorkerScope;
/** Filled in by `build.ts`. */
declare const KEPT: readonly KeptFile[];
declare const VERSION: string;
declare const BASE: string;

/** Enough for the editor in some versions of the site. */
const ONCE_USED_FILES = 60;

const PREFIX = "minibroker-pages";

setCacheNameDetails({ prefix: PREFIX, precache: "", suffix: VERSION });
precacheAndRoute([...KEPT], {
  // Every page is a file: what stands behind a question mark is read by the page's own script.
  ignoreURLParametersMatching: [/./],
  cleanURLs: false,
});

/* The editor and the whiteboard, once used; and files of a version before this one, for tabs that still show it. */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(`${BASE}_astro/`),
  new CacheFirst({
    cacheName: "minibroker-once-used",
    plugins: [
      {
        cacheDidUpdate: async ({ cacheName }) => {
          const cache = await caches.open(cacheName);
          const oldest = (await cache.keys()).slice(0, -ONCE_USED_FILES);
          await Promise.all(oldest.map((request) => cache.delete(request)));
        },
        cachedResponseWillBeUsed: async ({ cachedResponse, request }) =>
          cachedResponse ?? (await caches.match(request)),
      },
    ],
  }),
);

/* A page that was not kept: the host's answer, or, without a network, our own 404. */
registerRoute(new NavigationRoute(new NetworkOnly()));
setCatchHandler(async ({ request }) =>
  request.mode === "navigate"
    ? ((await matchPrecache(`${BASE}404.html`)) ?? Response.error())
    : Response.error(),
);

/* The first visit is enough: its own page, too, goes on without a network. */
clientsClaim();

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => oldVersions(names, PREFIX, VERSION))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

self.addEventListener("message", ({ data }) => {
  if (typeof data === "object" && data !== null && "type" in data && data.type === "SKIP_WAITING") {
    void self.skipWaiting();
  }
});
