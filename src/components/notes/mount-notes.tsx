/** Brings the notes page to life. */
import { hydrate, render } from "preact";
import { noteJournal } from "../../study/journal.ts";
import { recoverNotes } from "../../study/note-session.ts";
import { notesInOrder } from "../../study/notes.ts";
import { Study } from "../../study/study.ts";
import type { CourseFacts } from "../progress/course-facts.ts";
import { NotesView } from "./NotesView.tsx";

/** Takes over what the server drew in `root`, whose `data-facts` describe the course. */
export async function mountNotes(root: HTMLElement): Promise<void> {
  const facts: CourseFacts = JSON.parse(root.dataset["facts"] ?? '{"segments":[]}');
  hydrate(<NotesView facts={facts} notes={[]} />, root);
  const study = await Study.open();
  await recoverNotes(study, noteJournal());
  const show = async (): Promise<void> => {
    render(<NotesView facts={facts} notes={notesInOrder(await study.notes())} />, root);
  };
  study.subscribe(() => void show());
  await show();
}
