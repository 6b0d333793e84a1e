import { useState } from "preact/hooks";
import { type Note, noteMatches } from "../../study/notes.ts";
import { type CourseFacts, lessonAt } from "../progress/course-facts.ts";
import { sitePath } from "../site/path.ts";

/** All notes, by lesson, with a search. Everything the learner wrote is shown as text. */
export function NotesView({
  facts,
  notes,
}: {
  readonly facts: CourseFacts;
  /** In the order of the course, without the deleted. */
  readonly notes: readonly Note[];
}) {
  const [query, setQuery] = useState("");
  const found = notes.filter((note) => noteMatches(note, query));
  const lessons = [...new Set(found.map((note) => note.lesson))];
  return (
    <>
      <header>
        <h1>Notes</h1>
        <p class="lead">
          What you wrote beside the lessons. They are in this browser, and in every export of{" "}
          <a href={sitePath("progress/")}>your log</a>.
        </p>
      </header>
      {notes.length === 0 ? (
        <p class="empty">
          No notes yet. Select text in a lesson and press <kbd>N</kbd> to write one beside it.
        </p>
      ) : (
        <>
          <search class="note-search">
            <label>
              Search your notes
              <input
                type="search"
                autocomplete="off"
                value={query}
                onInput={(event) => setQuery(event.currentTarget.value)}
              />
            </label>
            <p role="status">
              {query.trim() === ""
                ? `${notes.length} ${notes.length === 1 ? "note" : "notes"}`
                : `${found.length} of ${notes.length} notes`}
            </p>
          </search>
          {found.length === 0 && (
            <p class="empty">No note has these words. Fewer words find more.</p>
          )}
          {lessons.map((offset) => (
            <Lesson
              key={offset}
              facts={facts}
              offset={offset}
              notes={found.filter((note) => note.lesson === offset)}
            />
          ))}
        </>
      )}
    </>
  );
}

function Lesson({
  facts,
  offset,
  notes,
}: {
  readonly facts: CourseFacts;
  readonly offset: number;
  readonly notes: readonly Note[];
}) {
  const lesson = lessonAt(facts, offset);
  return (
    <section class="note-lesson" aria-labelledby={`notes-${offset}`}>
      <h2 id={`notes-${offset}`}>
        <span class="num">{offset}</span>
        {lesson?.title ?? "A lesson that is gone"}
      </h2>
      <ol>
        {notes.map((note) => (
          <li key={note.id}>
            {note.quote !== "" && <blockquote>{note.quote}</blockquote>}
            <p class="note-text">{note.text}</p>
            <p class="note-where">
              {lesson?.href === undefined ? (
                note.sectionTitle
              ) : (
                <a href={`${lesson.href}#note-${note.id}`}>
                  {note.sectionTitle === "" ? "In the lesson" : note.sectionTitle}
                </a>
              )}
              <time dateTime={new Date(note.updatedAt).toISOString()}>
                {new Date(note.updatedAt).toLocaleDateString("en-GB", { dateStyle: "medium" })}
              </time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
