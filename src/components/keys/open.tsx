/** Opens the sheet of keys. */
import { render } from "preact";
import { adoptStyles } from "../../styles/adopt.ts";
import dialogCss from "../site/dialog.css?inline";
import { KeysSheet } from "./KeysSheet.tsx";
import css from "./keys.css?inline";

let place: HTMLElement | undefined;

/** Opens the sheet; closing it gives the focus back. */
export function openKeys(): void {
  if (place === undefined) {
    adoptStyles(dialogCss);
    adoptStyles(css);
    place = document.createElement("div");
    document.body.append(place);
  }
  const root = place;
  render(<KeysSheet onClose={() => render(null, root)} />, root);
}
