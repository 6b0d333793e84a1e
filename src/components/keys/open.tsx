/** Opens the sheet of keys. */
import { render } from "preact";
import { useState } from "preact/hooks";
import { adoptStyles } from "../../styles/adopt.ts";
import { Dialog } from "../site/Dialog.tsx";
import dialogCss from "../site/dialog.css?inline";
import { isApple } from "../workbench/keyboard.ts";
import { allKeys } from "./all-keys.ts";
import css from "./keys.css?inline";
import { setSingleKeys, singleKeysOn } from "./single-keys.ts";

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

/** All keys, and the switch for those that are pressed alone. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const [single, setSingle] = useState(singleKeysOn());
  return (
    <Dialog class="keys-sheet" labelledBy="keys-title" onClose={onClose}>
      <header>
        <h2 id="keys-title">Keys</h2>
        <button class="btn btn--sm" type="button" onClick={onClose}>
          Close
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="key-groups" tabIndex={0} aria-label="All keys">
        {allKeys(isApple(navigator.platform)).map(({ where, keys }) => (
          <section key={where} aria-label={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([pressed, does]) => (
                <div key={does}>
                  <dt>
                    <Caps keys={pressed} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <footer>
        <label>
          <input
            type="checkbox"
            checked={single}
            onChange={({ currentTarget }) => {
              setSingleKeys(currentTarget.checked);
              setSingle(currentTarget.checked);
            }}
          />
          <span>
            Keys pressed alone do something <small>They never do in a text field.</small>
          </span>
        </label>
      </footer>
    </Dialog>
  );
}

/** `G then C` as caps with a word between them. */
function Caps({ keys }: { readonly keys: string }) {
  return (
    <>
      {keys.split(" ").map((part, index) => {
        return (
          <span key={`${index}:${part}`}>
            {/^(then|to)$/.test(part) ? ` ${part} ` : <kbd>{part}</kbd>}
          </span>
        );
      })}
    </>
  );
}
