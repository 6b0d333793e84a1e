import { RUN_IN } from "../../../grading/runner-choice.ts";
import { noActions } from "../actions.ts";
import { CHOICES, CONTACTED, containerLine, placeName } from "../place-wording.ts";
import { BootSteps } from "./BootSteps.tsx";
import { useMenu } from "./menu.ts";
import type { PartProps } from "./part.ts";

/** Where the tests run, in a word; opened, the choice, and how the container is. */
export function RunIn({ state, actions }: PartProps) {
  const { menu, onKeyDown } = useMenu();
  const { choice, container, asked } = state.place;
  const line = containerLine(container);
  return (
    <details class="wb-more wb-run-in" ref={menu} onKeyDown={onKeyDown}>
      <summary class="tag" title="Where the tests run">
        <span class="vh">Run in: </span>
        {placeName(state.place)}
      </summary>
      {/* Closed until the workbench works, so the page need not carry it. */}
      {actions !== noActions && (
        <div class="wb-menu">
          <fieldset>
            <legend>Run in</legend>
            {RUN_IN.map((option) => (
              <label key={option}>
                <input
                  type="radio"
                  name="run-in"
                  value={option}
                  checked={option === choice}
                  onChange={() => actions.runIn(option)}
                />
                <span>
                  <b>{CHOICES[option].name}</b> {CHOICES[option].what}
                </span>
              </label>
            ))}
          </fieldset>
          {line !== undefined && (
            <div class="wb-container">
              <p>
                <b>{line}</b>
                {container.kind === "unavailable" && <> {container.reason}</>}
              </p>
              {container.kind === "preparing" && <BootSteps steps={container.steps} />}
              {container.kind === "unavailable" && (
                <button
                  class="btn btn--sm"
                  type="button"
                  onClick={() => void actions.startContainer()}
                >
                  Try again
                </button>
              )}
            </div>
          )}
          {choice === "auto" && !asked && container.kind === "idle" && (
            <div class="wb-container">
              <button
                class="btn btn--sm"
                type="button"
                onClick={() => void actions.startContainer()}
              >
                Start a container
              </button>
            </div>
          )}
          <p class="wb-contacted">{CONTACTED}</p>
        </div>
      )}
    </details>
  );
}
