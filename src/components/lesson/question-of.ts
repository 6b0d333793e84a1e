/** A quick check's name in the log: its question. */
export function questionOf(check: HTMLElement): string {
  return check.querySelector("legend")?.textContent?.trim() ?? "";
}
