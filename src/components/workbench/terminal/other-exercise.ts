/** A command in the terminal changed the module of an exercise that is not on this page: its draft changes. */
import type { ShellEdit } from "../../../grading/web-container/learner-copy.ts";
import { DraftSession } from "../../../study/draft-session.ts";
import type { StudyStore } from "../../../study/store.ts";

/** Makes the text the exercise's draft; what the draft was before is kept among its earlier versions. */
export async function keepShellEdit(
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
