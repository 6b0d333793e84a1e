/** The learner's own notes among the results: they are in this browser, and in no index. */
import { type Note, noteMatches, notesInOrder } from "../../study/notes.ts";
import type { Result } from "./results.ts";

/** Characters of a note that its row shows. */
const SHOWN = 90;

/**
 * Notes that have every word of the query.
 *
 * @param lessonAt address of the lesson at an offset; notes on lessons that are gone are on the notes page only
 */
export function foundNotes(
  notes: readonly Note[],
  query: string,
  lessonAt: (offset: number) => string | undefined,
): Result[] {
  return notesInOrder(notes)
    .filter((note) => noteMatches(note, query))
    .flatMap((note): Result[] => {
      const lesson = lessonAt(note.lesson);
      if (lesson === undefined) return [];
      const { id, text, quote, sectionTitle } = note;
      const title = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
      return [
        {
          kind: "note",
          key: id,
          title,
          href: `${lesson}#note-${id}`,
          offset: note.lesson,
          ...(sectionTitle === "" && quote === "" ? {} : { about: sectionTitle || quote }),
        },
      ];
    });
}
