/**
 * The script in the head of every page. It is inline because it has to run before the first paint, and in browsers
 * that do not run the site's own: so it is written in the JavaScript of 2009.
 */
import { createHash } from "node:crypto";
import { THEME_KEY } from "./theme-key.ts";

/** The reader's theme, if they chose one: any later and they would see a flash of the other. */
const theme = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/**
 * Fetches `oldBrowser` where the newest things are missing that the site is written in: of the language, of style
 * sheets and of the document.
 */
const age = (base: string): string =>
  `if(!(window.Promise&&Promise.withResolvers&&CSS.supports("color","light-dark(red,red)")&&"popover"in document.head)){t=document.createElement("script");t.src="${base}old-browser.js";document.head.appendChild(t)}`;

/** The script. @param base the path below which the site is, with a slash at its end. */
export function boot(base: string): string {
  return theme + age(base);
}

/** What allows `boot` in a content security policy. */
export function bootHash(base: string): `sha256-${string}` {
  return `sha256-${createHash("sha256").update(boot(base)).digest("base64")}`;
}

/** Says what an older browser can still do, over the page, without a style sheet that it may not understand. */
export const oldBrowser = `(function () {
  function say() {
    var notice = document.createElement("p");
    notice.id = "old-browser";
    notice.setAttribute("role", "status");
    notice.style.cssText = "margin:0;padding:12px 16px;border:2px solid #a3341f;background:#fff;color:#000;font:16px/1.5 sans-serif";
    notice.appendChild(document.createTextNode(
      "This browser is older than the course is made for. Every lesson, figure and piece of code can be read; " +
      "the editor, notes, search and your progress may not work. What you have saved is untouched. " +
      "Chrome or Edge 125, Firefox 128 and Safari 17.5, or newer, can do everything."
    ));
    document.body.insertBefore(notice, document.body.firstChild);
  }
  if (document.body) say();
  else document.addEventListener("DOMContentLoaded", say);
})();
`;
