/** The learner's notes in a lesson: shown in the margin, written there, kept in the study store. */
import { render } from "preact";
import { noteJournal } from "../../study/journal.ts";
import { type NoteEnvironment, NoteSession, recoverNotes } from "../../study/note-session.ts";
import { type NewNote, type NotePlace, notesInOrder } from "../../study/notes.ts";
import { scheduleByTimer } from "../../study/schedule.ts";
import { Study } from "../../study/study.ts";
import { adoptStyles } from "../../styles/adopt.ts";
import { rangeOf } from "./anchor.ts";
import { sectionOf } from "./lesson-place.ts";
import { freeTop, GAP, type Span } from "./margin-layout.ts";
import { type CardMode, NoteCard } from "./NoteCard.tsx";
import css from "./notes.css?inline";

adoptStyles(css);

/** A note on the page. */
interface Card {
  readonly session: NoteSession;
  readonly host: HTMLElement;
  /** The words beside which it stands, if they are there. */
  readonly range: Range | undefined;
  readonly orphaned: boolean;
  mode: CardMode;
  undo: (() => Promise<void>) | undefined;
}

const environment: NoteEnvironment = {
  now: () => Date.now(),
  schedule: scheduleByTimer,
  journal: noteJournal(),
  newId: () => crypto.randomUUID(),
};

export class LessonNotes {
  readonly #main: HTMLElement;
  readonly #study: Study;
  readonly #cards: Card[] = [];

  private constructor(main: HTMLElement, study: Study) {
    this.#main = main;
    this.#study = study;
  }

  /** Opens the learner's data, and shows the notes of the lesson. */
  static async open(main: HTMLElement): Promise<LessonNotes> {
    const study = await Study.open();
    await recoverNotes(study, environment.journal);
    const all = new LessonNotes(main, study);
    const offset = Number(main.dataset["offset"]);
    for (const note of notesInOrder(await study.notes())) {
      if (note.lesson === offset) all.#add(note, note.revision, "reading");
    }
    all.#arrangeWhenNeeded();
    const linked = all.#cards.find((card) => `#note-${card.session.note.id}` === location.hash);
    linked?.host.scrollIntoView({ block: "center" });
    return all;
  }

  /** Begins a note, with the focus in it. */
  write(place: NotePlace): void {
    const now = environment.now();
    const note: NewNote = {
      ...place,
      id: environment.newId(),
      text: "",
      createdAt: now,
      updatedAt: now,
      deleted: false,
    };
    const card = this.#add(note, 0, "writing");
    this.#arrange();
    card.host.scrollIntoView({ block: "nearest" });
  }

  #add(note: NewNote, revision: number, mode: CardMode): Card {
    const { range, after, orphaned } = this.#spot(note);
    const host = document.createElement("aside");
    host.className = "note my-note";
    host.id = `note-${note.id}`;
    host.setAttribute("aria-label", "Your note");
    const session = new NoteSession(note, revision, this.#study, environment);
    const card: Card = { session, host, range, orphaned, mode, undo: undefined };
    after.after(host);
    this.#cards.push(card);
    this.#draw(card, mode === "writing");
    return card;
  }

