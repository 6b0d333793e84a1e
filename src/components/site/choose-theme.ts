/** The reader's choice of theme, on this page and the next ones. */
import { THEME_KEY } from "./theme-key.ts";

/** What a reader can choose; `system` follows the system again. */
export type Theme = "light" | "dark" | "system";

/** The theme that the page is in now, chosen or not. */
export function shownTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Puts the page into a theme and remembers it. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    /* Storage may be blocked. The choice then holds for this page. */
  }
}
