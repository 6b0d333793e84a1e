/** Whether the paper under the drawing is dark, which decides how Excalidraw shows its ink. */
import { isDark, watchTheme } from "../../workbench/editor/theme-watch.ts";

const FORCED = "(forced-colors: active)";

/** In forced colours the paper is the system's, whatever theme was chosen on the site. */
export function paperIsDark(root: HTMLElement): boolean {
  return matchMedia(FORCED).matches
    ? matchMedia("(prefers-color-scheme: dark)").matches
    : isDark(root);
}

/** Calls back when the paper changes; returns a function that stops it. */
export function watchPaper(root: HTMLElement, callback: () => void): () => void {
  const forced = matchMedia(FORCED);
  forced.addEventListener("change", callback);
  const unwatch = watchTheme(root, callback);
  return () => {
    unwatch();
    forced.removeEventListener("change", callback);
  };
}
