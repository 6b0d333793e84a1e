import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Version } from "../../../study/drafts.ts";
import type { PartProps } from "./part.ts";

/** The question or the list that stands over the page, if there is one. */
export function Dialogs(props: PartProps) {
  const { state, actions, facts } = props;
  switch (state.dialog) {
    case "reveal-solution":
      return (
        <Dialog title="Show the solution?" {...props}>
          <p>
            You learn most from the version you find yourself. There may be hints left. Your code
            stays as it is, beside the solution, with the differences marked.
          </p>
          <div class="wb-ways">
            <button class="btn" type="button" onClick={() => actions.closeDialog()}>
              Keep trying
            </button>
            <button class="btn" type="button" onClick={() => void actions.revealSolution()}>
              Show the solution
            </button>
          </div>
        </Dialog>
      );
    case "reveal-suite":
      return (
        <Dialog title="Show the hidden tests?" {...props}>
          <p>
            Everything that they check is in the instructions. Reading the tests is fair, and what
            an engineer would do with a colleague’s code.
          </p>
          <div class="wb-ways">
            <button class="btn" type="button" onClick={() => actions.closeDialog()}>
              Not yet
            </button>
            <button class="btn" type="button" onClick={() => void actions.revealSuite()}>
              Show the tests
            </button>
          </div>
        </Dialog>
      );
    case "versions":
      return (
        <Dialog title="Earlier versions" {...props}>
          {state.versions.length === 0 ? (
            <p>Nothing yet. Each run keeps the code that was run.</p>
          ) : (
            <ul class="wb-versions">
              {state.versions.toReversed().map((version) => (
                <li key={`${version.at}:${version.reason}`}>
                  <span>
                    <time dateTime={new Date(version.at).toISOString()}>
                      {new Date(version.at).toLocaleString()}
                    </time>
                    {", "}
                    {reasonOf(version)}
                  </span>
                  <button
                    class="btn btn--sm"
                    type="button"
                    onClick={() => void actions.restore(version)}
                  >
                    Bring back
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div class="wb-ways">
            <button class="btn" type="button" onClick={() => actions.closeDialog()}>
              Close
            </button>
          </div>
        </Dialog>
      );
    case "keyboard":
      return (
        <Dialog title="Keys" {...props}>
          <dl class="wb-keys">
            {keysOf(props).map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p>
            Or work in your own editor: in a clone,{" "}
            <code>cd exercises &amp;&amp; npm test {facts.exercise.id}</code>
          </p>
          <div class="wb-ways">
            <button class="btn" type="button" onClick={() => actions.closeDialog()}>
              Close
            </button>
          </div>
        </Dialog>
      );
    case undefined:
      return null;
  }
}

function keysOf({ apple }: PartProps): readonly (readonly [string, string])[] {
  const primary = apple ? "⌘" : "Ctrl";
  const alt = apple ? "⌥" : "Alt";
  return [
    [`${primary} Enter`, "Run the tests"],
    [`${primary} .`, "Stop the run"],
    [`${primary} Shift Enter`, "Commit, when all tests pass"],
    [`${alt} 1 to ${alt} 9`, "Go to a file"],
    [`${primary} \\`, "Full screen, and back to the lesson"],
    ["F8", "Next problem"],
    [`${alt} H`, "Next hint"],
    ["Esc, then Tab", "Leave the editor"],
  ];
}

function reasonOf(version: Version): string {
  switch (version.reason) {
    case "ran":
      return version.note === undefined ? "run" : `run, ${version.note} passed`;
    case "before-reset":
      return "before a reset";
    case "before-solution":
      return "before the solution was shown";
    case "other-tab":
      return "from the tab that was not taken";
    case "before-import":
      return "before an import";
    case "before-restore":
      return "before an earlier version was brought back";
    case "before-terminal":
      return "before a command in the terminal changed it";
  }
}

/** A modal dialog. Closing it gives the focus back to where it was. */
function Dialog({
  title,
  children,
  actions,
}: PartProps & { readonly title: string; readonly children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="wb-dialog"
      aria-labelledby="wb-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        actions.closeDialog();
      }}
    >
      <h2 id="wb-dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
