import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type ImportPlan, isEmptyPlan } from "../../study/import-plan.ts";
import type { Progress } from "../../study/progress.ts";
import { reopenedBy } from "../../study/rewind.ts";
import { Dialog } from "../site/Dialog.tsx";
import type { ProgressProps } from "./state.ts";
import { counted, lessonName, listed, planLines } from "./wording.ts";

type DialogProps = ProgressProps & { readonly progress: Progress };

/** The question that stands over the page, if there is one. */
export function Dialogs(props: DialogProps) {
  const { dialog } = props.state;
  switch (dialog?.kind) {
    case "import":
      return <ImportDialog {...props} plan={dialog.plan} />;
    case "rewind":
      return <RewindDialog {...props} />;
    case "start-over":
      return <StartOverDialog {...props} />;
    case undefined:
      return null;
  }
}

function ImportDialog(props: DialogProps & { readonly plan: ImportPlan }) {
  const { actions, plan, state } = props;
  if (isEmptyPlan(plan)) {
    return (
      <Question title="Nothing to import" {...props}>
        <p>Everything in this file is here already. Nothing was changed.</p>
        <Ways>
          <button class="btn" type="button" onClick={() => actions.closeDialog()}>
            Close
          </button>
        </Ways>
      </Question>
    );
  }
  return (
    <Question title="Import this file?" {...props}>
      <p>It would change this here. You can undo it afterwards.</p>
      <ul class="plan">
        {planLines(plan, state.facts).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Ways>
        <button class="btn" type="button" onClick={() => actions.closeDialog()}>
          Cancel
        </button>
        <button class="btn btn--primary" type="button" onClick={() => void actions.applyImport()}>
          Import
        </button>
      </Ways>
    </Question>
  );
}

function RewindDialog(props: DialogProps) {
  const { actions, progress, state } = props;
  const [offset, setOffset] = useState(progress.done.at(-1) ?? 0);
  if (progress.done.length === 0) {
    return (
      <Question title="Nothing to rewind" {...props}>
        <p>No lesson is committed yet.</p>
        <Ways>
          <button class="btn" type="button" onClick={() => actions.closeDialog()}>
            Close
          </button>
        </Ways>
      </Question>
    );
  }
  const reopened = reopenedBy(offset, progress.done);
  return (
    <Question title="Rewind to an offset" {...props}>
      <label class="field">
        Rewind to
        <select
          value={String(offset)}
          onChange={(event) => setOffset(Number(event.currentTarget.value))}
        >
          {progress.done.map((lesson) => (
            <option key={lesson} value={String(lesson)}>
              {lessonName(state.facts, lesson)}
            </option>
          ))}
        </select>
      </label>
      <p>
        {listed(reopened.map((lesson) => lessonName(state.facts, lesson)))}{" "}
        {reopened.length === 1 ? "is" : "are"} open again, to be read and committed once more. Your
        code, attempts, answers and notes stay.
      </p>
      <Ways>
        <button class="btn" type="button" onClick={() => actions.closeDialog()}>
          Cancel
        </button>
        <button class="btn btn--primary" type="button" onClick={() => void actions.rewind(offset)}>
          Rewind to {offset}
        </button>
      </Ways>
    </Question>
  );
}

function StartOverDialog(props: DialogProps) {
  const { actions, state } = props;
  const { events, drafts } = state.data;
  return (
    <Question title="Start over at offset 0?" {...props}>
      <p>
        {counted(events.length, "event")} no longer count{events.length === 1 ? "s" : ""}
        {drafts.length > 0 &&
          `, and ${counted(drafts.length, "exercise")} ${drafts.length === 1 ? "begins" : "begin"} from the starting code again. Your code is kept among the earlier versions of each exercise`}
        . Notes stay. You can undo this here.
      </p>
      <Ways>
        <button class="btn btn--quiet" type="button" onClick={() => void actions.exportWork()}>
          Export first
        </button>
        <button class="btn" type="button" onClick={() => actions.closeDialog()}>
          Cancel
        </button>
        <button class="btn btn--primary" type="button" onClick={() => void actions.startOver()}>
          Start over
        </button>
      </Ways>
    </Question>
  );
}

function Ways({ children }: { readonly children: ComponentChildren }) {
  return <div class="question-ways">{children}</div>;
}

function Question({
  title,
  children,
  actions,
}: DialogProps & { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <Dialog class="question" labelledBy="question-title" onClose={() => actions.closeDialog()}>
      <h2 id="question-title">{title}</h2>
      {children}
    </Dialog>
  );
}
