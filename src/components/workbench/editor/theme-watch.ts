/** Which of the two themes the page shows: the learner's choice, or else the system's. */
export function isDark(root: HTMLElement): boolean {
  const chosen = root.dataset["theme"];
  if (chosen !== undefined) return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Calls back when the page changes its theme; returns a function that stops it. */
export function watchTheme(root: HTMLElement, callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    media.removeEventListener("change", callback);
  };
}
