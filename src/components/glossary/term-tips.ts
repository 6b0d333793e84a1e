/** Waits until a reader points at a term, and fetches what shows its definition only then. */

function onTerm(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a.term") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  for (const type of FIRST) document.removeEventListener(type, onTerm);
  const touched = event instanceof PointerEvent && event.pointerType === "touch";
  if (touched) stay(link);
  void import("./tip.ts").then(({ showTips }) => showTips(link, touched));
}

/** The first tap shows the tip and does not follow the link, also if the tip comes later than the click. */
function stay(link: HTMLAnchorElement): void {
  const over = new AbortController();
  const options = { once: true, signal: over.signal };
  link.addEventListener("click", (event) => event.preventDefault(), options);
  // The finger scrolled: there will be no click.
  link.addEventListener("pointercancel", () => over.abort(), options);
}

const FIRST = ["pointerover", "pointerdown", "focusin"] as const;

for (const type of FIRST) document.addEventListener(type, onTerm);
