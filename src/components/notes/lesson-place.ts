/** Where in a lesson something is, in the words of a note. */
import type { NotePlace } from "../../study/notes.ts";
import { quoteOf } from "./anchor.ts";

/** The lesson on this page. */
export function lessonMain(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main.page[data-offset]");
}

/** The section that an anchor names; the whole lesson for its introduction, and `undefined` if the section is gone. */
export function sectionOf(main: HTMLElement, anchor: string): Element | undefined {
  if (anchor === "") return main;
  return document.getElementById(anchor)?.closest(".part") ?? undefined;
}

/** The place of a selection, or of the section being read if nothing is selected. */
export function placeOf(main: HTMLElement, selection: Range | undefined): NotePlace {
  const start = selection?.startContainer;
  const element = start instanceof Element ? start : start?.parentElement;
  const part = selection === undefined ? partBeingRead(main) : element?.closest(".part");
  const heading = part?.querySelector<HTMLElement>(":scope > h2[id]");
  const words =
    selection === undefined ? { quote: "", before: "" } : quoteOf(part ?? main, selection);
  return {
    lesson: Number(main.dataset["offset"]),
    section: heading?.id ?? "",
    sectionTitle: heading === null || heading === undefined ? "" : titleOf(heading),
    ...words,
  };
}

/** The place of a note on all of a lesson. */
export function wholeLesson(main: HTMLElement): NotePlace {
  return {
    lesson: Number(main.dataset["offset"]),
    section: "",
    sectionTitle: "",
    quote: "",
    before: "",
  };
}

/** A heading without the link that carries its number. */
function titleOf(heading: HTMLElement): string {
  const title = heading.cloneNode(true);
  if (title instanceof Element) title.querySelector("a")?.remove();
  return (title.textContent ?? "").trim();
}

/** The last section whose heading has passed the upper third of the window. */
function partBeingRead(main: HTMLElement): Element | undefined {
  const parts = [...main.querySelectorAll(":scope > .part")].filter(
    (part) => part.querySelector(":scope > h2 > a") !== null, // the numbered ones
  );
  return parts.findLast((part) => part.getBoundingClientRect().top < innerHeight / 3);
}
