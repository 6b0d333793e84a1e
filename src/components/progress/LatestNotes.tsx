import { notesInOrder } from "../../study/notes.ts";
import { sitePath } from "../site/path.ts";
import { lessonAt } from "./course-facts.ts";
import type { ProgressProps } from "./state.ts";
import { lessonName } from "./wording.ts";

/** Notes that are shown here; the notes page has all. */
const SHOWN = 3;

/** The learner's latest notes. */
export function LatestNotes({ state: { facts, data } }: ProgressProps) {
  const notes = notesInOrder(data.notes);
  const latest = notes.toSorted((left, right) => right.updatedAt - left.updatedAt);
  return (
    <section class="blk" aria-labelledby="latest-notes">
      <h2 id="latest-notes">Notes</h2>
      {notes.length === 0 ? (
        <p class="empty">
          No notes yet. Select text in a lesson and press <kbd>N</kbd> to write one beside it.
        </p>
      ) : (
        <>
          <p>What you wrote beside the lessons.</p>
          <ul class="list">
            {latest.slice(0, SHOWN).map((note) => {
              const href = lessonAt(facts, note.lesson)?.href;
              const where = `${lessonName(facts, note.lesson)}${note.sectionTitle === "" ? "" : `, ${note.sectionTitle}`}`;
              return (
                <li key={note.id}>
                  <div>
                    <p class="note-text">{note.text}</p>
                    <small>
                      {href === undefined ? where : <a href={`${href}#note-${note.id}`}>{where}</a>}
                    </small>
                  </div>
                </li>
              );
            })}
          </ul>
          <p class="more">
            <a href={sitePath("notes/")}>
              {notes.length === 1 ? "Your note, to search" : `All ${notes.length} notes, to search`}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
