/** What a screen reader needs and Excalidraw 0.18 forgot. It has no option for these; React leaves them as we set them. */

interface Mend {
  readonly part: string;
  readonly attribute: string;
  /** `undefined` takes it away. */
  readonly value: string | undefined;
}

const FONT_LIST = 'div:has(> [data-testid="font-family-show-fonts"])';

const MENDS: readonly Mend[] = [
  { part: ".main-menu-trigger", attribute: "aria-label", value: "Whiteboard menu" },
  /* Said to be a dialog even while it is a row of colours in the panel. */
  { part: ".color-picker-container", attribute: "role", value: "group" },
  { part: ".color-picker-container", attribute: "aria-modal", value: undefined },
  { part: ".color-picker-container", attribute: "aria-label", value: "Colours" },
  { part: ".FontPicker__container", attribute: "role", value: "group" },
  { part: ".FontPicker__container", attribute: "aria-modal", value: undefined },
  { part: ".FontPicker__container", attribute: "aria-label", value: "Font" },
  /* Around the button that opens the list of fonts; the button has a name and the key. */
  { part: FONT_LIST, attribute: "aria-expanded", value: undefined },
  { part: FONT_LIST, attribute: "aria-controls", value: undefined },
  { part: FONT_LIST, attribute: "aria-haspopup", value: undefined },
  /* A page has one footer. */
  { part: ".layer-ui__wrapper__footer", attribute: "role", value: "group" },
  { part: ".layer-ui__wrapper__footer", attribute: "aria-label", value: "Zoom and undo" },
  /* It is named Reset zoom and reads 100%; its title says the former. */
  { part: ".reset-zoom-button", attribute: "aria-label", value: undefined },
];

/** Mends what is in `host`, now and later; returns a function that stops it. */
export function mendNames(host: HTMLElement): () => void {
  const mend = (): void => {
    for (const { part, attribute, value } of MENDS) {
      for (const element of host.querySelectorAll(part)) {
        if (value === undefined) element.removeAttribute(attribute);
        else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
      }
    }
  };
  mend();
  const observer = new MutationObserver(mend);
  observer.observe(host, { childList: true, subtree: true });
  return () => observer.disconnect();
}