  /** After what a note stands: the block with its words, the heading of its section, or the list at the end. */
  #spot(note: NewNote): { range: Range | undefined; after: Element; orphaned: boolean } {
    const end = this.#main.querySelector(".my-notes > :last-child") ?? this.#main;
    const section = sectionOf(this.#main, note.section);
    if (note.quote === "") {
      const heading = note.section === "" ? undefined : section?.querySelector("h2");
      return { range: undefined, after: heading ?? end, orphaned: section === undefined };
    }
    // An edit may have moved the words to another section.
    const range =
      (section && rangeOf(section, note.quote, note.before)) ??
      rangeOf(this.#main, note.quote, note.before);
    const block = range && blockOf(range, this.#main);
    if (block === undefined) return { range: undefined, after: end, orphaned: true };
    return { range, after: block, orphaned: false };
  }

  #draw(card: Card, focus: boolean): void {
    const { session, host, mode } = card;
    const become = (next: CardMode) => {
      card.mode = next;
      this.#draw(card, true);
      this.#arrange();
    };
    render(
      <NoteCard
        note={session.note}
        mode={mode}
        orphaned={card.orphaned}
        problem={this.#study.problem?.message}
        focus={focus}
        onEdit={() => become("writing")}
        onInput={(text) => session.edit(text)}
        onDone={() => {
          void session.flush();
          if (session.note.text.trim() === "") void this.#delete(card, become);
          else become("reading");
        }}
        onDelete={() => void this.#delete(card, become)}
        onUndo={() => {
          void card.undo?.();
          become("reading");
        }}
      />,
      host,
    );
  }

  async #delete(card: Card, become: (mode: CardMode) => void): Promise<void> {
    const empty = card.session.note.text.trim() === "";
    card.undo = await card.session.remove();
    if (!empty) {
      become("deleted");
      return;
    }
    render(null, card.host);
    card.host.remove();
    this.#cards.splice(this.#cards.indexOf(card), 1);
    this.#arrange();
  }

  #arrangeWhenNeeded(): void {
    const observer = new ResizeObserver(() => this.#arrange());
    observer.observe(this.#main);
    this.#arrange();
  }

  /** Marks the words, and stacks the cards in the margin where there is one. */
  #arrange(): void {
    const ranges = this.#cards
      .filter((card) => card.mode !== "deleted")
      .flatMap(({ range }) => range ?? []);
    if (typeof Highlight !== "undefined") CSS.highlights.set("notes", new Highlight(...ranges));
    this.#stack();
  }

  /**
   * From the top down, each note level with its words or as near as there is room. A figure or table below the words
   * moves down for a note that would run over it, as it does for the lesson's own.
   */
  #stack(): void {
    const walls = [...this.#main.querySelectorAll<HTMLElement>(".part > .wide")];
    for (const wall of walls) wall.style.marginTop = "";
    const taken: HTMLElement[] = [
      ...this.#main.querySelectorAll<HTMLElement>(".note:not(.my-note) > div"),
    ];
    const floating = this.#cards
      .filter(({ host }) => getComputedStyle(host).position === "absolute")
      .toSorted((left, right) => topOf(left) - topOf(right));
    for (const card of floating) {
      const { host } = card;
      const inside = walls.find((wall) => card.range && wall.contains(card.range.startContainer));
      const wished = inside === undefined ? topOf(card) : spanOf(inside).bottom + GAP;
      const height = host.offsetHeight;
      const top = freeTop(wished, height, taken.map(spanOf));
      host.style.top = `${top - pageTop(host.parentElement ?? this.#main)}px`;
      taken.push(host);
      for (const wall of walls) {
        const span = spanOf(wall);
        const excess = top + height + GAP - span.top;
        if (excess <= 0 || span.bottom <= top || wall === inside) continue;
        const margin = Number.parseFloat(getComputedStyle(wall).marginTop);
        wall.style.marginTop = `${margin + excess}px`;
      }
    }
  }
}

/** The block of the lesson that holds a range: the child of its section, or of the lesson itself. */
function blockOf(range: Range, main: HTMLElement): Element | undefined {
  const { startContainer } = range;
  let block = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  while (
    block !== null &&
    !(block.parentElement?.matches(".part") || block.parentElement === main)
  ) {
    block = block.parentElement;
  }
  return block ?? undefined;
}

function topOf({ range, host }: Card): number {
  const words = range?.getClientRects()[0];
  if (words !== undefined) return words.top + scrollY;
  return pageTop(host.previousElementSibling ?? host);
}

function pageTop(element: Element): number {
  return element.getBoundingClientRect().top + scrollY;
}

function spanOf(element: Element): Span {
  const { top, bottom } = element.getBoundingClientRect();
  return { top: top + scrollY, bottom: bottom + scrollY };
}
