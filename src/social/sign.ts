/** The site's sign, two committed records, the double rule and the next slot, as the one source of its icons. */

const COMMITTED = "M1 10h12v12H1zM15 5h2v22h-2zM19 5h2v22h-2z";
const NEXT = "M23 11h7v10h-7";
const PAPER = "#f4f3e8";

/** The icon of a browser's tab. It follows the system's theme, not the page's. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Minibroker</title><style>path{fill:#00614a}.n{fill:none;stroke:#1b211e;stroke-width:2}@media(prefers-color-scheme:dark){path{fill:#74c3a6}.n{fill:none;stroke:#d5d8cd}}</style><path d="${COMMITTED}"/><path class="n" d="${NEXT}"/></svg>`;

/**
 * The icon of the installed site: the sign on paper.
 *
 * @param share of the square that the sign takes; a maskable icon may be cut to a circle of four fifths
 */
export function iconSvg(share: number): string {
  const side = 32 / share;
  const edge = (32 - side) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${edge} ${edge} ${side} ${side}"><path fill="${PAPER}" d="M${edge} ${edge}h${side}v${side}h-${side}z"/><path fill="#00614a" d="${COMMITTED}"/><path fill="none" stroke="#1b211e" stroke-width="2" d="${NEXT}"/></svg>`;
}

/** The sign by itself, 30 units wide and 22 high, in the light theme's colours. */
export const signMarkup = `<path fill="#00614a" d="${COMMITTED}"/><path fill="none" stroke="#1b211e" stroke-width="1.5" d="${NEXT}"/>`;
