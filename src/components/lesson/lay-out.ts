/** For the browser to draw what goes before, and for whoever reads on at once. */
const PAUSE_MS = 100;

/**
 * Lays out a lesson one part at a time, each in a task of its own, so that a long lesson is not one long task.
 *
 * Until then the style sheet lets the browser skip those that are far from the window; their heights are guesses
 * until all is laid out, and scroll anchoring keeps what is being read in its place meanwhile.
 *
 * @param parts sections and what is skipped by itself in them, in page order
 * @param after what goes before: what is in the window comes first
 */
export function layOutInParts(parts: readonly HTMLElement[], after: Promise<void>): void {
  // Whoever comes back, or to a section, is put there by the browser: what is above it must not move it then.
  const [entry] = performance.getEntriesByType("navigation");
  const back = entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
  if (back || location.hash !== "") {
    for (const part of parts) layOut(part);
    return;
  }
  const rest = parts.values();
  const layOutNext = (): void => {
    const { value: part } = rest.next();
    if (part === undefined) return;
    layOut(part);
    // Asked for its size, the browser lays it out now, and not with the next one.
    part.getBoundingClientRect();
    setTimeout(layOutNext);
  };
  // A face that comes later would have it all laid out again.
  void Promise.all([document.fonts.ready, after]).then(() => setTimeout(layOutNext, PAUSE_MS));
}

function layOut(part: HTMLElement): void {
  part.style.contentVisibility = "visible";
}
