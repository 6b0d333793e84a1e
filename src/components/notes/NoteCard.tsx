import { useLayoutEffect, useRef } from "preact/hooks";
import type { NewNote } from "../../study/notes.ts";

/** How a card looks: read, being written, or deleted a moment ago. */
export type CardMode = "reading" | "writing" | "deleted";

/** What a card shows, and what can be asked of it. */
export interface CardProps {
  readonly note: NewNote;
  readonly mode: CardMode;
  /** Whether the words that the note was written beside are gone from the lesson. */
  readonly orphaned: boolean;
  /** Why nothing is kept, if so. */
  readonly problem: string | undefined;
  /** Whether the control that the learner needs next takes the focus. */
  readonly focus: boolean;
  readonly onEdit: () => void;
  readonly onInput: (text: string) => void;
  readonly onDone: () => void;
  readonly onDelete: () => void;
  readonly onUndo: () => void;
}

/** A note of the learner's, in the margin of a lesson. Everything they wrote is shown as text, never as markup. */
export function NoteCard(props: CardProps) {
  const { note, mode, orphaned, problem, focus } = props;
  const next = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (focus) next.current?.focus();
  }, [mode]);
  if (mode === "deleted") {
    return (
      <div class="my-note-body">
        <p role="status">Note deleted.</p>
        <button
          class="btn btn--sm"
          type="button"
          ref={(button) => {
            next.current = button;
          }}
          onClick={props.onUndo}
        >
          Undo
        </button>
      </div>
    );
  }
  return (
    <div class="my-note-body">
      {orphaned && (
        <p class="my-note-lost">
          {note.quote === ""
            ? "The section that this note was written on is gone."
            : "The words that this note was written beside have changed."}
        </p>
      )}
      {note.quote !== "" && <blockquote>{note.quote}</blockquote>}
      {mode === "writing" ? (
        <>
          <textarea
            ref={(area) => {
              next.current = area;
            }}
            aria-label={
              note.quote === "" ? "Your note on this section" : `Your note on “${note.quote}”`
            }
            rows={4}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onKeyDown={(event) => {
              const finished = event.key === "Enter" && (event.ctrlKey || event.metaKey);
              if (event.key !== "Escape" && !finished) return;
              event.preventDefault();
              event.stopPropagation();
              props.onDone();
            }}
            value={note.text}
          />
          {problem !== undefined && <p role="alert">{problem}</p>}
          <div class="my-note-tools">
            <button class="btn btn--sm" type="button" onClick={props.onDone}>
              Done
            </button>
            <button class="btn btn--quiet btn--sm" type="button" onClick={props.onDelete}>
              Delete
            </button>
          </div>
        </>
      ) : (
        <>
          <p class="my-note-text">{note.text}</p>
          <div class="my-note-tools">
            <button
              class="btn btn--quiet btn--sm"
              type="button"
              ref={(button) => {
                next.current = button;
              }}
              onClick={props.onEdit}
            >
              Edit <span class="vh">your note</span>
            </button>
            <button class="btn btn--quiet btn--sm" type="button" onClick={props.onDelete}>
              Delete <span class="vh">your note</span>
            </button>
          </div>
        </>
      )}
    </div>
  );
}
