/** The theme: the system's, unless the reader chose one. */
import { createHash } from "node:crypto";
import { THEME_KEY } from "./theme-key.ts";

/**
 * Script for the head of every page. It is inline because it has to run before the first paint: any later
 * and a reader who chose the other theme sees a flash of this one.
 */
export const themeBoot = `try{const t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

/** What allows `themeBoot` in a content security policy. */
export const themeBootHash: `sha256-${string}` = `sha256-${createHash("sha256").update(themeBoot).digest("base64")}`;
