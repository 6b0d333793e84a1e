/** What can be done from the finder on this page. */
import { setSingleKeys, singleKeysOn } from "../keys/single-keys.ts";
import { chooseTheme } from "../site/choose-theme.ts";

/** Something to do. It runs after the finder has closed. */
export interface Command {
  readonly id: string;
  readonly title: string;
  run(): void;
}

/** The commands that make sense on this page, now. */
export function commandsHere(): readonly Command[] {
  return [
    ...pressing("run", "Run the tests", "[data-part=run] button"),
    ...pressing("next", "Go to the next lesson", ".pager a[rel=next]"),
    ...pressing("previous", "Go to the previous lesson", ".pager a[rel=prev]"),
    { id: "light", title: "Theme: paper", run: () => chooseTheme("light") },
    { id: "dark", title: "Theme: dark", run: () => chooseTheme("dark") },
    { id: "system", title: "Theme: as the system has it", run: () => chooseTheme("system") },
    {
      id: "keys",
      title: "Show all keys",
      run: () => void import("../keys/open.tsx").then(({ openKeys }) => openKeys()),
    },
    singleKeysOn()
      ? { id: "keys-off", title: "Turn single keys off", run: () => setSingleKeys(false) }
      : { id: "keys-on", title: "Turn single keys on", run: () => setSingleKeys(true) },
    { id: "print", title: "Print this page", run: () => print() },
  ];
}

/** A command that presses a control of the page, if the page has it. */
function pressing(id: string, title: string, selector: string): readonly Command[] {
  const control = document.querySelector<HTMLElement>(selector);
  return control === null ? [] : [{ id, title, run: () => control.click() }];
}
