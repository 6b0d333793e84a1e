/** Waits until a reader points at a term, and fetches what shows its definition only then. */

function onTerm(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a.term") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  for (const type of FIRST) document.removeEventListener(type, onTerm);
  const touched = event instanceof PointerEvent && event.pointerType === "touch";
  void import("./tip.ts").then(({ showTips }) => showTips(link, touched));
}

const FIRST = ["pointerover", "pointerdown", "focusin"] as const;

for (const type of FIRST) document.addEventListener(type, onTerm);
