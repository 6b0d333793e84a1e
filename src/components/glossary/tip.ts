/**
 * The definition of a term, beside the term: on hover and focus, and on a first tap. It stays while the pointer
 * is on it and goes on Escape, as WCAG 1.4.13 asks.
 */
import { adoptStyles } from "../../styles/adopt.ts";
import { sitePath } from "../site/path.ts";
import { type Definition, fetchDefinitions } from "./definitions.ts";
import { besideWord } from "./place.ts";
import css from "./tip.css?inline";

/** Long enough for a pointer that only passes over; short enough not to be noticed. Milliseconds. */
const HOVER_DELAY = 150;
/** How long a tip must be read to count as looked up, and not only passed over. */
const READ_DELAY = 1200;
/** Time to cross from the word to the tip. */
const LEAVE_DELAY = 250;

const tip = document.createElement("div");
tip.className = "term-tip";
tip.id = "term-tip";
tip.popover = "manual";
tip.role = "tooltip";

let definitions: Promise<ReadonlyMap<string, Definition>> | undefined;
let shown: HTMLAnchorElement | undefined;
let reading: ReturnType<typeof setTimeout> | undefined;
/** Terms that this page has noted: once is enough, the reviews count a day. */
const noted = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** The term that a finger went down on while its tip was not there: that tap shows it and does not follow. */
let firstTap: HTMLAnchorElement | undefined;

/** Shows the tip of `link`, and from now on those of all terms. */
export function showTips(link: HTMLAnchorElement, touched: boolean): void {
  adoptStyles(css);
  (document.querySelector("main") ?? document.body).append(tip);
  document.addEventListener("pointerover", onPointerOver);
  document.addEventListener("pointerdown", onPointerDown);
  document.addEventListener("focusin", onFocusIn);
  document.addEventListener("focusout", onFocusOut);
  document.addEventListener("keydown", onKeyDown, true);
  document.addEventListener("click", onClick);
  if (touched) firstTap = link;
  void show(link, touched);
}

function termOf(event: Event): HTMLAnchorElement | undefined {
  const link = event.target instanceof Element ? event.target.closest("a.term") : null;
  return link instanceof HTMLAnchorElement ? link : undefined;
}

function onPointerOver(event: PointerEvent): void {
  if (event.pointerType === "touch") return;
  const link = termOf(event);
  const onTip = event.target instanceof Node && tip.contains(event.target);
  if (onTip || (link !== undefined && link === shown)) clearTimeout(timer);
  else if (link !== undefined) later(HOVER_DELAY, () => void show(link, false));
  else if (shown !== undefined && document.activeElement !== shown) later(LEAVE_DELAY, hide);
}

function onPointerDown(event: PointerEvent): void {
  const link = termOf(event);
  firstTap = event.pointerType === "touch" && link !== shown ? link : undefined;
  if (link === undefined && !(event.target instanceof Node && tip.contains(event.target))) hide();
}

function onFocusIn(event: FocusEvent): void {
  const link = termOf(event);
  if (link !== undefined && link !== shown) void show(link, link === firstTap);
}

function onFocusOut(event: FocusEvent): void {
  if (termOf(event) === shown) hide();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== "Escape" || shown === undefined) return;
  event.stopPropagation();
  hide();
}

function onClick(event: MouseEvent): void {
  const link = termOf(event);
  if (link === undefined || link !== firstTap) return;
  event.preventDefault();
  firstTap = undefined;
  void show(link, true);
}

function later(ms: number, action: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(action, ms);
}

async function show(link: HTMLAnchorElement, touched: boolean): Promise<void> {
  clearTimeout(timer);
  if (shown !== link) hide();
  shown = link;
  definitions ??= fetchDefinitions(sitePath("reference/glossary.json"));
  const term = decodeURIComponent(link.hash.slice(1));
  let found: Definition | undefined;
  let content: (Node | string)[];
  try {
    found = (await definitions).get(term);
    content = found === undefined ? ["The glossary has no such term."] : written(found, touched);
  } catch (error) {
    definitions = undefined; // the next term tries again
    content = [error instanceof Error ? error.message : String(error)];
  }
  if (shown !== link) return;
  tip.replaceChildren(...content);
  link.setAttribute("aria-describedby", tip.id);
  tip.showPopover();
  if (found !== undefined) reading = setTimeout(() => void noteLookUp(term), READ_DELAY);
  const place = besideWord(link.getClientRects()[0] ?? link.getBoundingClientRect(), {
    width: tip.offsetWidth,
    height: tip.offsetHeight,
    windowWidth: document.documentElement.clientWidth,
    windowHeight: innerHeight,
  });
  tip.style.left = `${place.left + scrollX}px`;
  tip.style.top = `${place.top + scrollY}px`;
}

function written({ term, definition }: Definition, touched: boolean): Node[] {
  const name = document.createElement("b");
  name.textContent = term;
  const text = document.createElement("p");
  text.textContent = definition;
  if (!touched) return [name, text];
  const more = document.createElement("small");
  more.textContent = "Tap the word again for the glossary.";
  return [name, text, more];
}

/** A term that was looked up comes back in the reviews. */
async function noteLookUp(term: string): Promise<void> {
  if (noted.has(term)) return;
  noted.add(term);
  const { recordFact } = await import("../../study/record-fact.ts");
  await recordFact({ type: "looked-up", term });
}

function hide(): void {
  clearTimeout(timer);
  clearTimeout(reading);
  if (shown === undefined) return;
  shown.removeAttribute("aria-describedby");
  shown = undefined;
  if (tip.matches(":popover-open")) tip.hidePopover();
}
