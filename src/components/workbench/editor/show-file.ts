import type { ExercisePayload } from "../../../grading/exercise-payload.ts";
import type { DraftSession } from "../../../study/draft-session.ts";
import type { FileId } from "../state.ts";
import type { Editor } from "./editor.ts";

/** Has the editor show what a tab is of: the learner's text, a given file, or two texts beside each other. */
export function showFile(
  editor: Editor,
  file: FileId,
  data: ExercisePayload,
  session: DraftSession,
): void {
  const mine = { label: "Yours", text: session.text };
  // The terminal lies over the editor, which keeps what it shows.
  if (file === "terminal") return;
  if (file === "mine") editor.showMine();
  else if (file === "suite") {
    editor.showFile({ id: file, name: `${data.exercise.id}.test.ts`, text: data.suite });
  } else if (file === "solution") {
    const modified = { label: "Solution", text: data.solution };
    editor.showComparison({ id: file, original: mine, modified });
  } else if (file === "starter-diff") {
    const original = { label: "The starting code now", text: data.starter };
    editor.showComparison({ id: file, original, modified: mine });
  } else if (file === "conflict-diff") {
    const other = session.status.conflict?.text ?? session.text;
    const original = { label: "The other tab's version", text: other };
    editor.showComparison({ id: file, original, modified: mine });
  } else {
    const name = file.slice("given:".length);
    editor.showFile({ id: file, name: `${name}.ts`, text: data.broker[name] ?? "" });
  }
}
