import { exercisePath, sitePath } from "../../site/path.ts";
import { noActions } from "../actions.ts";
import { keyName } from "../keyboard.ts";
import { revealed } from "../state.ts";
import { Icon } from "./Icon.tsx";
import { useMenu } from "./menu.ts";
import type { PartProps } from "./part.ts";
import { RunIn } from "./RunIn.tsx";

/** Run, or Stop while it runs: one button, so that the focus stays where it is. */
export function RunButton({ state, actions, apple }: PartProps) {
  const busy = state.activity.kind !== "idle";
  return (
    <button
      class={busy ? "btn btn--sm wb-run" : "btn btn--primary btn--sm wb-run"}
      type="button"
      onClick={() => (busy ? actions.stop() : void actions.run())}
    >
      <Icon name={busy ? "stop" : "run"} />
      {busy ? "Stop" : "Run tests"}
      <span class="keys" data-apple={keyName(busy ? "stop" : "run", true)} aria-hidden="true">
        {keyName(busy ? "stop" : "run", apple)}
      </span>
    </button>
  );
}

/** Takes the learner's file back to the starting code. Can be undone, so it does not ask. */
export function ResetButton({ actions }: PartProps) {
  return (
    <button
      class="btn btn--quiet btn--sm btn--icon"
      type="button"
      aria-label="Reset to the starting code"
      title="Reset to the starting code"
      onClick={() => void actions.reset()}
    >
      <Icon name="reset" />
    </button>
  );
}

/** Everything that is needed now and then. */
export function More({ state, actions }: PartProps) {
  const { menu, shut, onKeyDown } = useMenu();
  // Closed until the workbench works: the page carries only what works without it.
  const item = (label: string, act: () => void, keys?: string) =>
    actions !== noActions && (
      <li>
        <button
          type="button"
          onClick={() => {
            shut();
            act();
          }}
        >
          {label}
          {keys !== undefined && <kbd>{keys}</kbd>}
        </button>
      </li>
    );
  const open = revealed(state.progress);
  return (
    <details class="wb-more" ref={menu} onKeyDown={onKeyDown}>
      <summary class="btn btn--quiet btn--sm btn--icon" aria-label="More" title="More">
        <Icon name="more" />
      </summary>
      <ul>
        {item("Show a hint", () => void actions.hint(), "Alt H")}
        {open.suite
          ? item("Open the hidden tests", () => actions.openFile("suite"))
          : item("Show the hidden tests", () => void actions.openDialog("reveal-suite"))}
        {open.solution
          ? item("Compare with the solution", () => actions.openFile("solution"))
          : item("Show the solution", () => void actions.openDialog("reveal-solution"))}
        {item("Earlier versions", () => void actions.openDialog("versions"))}
        {item("Export my work", () => void actions.exportWork())}
        <li>
          <a href={sitePath("minibroker-exercises.zip")} download>
            Download the kit
          </a>
        </li>
        {item("Keys", () => void actions.openDialog("keyboard"))}
      </ul>
    </details>
  );
}

/** The right end of the bar, in a lesson. */
export function Tools(props: PartProps) {
  return (
    <div class="wb-tools">
      <RunIn {...props} />
      <ResetButton {...props} />
      <a
        class="btn btn--quiet btn--sm btn--icon"
        href={exercisePath(props.facts.exercise.id)}
        aria-label="Open full screen"
        title="Open full screen"
      >
        <Icon name="full" />
      </a>
      <More {...props} />
      <RunButton {...props} />
    </div>
  );
}

/** The right end of the editor's bar, in focus mode: running is in the page's own bar. */
export function EditorTools(props: PartProps) {
  return (
    <div class="wb-tools">
      <ResetButton {...props} />
      <More {...props} />
    </div>
  );
}
