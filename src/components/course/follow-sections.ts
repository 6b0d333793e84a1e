/** Marks the section being read in the course log, while the page scrolls. */

/**
 * Index of the section being read: the last one whose heading has passed the reading line, or the first.
 *
 * @param tops distance of each heading from the top of the window, in page order
 * @param line the reading line, same unit
 * @param atEnd whether the page is scrolled to its end, where the last heading may never reach the line
 */
export function readSection(tops: readonly number[], line: number, atEnd: boolean): number {
  if (atEnd) return tops.length - 1;
  return Math.max(
    0,
    tops.findLastIndex((top) => top <= line),
  );
}

/** The reading line, as a part of the window's height: where eyes are, a little above the middle. */
const LINE = 0.3;

/**
 * Follows the sections that the list in `nav` links to.
 *
 * @param onSection called with the link of the section being read whenever that is another one
 */
export function followSections(
  nav: HTMLElement,
  onSection: (link: HTMLAnchorElement) => void = () => {},
): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>(".secs a")];
  // The section and not its heading: where sections are not laid out yet, only their own places are known.
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading?.closest(".part") ?? [];
  });
  if (sections.length === 0 || sections.length !== links.length) return;

  let waiting = false;
  let last: HTMLAnchorElement | undefined;
  const mark = (): void => {
    waiting = false;
    const page = document.documentElement;
    const atEnd = scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2;
    const tops = sections.map((section) => section.getBoundingClientRect().top);
    const current = readSection(tops, innerHeight * LINE, atEnd);
    for (const [index, link] of links.entries()) {
      if (index === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    const link = links[current];
    if (link === undefined || link === last) return;
    last = link;
    onSection(link);
  };
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();

  revealCurrent(nav);
  nav.addEventListener("click", (event) => {
    /* In the drawer, following a link within the page means that the reader is done with the log. */
    const within = event.target instanceof Element && event.target.closest("a[href^='#']") !== null;
    if (within && nav.matches(":popover-open")) nav.hidePopover();
  });
  nav.addEventListener("toggle", () => revealCurrent(nav));
}

/** Scrolls the log itself, never the page, until the current lesson is in sight. */
function revealCurrent(nav: HTMLElement): void {
  const current = nav.querySelector<HTMLElement>("[aria-current='page']");
  if (current === null) return;
  const inNav = current.getBoundingClientRect().top - nav.getBoundingClientRect().top;
  if (inNav > nav.clientHeight * 0.6) nav.scrollTop += inNav - nav.clientHeight / 3;
}
