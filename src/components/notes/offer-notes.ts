/**
 * Offers notes in a lesson: a button beside what is selected, the key `N`, and a place at the end for those who use
 * neither. Everything else is fetched when the lesson has notes, or the learner writes the first.
 */
import { noteJournal } from "../../study/journal.ts";
import type { NotePlace } from "../../study/notes.ts";
import { readNotes } from "../../study/read-progress.ts";
import { NOTE_EVENT } from "../keys/listen.ts";
import type { LessonNotes } from "./lesson-notes.tsx";
import { lessonMain, placeOf, wholeLesson } from "./lesson-place.ts";

/** Makes notes possible in the lesson on this page, and shows those that are there. */
export function offerNotes(): void {
  const main = lessonMain();
  if (main === null) return;
  let fetched: Promise<LessonNotes> | undefined;
  const notes = (): Promise<LessonNotes> => {
    fetched ??= import("./lesson-notes.tsx")
      .then(({ LessonNotes }) => LessonNotes.open(main))
      .catch((cause: unknown) => {
        // The next wish tries again.
        fetched = undefined;
        throw cause;
      });
    return fetched;
  };
  const write = (place: NotePlace): void => {
    void notes().then((all) => all.write(place));
  };
  offerAtSelection(main, (selection) => write(placeOf(main, selection)));
  placeAtEnd(main, () => write(wholeLesson(main)));
  void readNotes().then((all) => {
    const here = all.some(
      (note) => !note.deleted && note.lesson === Number(main.dataset["offset"]),
    );
    if (here || noteJournal().entries().length > 0) void notes();
  });
  document.addEventListener(NOTE_EVENT, (event) => {
    event.preventDefault();
    write(placeOf(main, selectionIn(main)));
  });
}

/** The selected words, if they are the lesson's. */
function selectionIn(main: HTMLElement): Range | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const common = range.commonAncestorContainer;
  const element = common instanceof Element ? common : common.parentElement;
  if (element === null || !main.contains(element)) return undefined;
  if (element.closest("minibroker-workbench, .my-note, .my-notes, .pager") !== null)
    return undefined;
  return range.toString().trim() === "" ? undefined : range.cloneRange();
}

/** A button below what is selected, for as long as it is. */
function offerAtSelection(main: HTMLElement, write: (selection: Range) => void): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--sm note-here";
  button.innerHTML = "Note <kbd>N</kbd>";
  button.hidden = true;
  document.body.append(button);
  let selected: Range | undefined;
  document.addEventListener("selectionchange", () => {
    const range = selectionIn(main);
    // A tap on the button may take the selection away before it clicks.
    if (range === undefined && document.activeElement === button) return;
    selected = range;
    button.hidden = range === undefined;
    if (range === undefined) return;
    const rects = range.getClientRects();
    const last = rects[rects.length - 1] ?? range.getBoundingClientRect();
    button.style.top = `${last.bottom + scrollY + 8}px`;
    button.style.left = `${Math.max(8, Math.min(last.right, innerWidth - 96)) + scrollX}px`;
  });
  // Keeps the selection while the button is pressed.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (selected !== undefined) write(selected);
    button.hidden = true;
    document.getSelection()?.removeAllRanges();
  });
}

/** Before the pager: how notes are made, a button that makes one, and room for notes whose words are gone. */
function placeAtEnd(main: HTMLElement, write: () => void): void {
  const section = document.createElement("section");
  section.className = "part my-notes";
  section.setAttribute("aria-labelledby", "your-notes");
  section.innerHTML = `<h2 id="your-notes">Your notes</h2>
<p class="my-notes-how">Select text and press <kbd>N</kbd> to write beside it. Notes stay in this browser; all of them are on the notes page.</p>
<p class="my-notes-ways"><button class="btn" type="button">Write a note on this lesson</button></p>`;
  section.querySelector("button")?.addEventListener("click", write);
  main.querySelector(".pager")?.before(section);
}
