import type { Pane } from "../state.ts";
import { passedCount } from "../wording.ts";
import type { PartProps } from "./part.ts";

const names: readonly { readonly id: Pane; readonly name: string }[] = [
  { id: "task", name: "Task" },
  { id: "code", name: "Code" },
  { id: "results", name: "Results" },
];

/** On narrow screens, focus mode shows one pane at a time. */
export function Panes({ state, actions }: PartProps) {
  const { verdict } = state;
  return (
    <>
      {names.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={state.pane === id}
          onClick={() => actions.showPane(id)}
        >
          {name}
          {id === "results" && verdict !== undefined && (
            <span class="num">
              {" "}
              {passedCount(verdict)}/{verdict.tests.length}
            </span>
          )}
        </button>
      ))}
    </>
  );
}
