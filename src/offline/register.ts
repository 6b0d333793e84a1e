/**
 * Registers the service worker once the page has nothing better to do, and offers a new version when one
 * waits. Nothing reloads unless the reader asks for it.
 */
import { Workbox } from "workbox-window";
import { sitePath } from "../components/site/path.ts";
import { offerNewVersion } from "./new-version.ts";

/** How often a tab that stays open looks for a new version, at most. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** Starts after the page has loaded. Does nothing where the browser, or the way it is used, has no workers. */
export function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const whenIdle = (): void => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => void register());
    else setTimeout(() => void register(), 1000);
  };
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}

async function register(): Promise<void> {
  // Asked of the network each time: what a browser had kept of this one file could hold the site back.
  const workbox = new Workbox(sitePath("service-worker.js"), { updateViaCache: "none" });
  let asked = false;
  let controlled = navigator.serviceWorker.controller !== null;
  workbox.addEventListener("waiting", () => {
    offerNewVersion(() => {
      asked = true;
      workbox.messageSkipWaiting();
    });
  });
  workbox.addEventListener("controlling", () => {
    if (asked) location.reload();
    // Another tab took the new version. This one goes on with what it has.
    else if (controlled) offerNewVersion(() => location.reload());
    controlled = true;
  });
  try {
    await workbox.register();
  } catch (cause) {
    // Reading and running do not depend on it, so there is nothing that the reader has to do.
    console.info("This browser does not keep the site for offline use.", cause);
    return;
  }
  let lookedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lookedAt < LOOK_AGAIN_MS) return;
    lookedAt = Date.now();
    // Without a network there is nothing new to be had; the next look comes.
    workbox.update().catch(() => {});
  });
}
