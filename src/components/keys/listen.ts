/** Listens to the keys of the whole site. What they open is fetched when it is first asked for. */
import { siteParts } from "../site/navigation.ts";
import { sitePath } from "../site/path.ts";
import { readKey, type SiteCommand } from "./keymap.ts";
import { singleKeysOn } from "./single-keys.ts";

/** Time between `G` and the key that says where, in milliseconds. */
const GO_WAITS = 1500;

/** Dispatched on the document when a reader asks for a note. */
export const NOTE_EVENT = "minibroker:note";

/** Where keys are typed, and not commands. */
const TYPING = [
  "input:not([type=radio], [type=checkbox], [type=button], [type=range])",
  "textarea",
  "select",
  "[contenteditable]",
  "[role=textbox]",
  ".monaco-editor",
  /* Its own keys are single ones, too. */
  ".excalidraw",
  "dialog[open]",
].join(",");

let goUntil = 0;
/** What was typed while the finder was being fetched: a fast reader goes on typing. */
let typedAhead: string | undefined;

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || event.isComposing || target.closest(TYPING) !== null) return;
  if (document.querySelector("dialog[open]") !== null) return;
  if (typedAhead !== undefined && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    typedAhead += event.key;
    event.preventDefault();
    return;
  }
  const reading = readKey(event, performance.now() < goUntil, singleKeysOn());
  goUntil = reading === "go" ? performance.now() + GO_WAITS : 0;
  if (reading === undefined || reading === "go") return;
  if (!obey(reading)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const control = event.target instanceof Element ? event.target.closest("[data-find]") : null;
  if (control !== null) obey({ name: "find" });
});

/** @returns whether there was something to do. */
function obey(command: SiteCommand): boolean {
  switch (command.name) {
    case "find":
      void find();
      return true;
    case "keys":
      void import("./open.tsx").then(({ openKeys }) => openKeys());
      return true;
    case "theme":
      return press("theme-toggle button");
    case "note":
      return !document.dispatchEvent(new Event(NOTE_EVENT, { cancelable: true }));
    case "go": {
      const part = siteParts.find(({ id }) => id === command.to);
      if (part !== undefined) location.assign(sitePath(part.path));
      return true;
    }
    case "lesson":
      return press(`.pager a[rel=${command.step === 1 ? "next" : "prev"}]`);
    case "section":
      return goToSection(command.step);
  }
}

async function find(): Promise<void> {
  typedAhead = "";
  try {
    const { openFinder } = await import("../finder/open.tsx");
    openFinder(typedAhead);
  } finally {
    typedAhead = undefined;
  }
}

function press(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}

/** The section whose heading comes next under the bar, or the one before it. */
function goToSection(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>(".part > h2 > a")];
  const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  const tops = links.map((link) => link.closest("h2")?.getBoundingClientRect().top ?? 0);
  const index =
    step === 1
      ? tops.findIndex((top) => top > line + 8)
      : tops.findLastIndex((top) => top < line - 8);
  const link = links[index];
  if (link === undefined) return links.length > 0;
  link.closest("h2")?.scrollIntoView();
  link.focus({ preventScroll: true });
  return true;
}
