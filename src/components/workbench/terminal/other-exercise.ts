/** A command in the terminal changed the module of an exercise that is not on this page: its draft changes. */
import type { ShellEdit } from "../../../grading/web-container/learner-copy.ts";
import { DraftSession } from "../../../study/draft-session.ts";
import type { StudyStore } from "../../../study/store.ts";

/**
 * Keeps what a shell made of an exercise that is not on this page, as its draft. What it writes in several goes
 * is kept in that order.
 */
export function otherExercises(
  store: StudyStore,
  now: () => number,
): (edit: ShellEdit) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (edit) => {
    const kept = last.then(() => keep(store, edit, now));
    // The next edit does not depend on how this one ended, which its caller is told.
    last = kept.catch(() => {});
    return kept;
  };
}

async function keep(
  store: StudyStore,
  { exercise, text, starter }: ShellEdit,
  now: () => number,
): Promise<void> {
  const session = await DraftSession.open(exercise, starter, store, {
    now,
    schedule: () => () => {},
  });
  if (text === session.text) return;
  await session.replace(text, "before-terminal");
  // Another tab wrote it in this moment: then the text is no draft, but it is not lost.
  if (session.status.conflict !== undefined) await session.keepVersion("before-terminal");
}
