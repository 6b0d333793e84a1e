/** The sheet of keys: all of them by place, and the switch for those that are pressed alone. */
import { useState } from "preact/hooks";
import { Dialog } from "../site/Dialog.tsx";
import { isApple } from "../workbench/keyboard.ts";
import { allKeys } from "./all-keys.ts";
import { setSingleKeys, singleKeysOn } from "./single-keys.ts";

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
      <KeyTable apple={isApple(navigator.platform)} />
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

/** All keys, by place. */
export function KeyTable({ apple }: { readonly apple: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="key-groups" tabIndex={0} aria-label="All keys">
      {allKeys(apple).map(({ where, keys }) => (
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
